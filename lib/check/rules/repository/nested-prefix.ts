import type { Location } from '../../../backend/location';
import { listing } from '../../../refusal/listing';
import { once } from '../../../synth/once';
import { MADE_BY_BLUEPRINT, madeRepositories } from '../../graph/made-backup';
import { locationIn } from '../../graph/repository-location';
import { grouped } from '../../grouped';
import { lowered, type Found, type Level, type Rule } from '../../rule';
import { reportTogether } from '../../shared-report';
import { called, type Made, type Subject } from '../../subject';

/** A Repository and its place. */
interface Placed {
  readonly subject: Subject;
  readonly location: Location;
  readonly wipesOut: boolean;
}

export const nestedPrefix: Rule = {
  id: 'STASH102',
  name: 'nested-prefix',
  level: 'warning',
  title: 'A Repository is inside another one; an error if wipeOut of the outer one deletes it too.',
  why: 'restic keeps the two apart, so that both work. But if you delete the outer directory, you delete the inner repository too, and wipeOut of '
    + 'the outer Repository does exactly that. '
    + 'The finding is one level lower if the manifests do not show whether the two are in the same storage.',
  mend: 'Give them prefixes so that neither is a directory of the other, such as "shop/files" and "shop/db". Acknowledge it if the outer one is '
    + 'never deleted.',
  facts: [
    { says: 'restic reads and writes only its own files, so that a repository below another one does not harm it.', standing: 'measured' },
    { says: 'With wipeOut the operator deletes everything that begins with the prefix and a slash.', standing: 'source', see: 'stashed/stash: pkg/controller/repository.go' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    const all = [...cluster.repositories, ...madeRepositories(cluster)].flatMap((repository): Placed[] => {
      const location = locationIn(cluster, repository);
      return location === undefined ? [] : [{ subject: repository.subject, location, wipesOut: repository.manifest.spec?.wipeOut === true }];
    });
    const directories = directoriesOf(all);
    const nested = directories.size === 0 ? [] : all.flatMap(({ subject, location }) => {
      const around = parentsOf(location.prefix).flatMap((parent) => {
        const directory = directories.get(`${location.root}\n${parent}`);
        return directory === undefined ? [] : holding(directory, location);
      }).reduce<Outer | undefined>(worse, undefined);
      return around === undefined ? [] : [{ subject, around }];
    });
    const mistakes = grouped(nested, ({ subject, around }) => subject.made === undefined ? subject : patternKey(subject.made, around));
    for (const same of mistakes.values()) {
      const inner = same.map(({ subject }) => subject);
      const { also, ...found } = finding(same.at(-1)!.around, inner);
      reportTogether(cluster, report, inner.map((subject) => ({ subject, field: ['spec', 'backend'] })), found, also);
    }
  },
};

/** One key for all Repositories that a blueprint makes inside of another one: they are one mistake, however many objects ask for it. */
const patternKey = ({ blueprint }: Made, { placed: { subject: { namespace, name } }, doubt }: Outer) =>
  [blueprint.name, namespace, name, doubt].join('\n');

/** The Repositories below which there are others, by their visible place. */
function directoriesOf(all: readonly Placed[]): ReadonlyMap<string, Directory> {
  const parentsIn = once((_root: string) => new Set<string>());
  for (const { location: { root, prefix } } of all) {
    const known = parentsIn(root);
    // Ends at a known parent, because all parents of that are known too: many Repositories share few directories.
    for (let parent = parentOf(prefix); parent !== undefined && !known.has(parent); parent = parentOf(parent)) {
      known.add(parent);
    }
  }
  const directories = new Map<string, Directory>();
  for (const placed of all) {
    const { root, prefix, visible } = placed.location;
    if (parentsIn(root).has(prefix)) {
      directories.set(visible, withAnother(directories.get(visible), placed));
    }
  }
  return directories;
}

/** The Repositories with the same visible place, reduced to one for each place that is certainly the same. */
interface Directory {
  readonly byPlace: Map<string, Placed>;
  /** One of all Repositories, and one of those with an unknown hidden part; preferably one with wipeOut. */
  readonly any: Placed;
  readonly hidden?: Placed;
}

/** A Repository that another one is inside of. */
interface Outer {
  readonly placed: Placed;
  readonly doubt?: string;
}

const isHidden = ({ hidden }: Location) => hidden?.isKnown === false;

const dire = (one: Placed | undefined, other: Placed): Placed => one !== undefined && (one.wipesOut || !other.wipesOut) ? one : other;

function withAnother(directory: Directory | undefined, placed: Placed): Directory {
  const byPlace = directory?.byPlace ?? new Map<string, Placed>();
  const key = hiddenKey(placed.location);
  byPlace.set(key, dire(byPlace.get(key), placed));
  return {
    byPlace,
    any: dire(directory?.any, placed),
    hidden: isHidden(placed.location) ? dire(directory?.hidden, placed) : directory?.hidden,
  };
}

const hiddenKey = ({ hidden }: Location) => `${hidden?.isKnown}\n${hidden?.standIn}`;

/** The Repository of a directory that certainly contains `inner`, or else one that possibly does. */
function holding(directory: Directory, inner: Location): Outer[] {
  const certain = inner.hidden?.isNeverSure ? undefined : directory.byPlace.get(hiddenKey(inner));
  if (certain !== undefined) {
    return [{ placed: certain }];
  }
  const possible = isHidden(inner) ? directory.any : directory.hidden;
  return possible === undefined ? [] : [{ placed: possible, doubt: (inner.hidden ?? possible.location.hidden)!.settle }];
}

const weight = ({ placed, doubt }: Outer) => (placed.wipesOut ? 2 : 0) + (doubt === undefined ? 1 : 0);

const worse = (one: Outer | undefined, other: Outer): Outer => one !== undefined && weight(one) >= weight(other) ? one : other;

function finding({ placed: { subject, location, wipesOut }, doubt }: Outer, inner: readonly Subject[]): Found {
  const level: Level = wipesOut ? 'error' : 'warning';
  const mend = `move one of them, so that neither is a directory of the other${wipesOut ? `, and until then remove wipeOut from ${called(subject.made?.blueprint ?? subject)}` : ''}`;
  // A Repository that Stash creates is named, because the finding is not reported at it.
  const which = inner[0]!.made === undefined ? 'is' : `${listing(inner.map(called))} ${inner.length === 1 ? 'is' : 'are'}`;
  return {
    level: doubt === undefined ? level : lowered(level),
    found: `${which} ${doubt === undefined ? '' : 'perhaps '}inside ${called(subject)}, ${location.text}, `
      + (wipesOut ? 'and wipeOut of that Repository deletes everything below it' : 'and is lost when that directory is cleared'),
    mend: doubt === undefined ? mend : `to be sure, ${doubt}; or ${mend}`,
    also: [{ subject, field: wipesOut ? ['spec', 'wipeOut'] : ['spec', 'backend'] }],
  };
}

/** The parent directories of a prefix, innermost first. */
function parentsOf(prefix: string): readonly string[] {
  const parents: string[] = [];
  for (let parent = parentOf(prefix); parent !== undefined; parent = parentOf(parent)) {
    parents.push(parent);
  }
  return parents;
}

/** The parent directory of a prefix. A leading slash, which is significant on Swift, is part of the first segment. */
function parentOf(prefix: string): string | undefined {
  const slash = prefix.lastIndexOf('/');
  return slash > 0 ? prefix.slice(0, slash) : prefix === '' ? undefined : '';
}
