import type { Answer } from './answers';
import type { Comparison } from './comparison';
import { MANIFESTS } from './drawn-manifests';
import { judge } from '../../lib/check/judge';
import { notBySchema } from '../../lib/check/rules/gitops/not-by-schema';
import { refusedLabel } from '../../lib/check/rules/gitops/refused-label';
import { asFields, type FieldPath, type Fields } from '../../lib/kubernetes/manifest-fields';
import { clusterOf } from '../check/judged';
import { CRDS, HAS_CRDS } from '../imports/conformance';

/** What is wrong with a field, to the API server or to the rules. */
interface Fault {
  readonly field: string;
  readonly isDropped: boolean;
  readonly says: string;
}

/** What the API server says of the creation of an object. */
interface Creation {
  readonly refused: ReadonlyArray<{ readonly field: string; readonly why: string }>;
  readonly dropped: readonly string[];
}

function toldByRules(manifest: Fields): Fault[] {
  const findings = judge(clusterOf([manifest]), { rules: [notBySchema, refusedLabel] });
  return findings.filter(({ found }) => !found.endsWith('the API server does not notice')).map(({ field, found, mend }) => {
    const missing = /^"(\w+)" is missing/.exec(found)?.slice(1) ?? [];
    return { field: asWritten([...field, ...missing]), isDropped: found.endsWith('the API server would drop it silently'), says: `${found}: ${mend}` };
  });
}

/** A path as the API server writes it, which quotes no step, and names no more of the metadata than a member. */
const asWritten = (path: FieldPath) =>
  path.slice(0, path[0] === 'metadata' ? 2 : undefined).map((step) => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').slice(1);

const toldByServer = ({ refused, dropped }: Creation): Fault[] => [
  ...refused.map(({ field, why }) => ({ field, isDropped: false, says: why })), ...dropped.map((field) => ({ field, isDropped: true, says: 'dropped' })),
];

/** Both look into what is wrong itself; the rule takes it for what is meant, and tells what comes to light once it is mended. */
const followsFrom = (one: Fault, other: Fault): boolean =>
  one.field.startsWith(other.field) && (/^[.[]/.test(one.field.slice(other.field.length)) || one.field === other.field && !one.isDropped && other.isDropped);

/** The rule does not say that a field is missing which is only misspelt. */
function isMisspelt({ field, isDropped }: Fault, other: Fault): boolean {
  const end = field.lastIndexOf('.');
  return !isDropped && other.isDropped && other.field.lastIndexOf('.') === end && other.field.startsWith(field.slice(0, end))
    && other.says.endsWith(`did you mean "${field.slice(end + 1)}"?`);
}

/** Nothing is lost with a member of the metadata that is unset, so that the rule lets it pass. */
const isUnset = ({ field, isDropped }: Fault, manifest: Fields): boolean =>
  isDropped && field.startsWith('metadata.') && [null, ''].includes(asFields(manifest.metadata)[field.slice('metadata.'.length)] as null | '');

/** The API server takes a list for a text that has a format, but no client can read the object then. */
const isListForText = ({ says }: Fault): boolean => /^a list .*: write base64 without line breaks$/.test(says);

function difference(text: string, { value, error }: Answer): unknown {
  if (error !== undefined) {
    return error;
  }
  const manifest = JSON.parse(text) as Fields;
  const [ours, theirs] = [toldByRules(manifest), toldByServer(value as Creation)];
  const left = (some: readonly Fault[], others: readonly Fault[]) => some.filter((one) =>
    !others.some(({ field, isDropped }) => field === one.field && isDropped === one.isDropped) && !some.some((other) => followsFrom(one, other)));
  const missed = left(theirs, ours).filter((one) => !ours.some((other) => isMisspelt(one, other)) && !isUnset(one, manifest));
  const invented = left(ours, theirs).filter((one) => !isListForText(one));
  return missed.length + invented.length === 0 ? undefined : { missed, invented };
}

if (!HAS_CRDS) {
  console.log(`>>> SKIPPED: custom resources were not compared with the API server, for there are no CRDs in ${CRDS}`);
}

export const comparisons: readonly Comparison[] = HAS_CRDS ? [{
  title: 'custom resources, of which the same fields are found as the API server refuses or drops',
  texts: MANIFESTS.map((manifest) => JSON.stringify(manifest)),
  question: { kind: 'customResource', crds: CRDS },
  difference,
}] : [];
