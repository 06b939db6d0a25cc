import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import { visiblePlace } from '../../backend/location';
import { listing } from '../../refusal/listing';

/** The variables in which the targets of a blueprint may differ. */
const TARGET_VARIABLES = ['TARGET_NAMESPACE', 'TARGET_NAME', 'TARGET_KIND'] as const;

type TargetVariable = typeof TARGET_VARIABLES[number];

/** The variables in which targets may differ and still get the same place from a blueprint, and what a message says about that. */
interface SharedByTargets {
  readonly variables: readonly TargetVariable[];
  readonly found: string;
  readonly mend: string;
}

/** Undefined if each target gets a place of its own. A variable does not count where restic or the server normalises it away. */
export function sharedByTargets(
  { backend = {}, backupNamespace, task }: Conforming<wire.BackupBlueprintSpec>, among: readonly TargetVariable[] = TARGET_VARIABLES,
): SharedByTargets | undefined {
  // The plural of the kind distinguishes targets as the kind does.
  const written = JSON.stringify(backend).replace(/\$\{TARGET_RESOURCE\b/g, '${TARGET_KIND');
  // Only AppBindings have values for these variables, so all targets are of one kind.
  const isForDatabases = /\$\{TARGET_APP_/.test(written + (task?.name ?? ''));
  const place = (differing?: TargetVariable) => {
    const filledIn = written.replace(/\$\{(\w+)[^}]*\}/g, (_, name: string) => name === differing ? 'b' : 'a');
    return visiblePlace(JSON.parse(filledIn) as typeof backend, backupNamespace || (differing === 'TARGET_NAMESPACE' ? 'b' : 'a')) ?? filledIn;
  };
  const usual = place();
  const variables = among.filter((variable) => !(isForDatabases && variable === 'TARGET_KIND') && place(variable) === usual);
  const isNamed = (variable: TargetVariable) => new RegExp(`\\$\\{${variable}\\b`).test(written);
  const named = (names: readonly TargetVariable[]) => listing(names.map((name) => `\${${name}}`));
  const unnamed = variables.filter((variable) => !isNamed(variable));
  const idle = variables.filter(isNamed);
  return variables.length === 0 ? undefined : {
    variables,
    found: [
      ...unnamed.length > 0 ? [`does not name ${named(unnamed)}`] : [],
      ...idle.length > 0 ? [`names ${named(idle)} where that does not change the place`] : [],
    ].join(', and '),
    mend: mendOf(backend),
  };
}

const OWN_PLACE = 'stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}';

/** What to write into the field of the backend that tells its places apart. */
const mendOf = ({ local, rest }: Conforming<wire.Backend>) => local !== undefined ? `write a subPath such as "${OWN_PLACE}"`
  : rest !== undefined ? `write a url that ends in "/${OWN_PLACE}"` : `write a prefix such as "${OWN_PLACE}"`;
