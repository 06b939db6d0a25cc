import { asFields, asList, asText } from '../../../kubernetes/manifest-fields';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { invokerOf } from '../../graph/invoker';
import { repositoryKey } from '../../graph/place';
import { targetUses, type TargetUse } from '../../graph/target-use';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called, type Place } from '../../subject';

export const severalClouds: Rule = {
  id: 'STASH117',
  name: 'several-clouds',
  level: 'error',
  title: 'The backups and restores of an Azure Repository look for its storage account in different clouds.',
  why: 'The cloud of Azure is no field of a Repository: restic takes it from the variable AZURE_ENDPOINT_SUFFIX, and without it from the public cloud. A '
    + 'restore without the variable does not find the storage account, which is noticed on the day that the data is needed.',
  mend: 'Set AZURE_ENDPOINT_SUFFIX to the same value in `runtimeSettings.container.env` of each backup and restore, and in a batch of each member. '
    + 'Not checked: a value from elsewhere (`valueFrom`, `envFrom`) or with a placeholder, and Tasks that you wrote, whose Functions may set it.',
  facts: [
    {
      says: 'The host of the storage account ends in AZURE_ENDPOINT_SUFFIX, or else in core.windows.net.',
      standing: 'source',
      see: 'restic/restic: internal/backend/azure/azure.go',
    },
    {
      says: 'Stash passes on nothing of the Secret but name and key of the account. restic has the other variables of its container.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/restic/setup.go, vendor/gomodules.xyz/go-sh/sh.go',
    },
    { says: 'The key of a storage account is of no use for another account of the same name in another cloud.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const uses of grouped(usesOfAzure(cluster), ({ use }) => repositoryKey(invokerOf(use))).values()) {
      const one = uses.find(({ cloud }) => cloud !== PUBLIC);
      for (const { use, cloud } of one === undefined ? [] : uses.filter((other) => other.cloud !== one.cloud)) {
        const { subject, field } = placeOf(use);
        report(subject, field, {
          found: `restic looks for the storage account in ${quote(cloud)}, but ${called(one!.use.subject)} sets AZURE_ENDPOINT_SUFFIX to ${quote(one!.cloud)}`,
          mend: 'set the variable to the same value in all backups and restores of the Repository',
          also: [placeOf(one!.use)],
        });
      }
    }
  },
};

const PUBLIC = 'core.windows.net';

const placeOf = ({ subject, field }: TargetUse): Place => ({ subject, field: [...field, 'runtimeSettings', 'container', 'env'] });

/** What reads or writes in Azure, and in which cloud, as far as the input tells. */
const usesOfAzure = (cluster: Cluster) => targetUses(cluster).flatMap((use) => {
  const { repository } = invokerOf(use);
  const isAzure = use.model !== 'snapshotter' && repository?.manifest.spec?.backend?.azure !== undefined;
  const cloud = isAzure ? cloudOf(use) : undefined;
  return cloud === undefined ? [] : [{ use, cloud }];
});

function cloudOf({ model, spec }: TargetUse): string | undefined {
  const { env, envFrom } = asFields(spec.runtimeSettings?.container);
  const variable = asList(env).filter(({ name }) => name === 'AZURE_ENDPOINT_SUFFIX').at(-1);
  if (variable === undefined) {
    return asList(envFrom).length > 0 || model === 'custom' ? undefined : PUBLIC;
  }
  const cloud = asText(variable.value) || (variable.valueFrom === undefined ? PUBLIC : undefined);
  return cloud === undefined || mayHoldPlaceholder(cloud) ? undefined : cloud;
}
