import { enoughMemory } from '../../../../invoker/runtime-settings/container-resources';
import { computeResourcesOf } from '../../../../kubernetes/compute-resources';
import { asFields } from '../../../../kubernetes/manifest-fields';
import { isOfTrigger, writtenSettings } from '../../../graph/pods/runtime-settings';
import type { Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const tooLittleMemory: Rule = {
  id: 'STASH352',
  name: 'too-little-memory',
  level: 'error',
  title: 'The memory limit of a container of Stash is less than restic takes to open a repository.',
  why: 'Kubernetes kills restic whenever it starts, so nothing is ever backed up or restored. Often the unit is missing or is `m`, which is a thousandth: '
    + '`512m` is half a byte. It is a warning for a Function, whose resources a backup or restore may replace, and where another program than restic may run: '
    + 'for VolumeSnapshots, in a Task that somebody wrote, and in the CronJob of a batch.',
  mend: 'Raise the limit: restic takes more with each file that it stores, often some hundred Mi.',
  facts: [
    {
      says: 'restic derives the key of a repository from the password by scrypt, which takes 32 MiB with the parameters that restic chooses. With a limit of '
        + '36 MiB it is killed before it lists a snapshot, and with 40 MiB it makes the first backup.',
      standing: 'measured',
    },
    { says: 'In a quantity, m is a thousandth, as in 500m of a CPU.', standing: 'documented', see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/' },
    {
      says: 'A container with a memory limit of 0 has no limit.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go',
    },
    {
      says: 'Stash passes limits on as they are. Those of a backup or restore replace those of a Function.',
      standing: 'source',
      see: 'stashed/stash: vendor/kmodules.xyz/offshoot-api/util/runtime_settings.go, pkg/scheduler/periodic.go',
    },
  ],
  judge(cluster, report) {
    for (const written of writtenSettings(cluster)) {
      const { subject, field, settings, use } = written;
      const runsRestic = !isOfTrigger(written) && use?.model !== 'custom' && use?.model !== 'snapshotter';
      const found = tooLittle(settings.container?.resources);
      report(subject, [...field, 'container', ...LIMIT], found && { level: runsRestic ? undefined : 'warning', ...found });
    }
    for (const { subject, manifest } of cluster.declarations('Function')) {
      const found = tooLittle(manifest.spec?.runtimeSettings?.resources);
      report(subject, ['spec', 'runtimeSettings', ...LIMIT], found && { level: 'warning', ...found });
    }
  },
};

const LIMIT = ['resources', 'limits', 'memory'];

const tooLittle = (resources: unknown) => valueFinding(computeResourcesOf(asFields(resources)).limits.memory, enoughMemory);
