import type { Judge } from './judge';
import { asFields, asList, asText, asTexts, type Fields } from '../../../lib/kubernetes/manifest-fields';
import { nameOf, type Manifests } from '../manifests';

/** One thing that the webhooks of the operator refuse when an object is created, as its source of release 0.39 to 0.42 has it. */
interface WebhookRule {
  readonly kinds: readonly string[];
  readonly refuses: string;
  readonly applies: (spec: Fields, manifest: Fields, others: Manifests) => boolean;
}

const WEBHOOK_RULES: readonly WebhookRule[] = [
  {
    kinds: ['Repository'],
    refuses: 'wipeOut with the backend local or b2',
    applies: ({ wipeOut, backend }) => wipeOut === true && ['local', 'b2'].some((name) => asFields(backend)[name] !== undefined),
  },
  {
    kinds: ['Repository'],
    refuses: 'a local mountPath of which the first segment is "stash"',
    applies: ({ backend }) => (asText(asFields(asFields(backend).local).mountPath) ?? '').split('/').find(Boolean) === 'stash',
  },
  {
    kinds: ['RestoreSession'],
    refuses: 'several rules without targetHosts, a host in two rules, a rule with snapshots and paths',
    // With a target, another webhook has moved the rules to where nothing looks at them.
    applies: ({ rules, target }) => target === undefined && clash(asList(rules)),
  },
  {
    kinds: ['BackupConfiguration', 'RestoreSession'],
    refuses: 'a claim or a workload in another namespace',
    applies: ({ target, task }, manifest) => {
      const { kind, namespace } = asFields(asFields(target).ref);
      const taskName = asText(asFields(task).name) ?? '';
      const isSidecar = WORKLOADS.includes(asText(kind) ?? '') && taskName === '';
      return (asText(namespace) ?? '') !== '' && namespace !== namespaceOf(manifest) && (kind === 'PersistentVolumeClaim' || isSidecar)
        && !taskName.startsWith('kubedump');
    },
  },
  {
    kinds: ['BackupConfiguration', 'RestoreSession'],
    refuses: 'a Repository that is there already and does not admit the namespace',
    applies: ({ repository }, manifest, others) => {
      const { name, namespace = namespaceOf(manifest) } = asFields(repository);
      const there = others.find((other) => nameOf(other) === `Repository ${asText(name)}` && namespaceOf(other) === namespace);
      return there !== undefined && !admits(there, namespaceOf(manifest), others);
    },
  },
];

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'DeploymentConfig'];

const namespaceOf = ({ metadata }: Fields) => asText(asFields(metadata).namespace) ?? '';

function clash(rules: readonly Fields[]): boolean {
  const hosts = rules.flatMap(({ targetHosts }) => asTexts(targetHosts));
  return rules.filter(({ targetHosts }) => asTexts(targetHosts).length === 0).length > 1
    || new Set(hosts).size < hosts.length
    || rules.some(({ snapshots, paths }) => asTexts(snapshots).length > 0 && asTexts(paths).length > 0);
}

function admits(repository: Fields, namespace: string, others: Manifests): boolean {
  const { usagePolicy } = asFields(repository.spec);
  const isHome = namespaceOf(repository) === namespace;
  if (usagePolicy === undefined) {
    return isHome;
  }
  const { allowedNamespaces } = asFields(usagePolicy);
  // The default of the schema is filled in only where there is something around it.
  const { from = 'Same', selector } = asFields(allowedNamespaces);
  switch (allowedNamespaces === undefined ? undefined : from) {
    case 'All': return true;
    case 'Same': return isHome;
    case 'Selector': return selector !== undefined && matches(asFields(selector), labelsOf(namespace, others));
    default: return false;
  }
}

function labelsOf(namespace: string, others: Manifests): Fields {
  const declared = others.find((other) => nameOf(other) === `Namespace ${namespace}`);
  return { ...asFields(asFields(declared?.metadata).labels), 'kubernetes.io/metadata.name': namespace };
}

const OPERATORS: { readonly [operator: string]: (value: unknown, values: readonly string[]) => boolean } = {
  In: (value, values) => values.some((one) => one === value),
  NotIn: (value, values) => !values.some((one) => one === value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

function matches({ matchLabels, matchExpressions }: Fields, labels: Fields): boolean {
  return Object.entries(asFields(matchLabels)).every(([key, value]) => labels[key] === value)
    && asList(matchExpressions).every(({ key, operator, values }) =>
      OPERATORS[asText(operator) ?? '']?.(labels[asText(key) ?? ''], asTexts(values)) ?? false);
}

export const webhook: Judge = {
  name: 'webhook',
  complaints: async (clusters) => clusters.map((manifests) => manifests.flatMap((manifest) => WEBHOOK_RULES
    .filter(({ kinds, applies }) => kinds.includes(asText(manifest.kind) ?? '') && applies(asFields(manifest.spec), manifest, manifests))
    .map(({ refuses }) => `${nameOf(manifest)}: ${refuses}`))),
};
