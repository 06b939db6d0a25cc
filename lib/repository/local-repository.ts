import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Repository, type RepositoryProps } from './repository';
import { repositoryManifest } from './repository-manifest';
import { volumeSourceType, type VolumeSource } from './volume-source';
import { LOCAL, readOnlyVolume, repositoryMountPath, WRITES_TO_REPOSITORY } from '../backend/local';
import { Field } from '../refusal/field';
import { checkRequired, refuseIf } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { structOf } from '../refusal/struct';
import { checkRequiredType } from '../refusal/value-type';
import { manifestOf } from '../synth/manifest-of';

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
      refuseIf(this, `spec.backend.local.${member}`, readOnlyVolume(member, source.readOnly, WRITES_TO_REPOSITORY));
    }
  }

  /** A pod can mount claims of its own namespace only. Without a usagePolicy, that is the namespace of the Repository. */
  private checkNamespace({ volume, usagePolicy }: LocalRepositoryProps): void {
    const namespace = this.repositoryNamespace;
    const claim = volume._claim;
    const admitted = usagePolicy?._toWire(new Field(this, 'spec.usagePolicy'), namespace).allowedNamespaces?.from ?? 'Same';
    if (claim !== undefined && admitted === 'Same') {
      const field = new Field(this, 'spec.backend.local.persistentVolumeClaim.claimName');
      checkSameNamespace(field, { kind: 'claim', name: claim.name, namespace: manifestOf(claim)?.metadata.namespace }, { called: 'the Repository', namespace },
        'so that only pods there may use it, and they cannot mount the claim',
        'define both in the same namespace, or admit the namespace of the claim with a usagePolicy');
    }
  }
}
