import type { Backup } from './backup';

/** What no name of a CronJob may exceed. */
const LONGEST = 52;

/** How the operator calls the CronJob that starts the runs of a backup. The kind of the backup is no part of it. */
export function cronJobName({ subject: { name, namespace }, members }: Backup): string {
  const dashed = name.replaceAll('.', '-');
  const target = members.map(({ spec }) => spec.target?.ref?.namespace).find(Boolean) ?? namespace;
  // Where its own namespace is not stated, a backup is taken to be where its target is.
  return target === namespace || namespace === ''
    ? withoutDashes(`stash-trigger-${dashed}`.slice(-LONGEST))
    : withoutMiddle(`stash-trigger-${namespace}-${dashed}`);
}

const withoutMiddle = (name: string) =>
  withoutDashes(name.length <= LONGEST ? name : name.slice(0, LONGEST / 2) + name.slice(-LONGEST / 2));

/** A name begins and ends with a letter or digit. */
const withoutDashes = (name: string) => name.replace(/^-+|-+$/g, '');
