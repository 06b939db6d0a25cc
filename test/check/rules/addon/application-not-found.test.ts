import { applicationNotFound } from '../../../../lib/check/rules/addon/application-not-found';
import { appBinding } from '../backup/manifests';
import { clusterExternalSecret, externalSecret, foundBy, repository, secret } from '../manifests';

const binding = (spec: object, name = 'orders', namespace = 'demo') => appBinding({ name, namespace, spec });
const service = (name: string, port?: unknown, namespace = 'demo') =>
  ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: [{ port: 9187 }, { port }] } });
const at = (name: string, more: object = {}) => binding({ clientConfig: { service: { scheme: 'postgresql', name, port: 5432, ...more } } });
const LOGIN = { username: '${USER}', password: '${PASSWORD}' };
const PAIR = { 'tls.crt': '${CERTIFICATE}', 'tls.key': '${KEY}' };
const aut = binding({ secret: { name: 'orders-aut' } });

const near = (field: string, kind: string, given: string, meant: string) => [`warning STASH514 AppBinding orders spec.${field}.name: ${kind} demo/${given} is not among the `
  + `manifests, but "${meant}" is, and no AppBinding names that one: did you mean "${meant}"?`];
const elsewhere = (field: string, kind: string, name: string, mend: string) => [`warning STASH514 AppBinding orders spec.${field}.name: the input has the ${kind} "${name}" only in `
  + `namespace "data", but the AppBinding means the one in "demo": ${mend}; if it already exists there, nothing is wrong\n  also ${kind} ${name} metadata.namespace`];
const MOVE = 'define it in "demo" too, or move the AppBinding';

test.each<[string, readonly object[], string[]]>([
  ['a Secret with a letter too few', [aut, secret('orders-auth', LOGIN)], near('secret', 'Secret', 'orders-aut', 'orders-auth')],
  ['one of an ExternalSecret', [aut, externalSecret('vault', { target: { name: 'orders-auth' }, data: [{ secretKey: 'password' }] })],
    near('secret', 'Secret', 'orders-aut', 'orders-auth')],
  ['a Secret with the user of PostgreSQL', [aut, secret('orders-auth', { POSTGRES_USER: 'me' })], near('secret', 'Secret', 'orders-aut', 'orders-auth')],
  ['the Secret of a certificate', [binding({ tlsSecret: { name: 'orders-tsl' } }), secret('orders-tls', PAIR)], near('tlsSecret', 'Secret', 'orders-tsl', 'orders-tls')],
  ['a Service', [at('orders-dp'), service('orders-db', 5432)], near('clientConfig.service', 'Service', 'orders-dp', 'orders-db')],
  ['a Service by its namespace', [at('orders-dp', { namespace: 'demo' }), service('orders-db', 5432)], near('clientConfig.service', 'Service', 'orders-dp', 'orders-db')],
  ['a Secret of another namespace', [aut, secret('orders-aut', LOGIN, { namespace: 'data' })], elsewhere('secret', 'Secret', 'orders-aut', MOVE)],
  ['a Service of another namespace', [at('orders-db'), service('orders-db', 5432, 'data')],
    elsewhere('clientConfig.service', 'Service', 'orders-db', 'set the namespace "data" beside the name, or declare it in "demo"')],
  ['the Secret that is named', [binding({ secret: { name: 'orders-auth' } }), secret('orders-auth', LOGIN), secret('orders-aut', LOGIN)], []],
  ['the Service that is named', [at('orders-db'), service('orders-db', 5432), service('orders-dp', 5432)], []],
  ['the Service of the namespace that is named', [at('orders-db', { namespace: 'data' }), service('orders-db', 5432, 'data')], []],
  ['a Secret that another AppBinding names', [aut, secret('orders-auth', LOGIN), binding({ secret: { name: 'orders-auth' } }, 'other')], []],
  ['a Service that another AppBinding names', [at('orders-dp'), service('orders-db', 5432), appBinding({ ...at('orders-db').metadata, name: 'other', spec: at('orders-db').spec })], []],
  ['a Secret that an AppBinding of its own namespace names', [aut, secret('orders-aut', LOGIN, { namespace: 'data' }), binding({ secret: { name: 'orders-aut' } }, 'o', 'data')], []],
  ['a Secret that a Repository names', [aut, secret('orders-auth', LOGIN), repository('repo', { rest: { url: 'https://a' }, storageSecretName: 'orders-auth' })], []],
  ['a Secret that a ClusterExternalSecret makes in some namespaces', [aut, secret('orders-auth', LOGIN), clusterExternalSecret('orders-aut', {})], []],
  ['a Secret with other keys', [binding({ secret: { name: 'orders-auth' } }), secret('orders-oauth', { clientSecret: '${CLIENT}' })], []],
  ['a Secret without a private key', [binding({ tlsSecret: { name: 'orders-tsl' } }), secret('orders-tls', { 'ca.crt': '${CA}' })], []],
  ['a Service with another port', [at('postgres'), service('postgrest', 3000)], []],
  ['a Service without ports', [at('orders-dp'), { ...service('orders-db'), spec: {} }], []],
  ['a similar name in another namespace', [aut, secret('orders-auth', LOGIN, { namespace: 'data' })], []],
  ['a similar name with another number', [at('orders-1'), service('orders-2', 5432)], []],
  ['nothing similar', [aut, at('orders-db'), secret('photos-auth', LOGIN), service('photos-db', 5432)], []],
  ['an AppBinding without a namespace', [binding({ secret: { name: 'orders-aut' } }, 'orders', ''), secret('orders-auth', LOGIN, { namespace: '' }), secret('orders-aut', LOGIN)], []],
  ['a Secret of another API', [binding({ secret: { name: 'orders-aut', apiGroup: 'virtual-secrets.dev' } }), secret('orders-auth', LOGIN)], []],
  ['a URL', [binding({ clientConfig: { url: 'postgresql://orders-dp:5432' } }), service('orders-db', 5432)], []],
  ['a Service without a name', [binding({ clientConfig: { service: { port: 5432 } } }), service('orders-db', 5432)], []],
])('%s', (_, manifests, expected) => {
  expect(foundBy(applicationNotFound, manifests)).toEqual(expected);
});

