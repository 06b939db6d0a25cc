import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Backend } from './backend';
import { normalPrefix } from './prefix';
import { Repository, type RepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { volumeSourceType, type VolumeSource } from './volume-source';
import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { didYouMean } from '../refusal/near';
import { checkRequired, refuse } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { structOf } from '../refusal/struct';
import { checkRequiredType } from '../refusal/value-type';
import { namespaceOfResource } from '../secret/storage-secret';
import { mountablePath, vacantPath } from '../target/mount-path';

/** Where a Repository is on a volume. There is no `wipeOut`, since the operator cannot delete data there. */
export interface LocalRepositoryProps extends RepositoryProps {
  /**
   * Where the volume is mounted in the pods that back up and restore. restic looks for the repository there.
   *
   * Refused: a path that is not absolute or not in normal form, the root, a colon, a control character; and `/stash`, `/stash-tmp` and
   * everything below them, and `/bin`, which Stash uses itself.
   *
   * @see https://stash.run/docs/latest/guides/backends/local/
   */
  readonly mountPath: string;

  /**
   * The directory of the volume to mount instead of its root, so that one volume can hold several repositories.
   *
   * Changing it starts an empty repository. Refused: an empty or absolute path, a segment `undefined` or `..`, a control character.
   *
   * @default - the root of the volume
   */
  readonly subPath?: string;

  /**
   * The volume. Every pod that backs up or restores mounts it, so all of them must be able to reach it, and to write to it without root.
   *
   * Refused: a volume that is mounted read-only, since restic writes to its repository even during a restore; and a claim in another namespace than
   * the Repository, if both namespaces are known and no usagePolicy admits pods of other namespaces. Refused at synth: a claim in the Repository's
   * namespace for a backup or restore in another namespace.
   */
  readonly volume: VolumeSource;
}

/**
 * A Repository on a volume.
 *
 * `resticRepository` is the path in the pods that back up and restore. The operator shows its snapshots only while such a pod runs.
 *
 * @see https://stash.run/docs/latest/guides/backends/local/
 */
export class LocalRepository extends Repository {
  public readonly resticRepository: string;
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: LocalRepositoryProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'LocalRepositoryProps');
    const { mountPath, subPath, volume } = props;
    checkRequiredType(this, 'spec.backend.local', volume, volumeSourceType);
    checkRequired(this, 'spec.backend.local.mountPath', mountPath, repositoryMountPath);
    this.apiObject = repositoryManifest(this, props, LOCAL, { mountPath, subPath, ...volume._toWire() });
    this.resticRepository = mountPath;
    this.checkWritable(volume);
    this.checkNamespace(props);
  }

  private checkWritable(volume: VolumeSource): void {
    for (const [member, source] of Object.entries(volume._toWire()) as Array<[string, { readonly readOnly?: boolean }]>) {
      const complaint = readOnlyVolume(member, source.readOnly, WRITES_TO_REPOSITORY);
      if (complaint !== undefined) {
        refuse(this, `spec.backend.local.${member}`, complaint);
      }
    }
  }

  /** A pod can mount claims of its own namespace only. Without a usagePolicy, that is the namespace of the Repository. */
  private checkNamespace({ volume, usagePolicy }: LocalRepositoryProps): void {
    const namespace = this.repositoryNamespace;
    const claim = volume._claim;
    const admitted = usagePolicy?._toWire({ where: this, namespace }).allowedNamespaces?.from ?? 'Same';
    if (claim !== undefined && admitted === 'Same') {
      const field = new Field(this, 'spec.backend.local.persistentVolumeClaim.claimName');
      checkSameNamespace(field, { kind: 'claim', name: claim.name, namespace: namespaceOfResource(claim) }, { called: 'the Repository', namespace },
        'so that only pods there may use it, and they cannot mount the claim',
        'define both in the same namespace, or admit the namespace of the claim with a usagePolicy');
    }
  }
}

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

const repositoryMountPath: ValueRule = (path) => mountPathForm(path) ?? reservedMountPath(path);

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
