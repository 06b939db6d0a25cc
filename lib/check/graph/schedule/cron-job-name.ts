import type { Backup } from '../backup';

/** The most characters that Kubernetes accepts in the name of a CronJob. */
const LONGEST = 52;

/** The name that the operator gives the CronJob that triggers a backup. It does not depend on the kind of the backup. */
export function cronJobName({ subject: { name, namespace }, members }: Backup): string {
  const dashed = name.replaceAll('.', '-');
  const target = members.map(({ spec }) => spec.target?.ref?.namespace).find(Boolean) ?? namespace;
  // A backup whose namespace is not stated is assumed to be in the namespace of its target.
  return target === namespace || namespace === ''
    ? withoutDashes(`stash-trigger-${dashed}`.slice(-LONGEST))
    : withoutMiddle(`stash-trigger-${namespace}-${dashed}`);
}

const withoutMiddle = (name: string) =>
  withoutDashes(name.length <= LONGEST ? name : name.slice(0, LONGEST / 2) + name.slice(-LONGEST / 2));

/** A name begins and ends with a letter or digit. */
const withoutDashes = (name: string) => name.replace(/^-+|-+$/g, '');
