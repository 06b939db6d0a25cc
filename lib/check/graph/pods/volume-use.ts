import { claimSpecAt, specOfClaim, specOfTemplate, type ClaimSpec } from './claim-spec';
import { claimNameOf } from '../../../kubernetes/claimed-volume';
import { asFields, asList, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { templateName, volumeName } from '../../../restore/created-claims';
import { mountsOf } from '../../../target/volume-mounts';
import type { VolumeMount } from '../../../target/volume-mounts';
import { podIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { called, type Place, type Subject } from '../../subject';
import { declaredTarget } from '../target';
import type { TargetUse } from '../target-use';

/** A volume that Stash mounts as a file system to back up or restore. */
export interface VolumeUse {
  /** As it stands in a message. */
  readonly called: string;
  /** Where the backup or restore names it; nowhere, where it is of a template of its own. */
  readonly field?: FieldPath;
  /** By which of the mounts of the target. */
  readonly mount?: VolumeMount;
  /** The volume as the pods of a workload have it. */
  readonly ofPods?: Place & { readonly volume: Fields };
  /** What its claim asks for, where the input has that. */
  readonly claim?: ClaimSpec;
}

/** The volumes of one target. A Task that somebody wrote may use a claim in another way, and a snapshot is taken of any. */
export function volumeUses(cluster: Cluster, use: TargetUse): readonly VolumeUse[] {
  switch (use.model) {
    case 'snapshotter':
    case 'custom':
      return [];
    case 'sidecar':
      return ofWorkload(cluster, use);
    default:
      return [...use.model === 'claim' ? ofClaim(cluster, use) : [], ...ofTemplates(use)];
  }
}

function ofClaim(cluster: Cluster, { field, target }: TargetUse): readonly VolumeUse[] {
  const subject = declaredTarget(cluster, target);
  return subject === undefined ? [] : [{ called: called(subject), field: [...field, 'target', 'ref'], claim: claimSpecAt(subject, [], subject.manifest) }];
}

function ofWorkload(cluster: Cluster, { field, target, spec }: TargetUse): readonly VolumeUse[] {
  const workload = declaredTarget(cluster, target);
  return workload === undefined ? [] : mountsOf(spec.target?.volumeMounts).map((mount, index) => ({
    called: `the volume ${quote(mount.name)} of ${called(workload)}`,
    field: [...field, 'target', 'volumeMounts', index],
    mount,
    ...volumeOf(cluster, workload, mount.name),
  }));
}

/** A template of a StatefulSet stands for one of the volumes of its pods that has the same name. */
function volumeOf(cluster: Cluster, workload: Subject, name: string): Pick<VolumeUse, 'ofPods' | 'claim'> {
  const template = specOfTemplate(workload, (one) => one === name);
  if (template !== undefined) {
    return { claim: template };
  }
  const volumes = asList(podIn(workload.manifest).volumes);
  const index = volumes.findIndex((one) => one.name === name);
  const volume = asFields(volumes[index]);
  return {
    ofPods: { subject: workload, field: ['spec', 'template', 'spec', 'volumes', index], volume },
    claim: specOfClaim(cluster, workload.namespace, claimNameOf(volume) ?? ''),
  };
}

/** Those that Stash creates: to restore into, and for data on its way. */
function ofTemplates({ subject, field, spec }: TargetUse): readonly VolumeUse[] {
  const { volumeMounts, volumeClaimTemplates } = asFields(spec.target);
  const ofTemplate = (at: FieldPath, template: Fields, mount?: VolumeMount): VolumeUse =>
    ({ called: 'the claim of this template', mount, claim: claimSpecAt(subject, [...field, ...at], template) });
  return [
    ...asList(volumeClaimTemplates).map((template, index) => ofTemplate(['target', 'volumeClaimTemplates', index], template,
      mountsOf(volumeMounts).find(({ name }) => name === volumeName(templateName(template))))),
    ...spec.interimVolumeTemplate === undefined ? [] : [ofTemplate(['interimVolumeTemplate'], asFields(spec.interimVolumeTemplate))],
  ];
}
