import { asFields, asList, asText } from '../../../kubernetes/manifest-fields';
import { labelsOf } from '../../../kubernetes/metadata';
import { view } from '../../../synth/once';
import { podTemplateIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import { called, type Subject } from '../../subject';
import { invokersIn, type Invoker } from '../invoker';
import type { RepositorySpec } from '../repository-spec';
import { declaredTarget, type Target } from '../target';
import type { TargetUse } from '../target-use';

/** How a backup or restore gets access to Azure without an account key, as a message says it. */
export const wayWithoutKey = (cluster: Cluster, users: readonly RepositorySpec[]) => firstOf(waysWithoutKey(cluster), users);

/** How a backup or restore says that the storage account is not in the public Azure cloud, as a message says it. */
export const otherCloud = (cluster: Cluster, users: readonly RepositorySpec[]) => firstOf(otherClouds(cluster), users);

const firstOf = (said: ReadonlyMap<Subject, string>, users: readonly RepositorySpec[]): string | undefined =>
  users.map(({ subject }) => said.get(subject)).find((says) => says !== undefined);

/** Maps each Repository, or the blueprint that it is made from, to the first text that `sayingOf` gives for one of its backups or restores. */
const saidBy = (sayingOf: (cluster: Cluster, owner: Invoker) => string | undefined) => view((cluster: Cluster) => {
  const said = new Map<Subject, string>();
  for (const owner of invokersIn(cluster)) {
    const home = owner.repository?.subject.made?.blueprint ?? owner.repository?.subject;
    const says = home === undefined || said.has(home) ? undefined : sayingOf(cluster, owner);
    if (says !== undefined) {
      said.set(home!, says);
    }
  }
  return said;
});

/** The variables that give restic access to Azure beside the Secret: a key, a SAS, or the service principal or managed identity to use. */
export const AZURE_VARIABLES = ['AZURE_ACCOUNT_KEY', 'AZURE_ACCOUNT_SAS', 'AZURE_CLIENT_ID'];

const waysWithoutKey = saidBy((cluster, owner) => {
  const { subject, members } = owner;
  const variable = AZURE_VARIABLES.find((known) => variablesOf(owner).some(({ name }) => name === known));
  if (variable !== undefined) {
    return `${called(subject)} uses ${variable} of its runtimeSettings instead`;
  }
  if (settingsOf(owner).some(({ container }) => asList(asFields(container).envFrom).length > 0)) {
    return `${called(subject)} may take a credential from envFrom instead`;
  }
  return members.some((member) => hasWorkloadIdentity(member) || isInSuchPods(cluster, member.target))
    ? `${called(subject)} uses a workload identity instead`
    : undefined;
});

const otherClouds = saidBy((_cluster, owner) => variablesOf(owner).some(({ name, value }) => name === 'AZURE_ENDPOINT_SUFFIX' && value !== 'core.windows.net')
  ? `${called(owner.subject)} sets AZURE_ENDPOINT_SUFFIX`
  : undefined);

/** Those of the targets: the settings of a batch as a whole are for its CronJob, in which restic does not run. */
const settingsOf = ({ members }: Invoker) => members.map(({ spec }) => asFields(spec.runtimeSettings));

const variablesOf = (owner: Invoker) => settingsOf(owner).flatMap(({ container }) => asList(asFields(container).env));

/** The label that gives a pod the workload identity of its ServiceAccount. */
export const WORKLOAD_IDENTITY = 'azure.workload.identity/use';

const isLabelled = (labels: unknown) => asText(asFields(labels)[WORKLOAD_IDENTITY]) === 'true';

/** Whether the pods of a Job have a workload identity. They have the labels of the backup or restore; not every edition reads podLabels. */
export const hasWorkloadIdentity = ({ subject, spec }: Pick<TargetUse, 'subject' | 'spec'>) =>
  isLabelled(labelsOf(subject.manifest)) || isLabelled(asFields(asFields(spec.runtimeSettings).pod).podLabels);

/** Whether the pods of a target, in which the sidecar runs, have a workload identity. */
function isInSuchPods(cluster: Cluster, target: Target | undefined): boolean {
  const workload = declaredTarget(cluster, target);
  return workload !== undefined && isLabelled(labelsOf(podTemplateIn(workload.manifest)));
}
