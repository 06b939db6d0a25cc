import type { VolumeMount } from '../invoker/volume-mounts';

export const DOMAIN = 'stash.appscode.com';

/** The annotations by which an object asks for backups by a blueprint, and has something otherwise than the blueprint says. */
export const BLUEPRINT = `${DOMAIN}/backup-blueprint`;
export const SCHEDULE = `${DOMAIN}/schedule`;
export const TARGET_PATHS = `${DOMAIN}/target-paths`;
export const VOLUME_MOUNTS = `${DOMAIN}/volume-mounts`;

/** Before the name of a parameter. */
export const PARAMETER = `params.${DOMAIN}/`;

/** What a list says: texts between commas, which know no escape. */
export const listed = (text: string): string[] => text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');

export const listText = (entries: readonly string[]): string => entries.join(',');

/** The mounts in a list: a volume, where it is mounted and, for a part of it, which. What is no mount is undefined. */
export const mountsListed = (text: string): Array<VolumeMount | undefined> => listed(text).map((entry) => {
  const [name, mountPath, subPath, ...more] = entry.split(':');
  return name && mountPath && more.length === 0 ? { name, mountPath, subPath } : undefined;
});

export const mountsText = (mounts: readonly VolumeMount[]): string => listText(mounts.map(({ name, mountPath, subPath, subPathExpr }) => {
  // Stash knows no expressions: what is one is judged where it is read.
  const part = subPath ?? subPathExpr;
  return [name, mountPath, ...part === undefined ? [] : [part]].join(':');
}));
