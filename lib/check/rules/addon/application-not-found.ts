import { ADDONS } from '../../../addon/addons';
import { asFields, asList } from '../../../kubernetes/manifest-fields';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { applicationSecrets } from '../../graph/app-binding';
import { declaredSecrets, mayHaveSecret, type DeclaredSecret } from '../../graph/declared-secret';
import { repositorySpecs } from '../../graph/repository-spec';
import { groupedInto } from '../../grouped';
import { nearlyNamed, onlyElsewhere, type Missing } from '../../not-found';
import type { Found, Rule } from '../../rule';
import { namesakes, spellings } from '../../spelling';
import type { Place, Subject } from '../../subject';

export const applicationNotFound: Rule = {
  id: 'STASH514',
  name: 'application-not-found',
  level: 'warning',
  title: 'The Secret or Service of an AppBinding is only in another namespace, has nearly the name of one that no AppBinding names, or is an address.',
  why: 'A backup or restore of the application fails: the addon finds no Secret of this name, or waits in vain for the host. '
    + 'The finding is an error if the name of the Service is an address that can be neither a Service nor one of its pods.',
  mend: 'Write the name that the object has, and the namespace of a Service that is elsewhere; a server outside of the cluster has a `url`. Acknowledge it if something that is not in git, such as an operator, '
    + 'creates an object of this name.',
  facts: [
    {
      says: 'The addons fetch both Secrets from the namespace of the AppBinding, and fail if one of them is not found.',
      standing: 'source',
      see: 'stashed/mongodb: pkg/backup.go',
    },
    {
      says: 'The host is <service>.<namespace>.svc, with the namespace of the AppBinding unless clientConfig.service has one.',
      standing: 'source',
      see: 'kmodules/custom-resources: apis/appcatalog/v1alpha1',
    },
    {
      says: 'The name of a Service has no dot; before such a name, the name of one of its pods may stand.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    },
    {
      says: 'A Secret may be meant only if it has a key that the addons read: one of the user or the password, or tls.key. A Service has the port.',
      standing: 'inferred',
    },
  ],
  judge(cluster, report) {
    for (const reference of references(cluster)) {
      const mayBeThere = reference.isThere || reference.namespace === '';
      report(reference.subject, reference.field, addressGiven(cluster, reference) ?? (mayBeThere ? undefined : complaint(cluster, reference)));
    }
  },
};

/** What to say of an address in place of the name of a Service. A pod of a Service, as in `db-0.db`, is no such address. */
function addressGiven(cluster: Cluster, { kind, namespace, name }: Reference): Found | undefined {
  if (kind !== 'Service' || mayHoldPlaceholder(name)) {
    return undefined;
  }
  const mayBePod = name.split('.').length < 3;
  const [, service, home = ''] = IN_CLUSTER.exec(mayBePod ? `${name}.svc` : name) ?? [];
  return mayBePod && (service === undefined || cluster.find('', 'Service', home, service) === undefined) ? undefined : {
    found: `${quote(name)} is an address, but Stash takes it for the name of a Service, and connects to ${quote(`${name}.${namespace || '<namespace>'}.svc`)}`,
    mend: service === undefined ? 'write the address into clientConfig.url instead' : `write the name ${quote(service)}, and the namespace ${quote(home)} beside it`,
    level: mayBePod ? 'warning' : 'error',
  };
}

/** The address of a Service or one of its pods, with the namespace. */
const IN_CLUSTER = /^(.+)\.([^.]+)\.svc(?:\.cluster\.local\.?)?$/;

function complaint(cluster: Cluster, reference: Reference): Found | undefined {
  const { kind, namespace, name, role } = reference;
  const { elsewhere, inNamespace } = unnamed(cluster).get(role) ?? {};
  const other = elsewhere?.get(name);
  if (other !== undefined) {
    return onlyElsewhere(reference, other.subject, 'the AppBinding means the one in', kind === 'Service'
      ? `set the namespace ${quote(other.namespace)} beside the name, or declare it in ${quote(namespace)}`
      : `define it in ${quote(namespace)} too, or move the AppBinding`);
  }
  const near = inNamespace?.get(namespace)?.meant(name);
  return near === undefined ? undefined : nearlyNamed(reference, near, 'no AppBinding names that one');
}

/** What an AppBinding names. */
interface Reference extends Missing, Place {
  /** What the object must be fit for: equal for references and for the objects that may be meant. */
  readonly role: string;
  readonly isThere: boolean;
}

const references = view((cluster: Cluster): readonly Reference[] => [
  ...applicationSecrets(cluster).map(({ subject, subject: { namespace }, field, part, name }) =>
    ({ subject, field, kind: 'Secret', namespace, name, role: part, isThere: mayHaveSecret(cluster, namespace, name) })),
  ...cluster.declarations('AppBinding').flatMap(({ subject, manifest }): Reference[] => {
    const { name, namespace: given, port } = manifest.spec?.clientConfig?.service ?? {};
    const namespace = given || subject.namespace;
    const isThere = name !== undefined && cluster.find('', 'Service', namespace, name) !== undefined;
    return name ? [{ subject, field: ['spec', 'clientConfig', 'service', 'name'], kind: 'Service', namespace, name, role: portRole(port), isThere }] : [];
  }),
]);

/** An object that may be meant. */
interface Candidate extends Missing {
  readonly subject: Subject;
  readonly role: string;
}

/** The objects that neither an AppBinding nor a Repository names, by role. */
const unnamed = view((cluster: Cluster) => {
  const named = new Set([
    ...references(cluster).map(fullName),
    ...repositorySpecs(cluster).map(({ namespace = '', spec }) => fullName({ kind: 'Secret', namespace, name: spec.backend?.storageSecretName ?? '' })),
  ]);
  const candidates: Candidate[] = [
    ...declaredSecrets(cluster).flatMap((secret) => rolesOf(secret).map((role) =>
      ({ subject: secret.subject, kind: 'Secret', namespace: secret.namespace, name: secret.name, role }))),
    ...cluster.ofKind('', 'Service').flatMap((subject) => asList(asFields(subject.manifest.spec).ports).map(({ port }) =>
      ({ subject, kind: 'Service', namespace: subject.namespace, name: subject.name, role: portRole(port) }))),
  ].filter((candidate) => !named.has(fullName(candidate)));
  return groupedInto(candidates, ({ role }) => role, (those) => ({ inNamespace: spellings(those), elsewhere: namesakes(those) }));
});

const fullName = ({ kind, namespace, name }: Missing) => `${kind} ${namespace}/${name}`;

const portRole = (port: unknown) => `port ${String(port)}`;

const LOGIN_KEYS = [...new Set(Object.values(ADDONS).flatMap(({ credentials }) => credentials.flat()))];

const rolesOf = (secret: DeclaredSecret): readonly string[] => [
  ...LOGIN_KEYS.some((key) => secret.has(key)) ? ['secret'] : [],
  ...secret.has('tls.key') ? ['tlsSecret'] : [],
];
