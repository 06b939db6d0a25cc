import type { Backup } from '../backup';
import { podOf } from './pod';
import { securityOf, statedSecurity, type Security } from './security';
import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { asFields, type Fields } from '../../../kubernetes/manifest-fields';
import { labelsOf } from '../../../kubernetes/metadata';
import { view } from '../../../synth/once';
import { podIn, podTemplateIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { called, type Place, type Subject } from '../../subject';
import { invokerOf } from '../invoker';
import { declaredTarget, type Target } from '../target';
import { targetUses, type TargetUse } from '../target-use';

/** A kind of pods in which Stash works. */
export interface StashPod {
  /** The pods as a message names them. */
  readonly called: string;
  readonly namespace: string;
  /** What the manifests state, and what the cluster makes of it. */
  readonly stated: Security;
  readonly actual: Security;
  /** The resources of the container. Undefined if a Function that somebody wrote, or the pods as a whole, may state others. */
  readonly resources?: Fields;
  /** The labels of the pods, by which policies select them. Undefined if the input does not tell, and for pods in the network of their node. */
  readonly labels?: Fields;
  /** The workload that the pods are of. Stash creates all others itself. */
  readonly workload?: Target;
  /** The Repository whose volume they mount, if it is on one and the input contains it. */
  readonly repository?: Backup['repository'];
}

/** The place of what has runtimeSettings, and the pods to which they apply. */
interface PodsOfSettings extends Place {
  readonly pods: readonly StashPod[];
}

/** All pods in which Stash works, those of backups from blueprints too, as far as the input tells with what security they run. */
export const stashPods = view((cluster: Cluster): readonly PodsOfSettings[] => [
  ...targetUses(cluster).map((use) => ({
    subject: use.subject,
    field: use.field,
    pods: [...workingPods(cluster, use), ...use.subject.kind === 'BackupConfiguration' ? [triggeringPod(use.subject, use.spec.runtimeSettings)] : []],
  })),
  ...cluster.declarations('BackupBatch').map(({ subject, manifest }) =>
    ({ subject, field: ['spec'], pods: [triggeringPod(subject, manifest.spec?.runtimeSettings)] })),
]);

/** Those that back up or restore. */
function workingPods(cluster: Cluster, use: TargetUse): StashPod[] {
  const { model, target, subject, spec } = use;
  // A Function that somebody wrote may have a securityContext of its own, which those settings replace.
  if (model === 'custom' && spec.runtimeSettings?.container?.securityContext === undefined) {
    return [];
  }
  const workload = model === 'sidecar' ? target : undefined;
  return [{
    called: workload === undefined ? 'the pod of its Job' : `the pods of ${called(workload)}`,
    namespace: workload?.namespace ?? subject.namespace,
    stated: statedSecurity(cluster, use),
    actual: securityOf(cluster, use),
    resources: resourcesIn(cluster, use),
    labels: workload === undefined ? labelsOfJob(subject, spec.runtimeSettings) : labelsOfWorkload(cluster, workload),
    workload,
    repository: model === 'snapshotter' ? undefined : invokerOf(use).repository,
  }];
}

/** The operator applies requests only where there are limits too. */
function resourcesIn(cluster: Cluster, { model, target, spec }: TargetUse): Fields | undefined {
  const resources = asFields(spec.runtimeSettings?.container?.resources);
  const isLimited = Object.keys(asFields(resources.limits)).length > 0;
  const mayHaveOthers = model === 'custom' && !isLimited || model === 'sidecar' && podOf(cluster, target)?.resources !== undefined;
  return mayHaveOthers ? undefined : isLimited ? resources : {};
}

function labelsOfWorkload(cluster: Cluster, workload: Target): Fields | undefined {
  const declared = declaredTarget(cluster, workload);
  return declared === undefined || podIn(declared.manifest).hostNetwork === true ? undefined
    : labelsOf(podTemplateIn(declared.manifest));
}

/** Those that Stash gives to the pods of its Jobs and CronJobs. Not every edition reads podLabels. */
function labelsOfJob({ kind, manifest, made }: Subject, { pod }: Conforming<wire.RuntimeSettings> = {}): Fields | undefined {
  return made !== undefined || pod?.podLabels !== undefined ? undefined : {
    ...labelsOf(manifest),
    'app.kubernetes.io/component': kind.startsWith('Backup') ? 'stash-backup' : 'stash-restore',
    'app.kubernetes.io/managed-by': 'stash.appscode.com',
  };
}

/** That of the CronJob. */
function triggeringPod(subject: Subject, settings: Conforming<wire.RuntimeSettings> = {}): StashPod {
  const security = { container: asFields(settings.container?.securityContext), pod: asFields(settings.pod?.securityContext) };
  return {
    called: 'the pod of its CronJob',
    namespace: subject.namespace,
    stated: security,
    actual: security,
    resources: asFields(settings.container?.resources),
    labels: labelsOfJob(subject, settings),
  };
}
