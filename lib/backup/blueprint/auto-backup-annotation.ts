import type { VolumeMount } from '../../target/volume-mounts';

export const DOMAIN = 'stash.appscode.com';

/** The annotations by which an object asks for backups from a blueprint, and overrides parts of the blueprint. */
export const BLUEPRINT = `${DOMAIN}/backup-blueprint`;
export const SCHEDULE = `${DOMAIN}/schedule`;
export const TARGET_PATHS = `${DOMAIN}/target-paths`;
export const VOLUME_MOUNTS = `${DOMAIN}/volume-mounts`;

/** The prefix of an annotation that sets a parameter of the Task. */
export const PARAMETER = `params.${DOMAIN}/`;

/** The entries of a list: texts separated by commas, which cannot be escaped. */
export const commaSeparated = (text: string): string[] => text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');

export const listText = (entries: readonly string[]): string => entries.join(',');

/** The mounts in a list, each `name:mountPath` or `name:mountPath:subPath`. An entry of another form is undefined. */
export const mountsIn = (text: string): Array<VolumeMount | undefined> => commaSeparated(text).map((entry) => {
  const [name, mountPath, subPath, ...more] = entry.split(':');
  return name && mountPath && more.length === 0 ? { name, mountPath, subPath } : undefined;
});

export const mountsText = (mounts: readonly VolumeMount[]): string => listText(mounts.map(({ name, mountPath, subPath, subPathExpr }) => {
  // Stash does not expand `subPathExpr`. It is written like a `subPath`, and checked where the annotation is read.
  const part = subPath ?? subPathExpr;
  return [name, mountPath, ...part === undefined ? [] : [part]].join(':');
}));
