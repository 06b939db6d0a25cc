import { upToLimit } from '../../../../invoker/runtime-settings/container-resources';
import { asFields } from '../../../../kubernetes/manifest-fields';
import { writtenSettings } from '../../../graph/pods/runtime-settings';
import type { FoundAt, Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const requestAboveLimit: Rule = {
  id: 'STASH344',
  name: 'request-above-limit',
  level: 'error',
  title: 'A container of Stash requests more of a resource than its limit; a warning for a Function, whose resources a backup or restore may replace.',
  why: 'Stash accepts it, and the API server then refuses the CronJob, the Job or the workload that has the container, so nothing is ever backed up or '
    + 'restored. A workload that is refused because of the container cannot be updated either.',
  mend: 'Lower the request, or raise the limit of the same resource.',
  facts: [
    {
      says: 'A container whose request is more than the limit of the same resource is invalid, in a pod as in any template of one.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/apis/core/validation/validation.go, ValidateContainerResourceRequirements',
    },
    {
      says: 'Stash passes requests and limits on as they are, to the CronJob as well. Those of a backup or restore replace those of a Function if they '
        + 'have limits.',
      standing: 'source',
      see: 'stashed/stash: vendor/kmodules.xyz/offshoot-api/util/runtime_settings.go, pkg/scheduler/periodic.go',
    },
    { says: 'A webhook adds the container to a workload whenever the workload is applied, so that the API server refuses both together.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { subject, field, settings } of writtenSettings(cluster)) {
      for (const { at, ...found } of excessiveRequests(settings.container?.resources)) {
        report(subject, [...field, 'container', ...at], found);
      }
    }
    for (const { subject, manifest } of cluster.declarations('Function')) {
      for (const { at, ...found } of excessiveRequests(manifest.spec?.runtimeSettings?.resources)) {
        report(subject, ['spec', 'runtimeSettings', ...at], { level: 'warning', ...found });
      }
    }
  },
};

/** What is wrong with the requests of a container, and where in its settings. */
function excessiveRequests(resources: unknown): FoundAt[] {
  const { requests, limits } = asFields(resources);
  return Object.entries(asFields(requests)).flatMap(([resource, request]) => {
    const found = valueFinding(request, upToLimit(asFields(limits)[resource]));
    return found === undefined ? [] : [{ at: ['resources', 'requests', resource], ...found }];
  });
}