const address = (level: string, name: string, mend: string, namespace = 'demo') => [`${level} STASH514 AppBinding orders spec.clientConfig.service.name: "${name}" is an address, but `
  + `Stash takes it for the name of a Service, and connects to "${name}.${namespace}.svc": ${mend}`];
const beside = (name: string, namespace: string) => `write the name "${name}", and the namespace "${namespace}" beside it`;
const OUTSIDE = 'write the address into clientConfig.url instead';

test.each<[string, readonly object[], string[]]>([
  ['of a Service in full', [at('orders-db.data.svc.cluster.local')], address('error', 'orders-db.data.svc.cluster.local', beside('orders-db', 'data'))],
  ['of a Service, shortened', [at('orders-db.data.svc')], address('error', 'orders-db.data.svc', beside('orders-db', 'data'))],
  ['of a pod in full', [at('orders-db-0.orders-db.data.svc')], address('error', 'orders-db-0.orders-db.data.svc', beside('orders-db-0.orders-db', 'data'))],
  ['of a Service named like a part of addresses', [at('svc.data.svc')], address('error', 'svc.data.svc', beside('svc', 'data'))],
  ['of a Service without its namespace', [at('orders-db.svc.cluster.local')], address('error', 'orders-db.svc.cluster.local', OUTSIDE)],
  ['of a Service in another cluster', [at('orders-db.data.svc.clusterset.local')], address('error', 'orders-db.data.svc.clusterset.local', OUTSIDE)],
  ['of a server outside', [at('orders.postgres.database.azure.com')], address('error', 'orders.postgres.database.azure.com', OUTSIDE)],
  ['in numbers', [at('10.0.0.7')], address('error', '10.0.0.7', OUTSIDE)],
  ['with a namespace beside it', [at('orders-db.data.svc', { namespace: 'data' })], address('error', 'orders-db.data.svc', beside('orders-db', 'data'), 'data')],
  ['where the namespace is not known', [binding({ clientConfig: { service: { name: '10.0.0.7', port: 5432 } } }, 'orders', '')], address('error', '10.0.0.7', OUTSIDE, '<namespace>')],
  ['of a Service of the input', [at('orders-db.data'), service('orders-db', 5432, 'data')], address('warning', 'orders-db.data', beside('orders-db', 'data'))],
  ['of a pod', [at('orders-db-0.orders-db'), service('orders-db', 5432)], []],
  ['that is filled in', [at('${HOST}.data.svc')], []],
  ['of a Secret, whose name may have dots', [binding({ secret: { name: 'postgres.orders.credentials' } })], []],
])('an address %s', (_, manifests, expected) => {
  expect(foundBy(applicationNotFound, manifests)).toEqual(expected);
});
