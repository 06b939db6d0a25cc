import { asFields, type Fields } from '../../../../kubernetes/manifest-fields';
import { enforcedStandard, violations, type Standard } from '../../../../kubernetes/pod-security';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { stashPods, type StashPod } from '../../../graph/pods/stash-pods';
import { grouped } from '../../../grouped';
import type { Found, Rule } from '../../../rule';
import { called, type Subject } from '../../../subject';

export const podNotAdmitted: Rule = {
  id: 'STASH339',
  name: 'pod-not-admitted',
  level: 'error',
  title: 'A pod in which Stash works violates the Pod Security Standard that its namespace enforces; a warning if the manifests only leave something out.',
  why: 'Kubernetes does not create the pod. A Job of Stash never starts, and nothing is backed up or restored. Stash adds its container to the pods '
    + 'of a workload: there, the next pods of the workload are refused too, so that its rollout stops.',
  mend: 'Write the securityContext that the standard asks for into `runtimeSettings.container`: it applies to the CronJob and the Job of a backup, and '
    + 'to the container in the pods of a workload. For a restore, name a user too, which would be root. An addon whose image runs as root needs '
    + '`runAsUser` beside `runAsNonRoot`. Acknowledge the warning if an admission controller, such as that of OpenShift, adds what is missing to all pods.',
  facts: [
    {
      says: 'A namespace with the label pod-security.kubernetes.io/enforce refuses pods that violate the level. Workloads and Jobs are accepted, and '
        + 'get no pods.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    },
    {
      says: 'The level restricted asks for allowPrivilegeEscalation: false, capabilities.drop: [ALL], runAsNonRoot: true, no runAsUser: 0, a '
        + 'seccompProfile, and volumes of a few types; baseline forbids privileged containers, most capabilities, and hostPath.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    },
    {
      says: 'The container for the backup of a workload gets the securityContext of the runtimeSettings, and nothing beside it.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'The CronJob gets the securityContexts of the runtimeSettings, and nothing beside them.',
      standing: 'source',
      see: 'stashed/stash: pkg/scheduler/periodic.go',
    },
    {
      says: 'All containers of a Job get the securityContext of the runtimeSettings; the Functions of the catalogue have none of their own.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/task.go; stashed/installer: catalog/raw',
    },
    {
      says: 'Where Stash makes root the user of a restore, it takes over some fields of the securityContext, and not seccompProfile.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'The volume of a local Repository is mounted into the container that backs up or restores.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/backends/local/',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    const standards = enforcedStandards(cluster);
    for (const { subject, field, pods } of standards.size === 0 ? [] : stashPods(cluster)) {
      const faults = pods.flatMap((pod) => faultsOf(pod, standards.get(pod.namespace), subject));
      if (faults.length > 0) {
        report(subject, [...field, 'runtimeSettings'], complaint(faults));
      }
    }
  },
};

/** Those of the namespaces that enforce one, by their names. */
const enforcedStandards = (cluster: Cluster): ReadonlyMap<string, Standard> => new Map(cluster.ofKind('', 'Namespace')
  .flatMap(({ name, manifest }): Array<[string, Standard]> => {
    const standard = enforcedStandard(manifest);
    return standard === undefined ? [] : [[name, standard]];
  }));

/** Something for which a pod is refused. */
interface Fault {
  readonly pod: StashPod;
  readonly standard: Standard;
  readonly wrong: string;
  readonly right: string;
  /** Where to set it right, as a message names it. */
  readonly place: string;
  /** Whether a manifest says it, rather than leaving it out. */
  readonly isStated: boolean;
}

const faultsOf = (pod: StashPod, standard: Standard | undefined, subject: Subject): Fault[] =>
  standard === undefined ? [] : [...faultsOfSecurity(pod, standard, subject), ...faultsOfVolume(pod, standard)];

function faultsOfSecurity(pod: StashPod, standard: Standard, { made }: Subject): Fault[] {
  const { stated, actual, workload } = pod;
  const settings = (part: string) => `runtimeSettings.${part}.securityContext${made === undefined ? '' : ` of ${called(made.blueprint)}`}`;
  // What the template of a workload violates by itself is not due to Stash.
  return violations(standard, actual).filter(({ of }) => of === 'container' || workload === undefined).map(({ control: { field, wrong, right, allows }, of }) => {
    const given = stated[of]?.[field] ?? undefined;
    const isStated = given !== undefined && !allows(given);
    const isDefault = !isStated && allows(undefined);
    const losing = field === 'seccompProfile' ? actual.completed : undefined;
    return {
      pod,
      standard,
      wrong: losing !== undefined && stated[losing]?.[field] !== undefined ? `${field} is dropped by the restore`
        : `${wrong}${isDefault ? ' by default' : ''}${of === 'pod' ? ' in its pod' : ''}`,
      right,
      place: losing !== 'container' ? settings(of) : workload === undefined ? settings('pod') : `spec.template.spec.securityContext of ${called(workload)}`,
      isStated,
    };
  });
}

function faultsOfVolume(pod: StashPod, standard: Standard): Fault[] {
  const { subject, manifest } = pod.repository ?? {};
  return sourcesOf(asFields(manifest?.spec?.backend?.local)).filter((source) => !standard.allowsVolume(source)).map((source) => ({
    pod,
    standard,
    wrong: `the volume of ${called(subject!)} is of the kind ${source}`,
    right: 'persistentVolumeClaim',
    place: `spec.backend.local of ${called(subject!)}`,
    isStated: true,
  }));
}

const sourcesOf = ({ mountPath, subPath, ...sources }: Fields) => Object.keys(sources);

function complaint(faults: readonly Fault[]): Found {
  const [{ pod: { namespace }, standard: { level } }] = faults as [Fault, ...Fault[]];
  const all = (part: 'wrong' | 'right', some = faults) => listing([...new Set(some.map((fault) => fault[part]))]);
  const pods = listing([...new Set(faults.map(({ pod }) => pod.called))]);
  const changes = [...grouped(faults, ({ place }) => place)].map(([place, some]) => `set ${all('right', some)} in ${place}`).join('; ');
  const isStated = faults.some((fault) => fault.isStated);
  return {
    level: isStated ? undefined : 'warning',
    found: `${called({ kind: 'Namespace', name: namespace })} enforces ${quote(level)}, but in the container of Stash ${all('wrong')}, so it refuses ${pods}`,
    mend: isStated ? changes : `${changes}; acknowledge this if an admission controller does so for all pods`,
  };
}
