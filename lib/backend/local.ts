import type { Backend } from './backend';
import { normalPrefix } from './prefix';
import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { mountablePath, vacantPath } from '../target/mount-path';

/** Volumes that are always read-only. */
const READ_ONLY: readonly string[] = ['configMap', 'downwardAPI', 'image', 'projected', 'secret'];

/** Why a volume of backups has to be writable. */
export const WRITES_TO_REPOSITORY = 'but restic writes to its repository even during a restore';

/**
 * The complaint about a volume that cannot be written to.
 *
 * @param source the member of the volume that says what is mounted
 * @param why what it has to be written to for
 */
export function readOnlyVolume(source: string, isReadOnly: unknown, why: string): Complaint | undefined {
  if (READ_ONLY.includes(source)) {
    return wrong(`is read-only, ${why}`, 'use a volume that keeps what is written to it, such as persistentVolumeClaim or nfs');
  }
  return isReadOnly === true ? wrong(`is mounted read-only, ${why}`, 'leave readOnly out') : undefined;
}

/** The form of a mount path. */
const mountPathForm: ValueRule = (path) => {
  const normal = `/${normalPrefix(path)}`;
  return mountablePath(path) ?? (path === normal && path !== '/' ? undefined
    : wrong('is not a valid mount path', 'use an absolute path below the root, without a slash at the end, without "//" and without dot segments',
      didYouMean(normal, repositoryMountPath, path)));
};

/** Refuses mount paths that Stash uses itself, in any spelling. */
export const reservedMountPath: ValueRule = (path) => {
  const normal = `/${normalPrefix(path)}`;
  return vacantPath(normal) ?? (/^\/stash(?:\/|$)/.test(normal)
    ? wrong('is reserved for Stash, whose webhook refuses it', 'mount the volume elsewhere',
      didYouMean(normal.replace(/^\/stash/, '/safe'), repositoryMountPath, path))
    : undefined);
};

/** Where the volume of a Repository may be mounted. */
export const repositoryMountPath: ValueRule = (path) => mountPathForm(path) ?? reservedMountPath(path);

/** A directory inside of a volume. */
const volumeSubPath: ValueRule = (path) => {
  if (/\p{Cc}/u.test(path)) {
    return wrong('contains a control character', 'remove it');
  }
  return path === '' || path.startsWith('/') || path.split('/').includes('..')
    ? wrong('is not a path inside the volume', 'use a path relative to its root, without ".."', didYouMean(normalPrefix(path), volumeSubPath, path))
    : undefined;
};

export const LOCAL: Backend<'local'> = {
  name: 'local',
  // A reserved path is checked apart, since it is a finding of its own, whatever its form.
  members: [['mountPath', (path) => reservedMountPath(path) === undefined ? mountPathForm(path) : undefined], ['subPath', volumeSubPath]],
  waysIn: [[]],
};
