import type * as wire from '../../../../imports/stash';
import type { Declared } from '../../cluster';
import type { Location } from '../../graph/location';
import { lowered, type Found, type Level, type Rule } from '../../rule';
import { called } from '../../subject';

interface Placed {
  readonly repository: Declared<wire.Repository>;
  readonly location: Location;
  readonly wipesOut: boolean;
}

export const nestedPrefix: Rule = {
  id: 'STASH102',
  name: 'nested-prefix',
  level: 'warning',
  title: 'A Repository lies inside of another.',
  why: 'restic keeps the two apart, so that both work. But whoever deletes the outer directory deletes the inner repository too, and wipeOut of the outer '
    + 'Repository does just that.',
  mend: 'Give both prefixes of which neither is a directory of the other, such as "shop/files" and "shop/db". Acknowledge it where the outer one is never deleted.',
  facts: [
    { says: 'restic writes and reads only its own files, so that a repository below another one does no harm to it.', standing: 'measured' },
    { says: 'With wipeOut the operator deletes everything that begins with the prefix and a slash.', standing: 'source', see: 'stashed/stash: pkg/controller/repository.go' },
  ],
  judge(cluster, report) {
    const placed = cluster.repositories.flatMap((repository) => {
      const location = cluster.location(repository);
      return location === undefined ? [] : [{ repository, location, wipesOut: repository.manifest.spec?.wipeOut === true }];
    });
    // Many Repositories lie in few directories.
    const parents = new Map<string, Set<string>>();
    for (const { location: { root, prefix } } of placed) {
      const known = parents.get(root) ?? new Set();
      parents.set(root, known);
      parentsOf(prefix).forEach((parent) => known.add(parent));
    }
    const directories = new Map<string, Directory>();
    for (const one of placed) {
      if (parents.get(one.location.root)!.has(one.location.prefix)) {
        directories.set(one.location.visible, withAnother(directories.get(one.location.visible), one));
      }
    }
    for (const { repository, location } of directories.size === 0 ? [] : placed) {
      const around = parentsOf(location.prefix).flatMap((parent) => {
        const directory = directories.get(`${location.root}\n${parent}`);
        return directory === undefined ? [] : holding(directory, location);
      }).reduce<Outer | undefined>(worse, undefined);
      if (around !== undefined) {
        report(repository.subject, ['spec', 'backend'], finding(around));
      }
    }
  },
};

/** The Repositories in one directory, as far as it matters which: of those that are certainly in one place, one. */
interface Directory {
  readonly byPlace: Map<string, Placed>;
  /** One of all, and one of those of which something is hidden. */
  readonly any: Placed;
  readonly hidden?: Placed;
}

/** A Repository around another one. */
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

/** The Repositories of a directory that hold a place certainly, or else possibly. */
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

function finding({ placed: { repository: { subject }, location, wipesOut }, doubt }: Outer): Found {
  const level: Level = wipesOut ? 'error' : 'warning';
  const mend = `move one of them, so that neither is a directory of the other${wipesOut ? `, or take wipeOut off ${called(subject)}` : ''}`;
  return {
    level: doubt === undefined ? level : lowered(level),
    found: `is ${doubt === undefined ? '' : 'perhaps '}inside of ${called(subject)}, ${location.text}, `
      + (wipesOut ? 'the wipeOut of which is to delete everything below it' : 'and is lost when that directory is cleared'),
    mend: doubt === undefined ? mend : `${doubt}, which settles it; or ${mend}`,
    also: [{ subject, field: wipesOut ? ['spec', 'wipeOut'] : ['spec', 'backend'] }],
  };
}

/** The directories around a prefix. A slash at the front, which counts on Swift, is part of the first segment. */
function parentsOf(prefix: string): readonly string[] {
  const parents: string[] = [];
  for (let at = prefix.lastIndexOf('/'); at > 0; at = prefix.lastIndexOf('/', at - 1)) {
    parents.push(prefix.slice(0, at));
  }
  return prefix === '' ? [] : [...parents, ''];
}
