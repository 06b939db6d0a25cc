import { declaredTwice } from '../../../../lib/check/rules/gitops/declared-twice';
import { findingsIn } from '../../judged';
import * as manifests from '../manifests';

const { clusterExternalSecret, externalSecret, foundBy, sealedSecret, secret } = manifests;

const repository = (name: string, namespace: string, spec: string) => `---
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;
const blueprint = (name: string, namespace: string) => `---
apiVersion: stash.appscode.com/v1beta1
kind: BackupBlueprint
metadata: { name: ${name}, namespace: ${namespace} }
spec: { backupNamespace: ${namespace} }
`;
const A = '{ backend: { storageSecretName: s, gcs: { bucket: a } } }';
const A_IN_ANOTHER_ORDER = '{ backend: { gcs: { bucket: a }, storageSecretName: s } }';
const B = '{ backend: { storageSecretName: s, gcs: { bucket: b } } }';

const CLUSTERS = 'if they are for two clusters, check each separately';

const about = (text: string) => findingsIn(text).filter((line) => line.includes('STASH601'));

test.each<[string, string, string[]]>([
  ['two names', repository('x', 'shop', A) + repository('y', 'shop', B), []],
  ['two namespaces', repository('x', 'shop', A) + repository('x', 'bank', B), []],
  ['two kinds', repository('x', 'shop', A) + repository('x', 'shop', A).replace('kind: Repository', 'kind: BackupSession'), []],
  ['kinds that are not of Stash', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: x } }\n---\n{ apiVersion: v1, kind: ConfigMap, metadata: { name: x } }', []],
  ['equal declarations, in another order', repository('x', 'shop', A) + repository('x', 'shop', A_IN_ANOTHER_ORDER), [
    'warning STASH601 Repository x metadata.name: Repository shop/x is declared twice, identically: remove one of the two, before they differ; '
    + `${CLUSTERS}\n`
    + '  also Repository x metadata.name',
  ]],
  ['differing declarations', repository('x', 'shop', A) + repository('x', 'shop', B), [
    'error STASH601 Repository x metadata.name: Repository shop/x is declared twice, and the last one applied wins: remove one of the two, or give it another name; '
    + `${CLUSTERS}\n`
    + '  also Repository x metadata.name',
  ]],
  ['three declarations, each against the first', repository('x', 'shop', A) + repository('x', 'shop', B) + repository('x', 'shop', A), [
    'error STASH601 Repository x metadata.name: Repository shop/x is declared twice, and the last one applied wins: remove one of the two, or give it another name; '
    + `${CLUSTERS}\n`
    + '  also Repository x metadata.name',
    'warning STASH601 Repository x metadata.name: Repository shop/x is declared twice, identically: remove one of the two, before they differ; '
    + `${CLUSTERS}\n`
    + '  also Repository x metadata.name',
  ]],
  ['declarations that differ in a namespace, which the kind does not have', blueprint('x', 'shop') + blueprint('x', 'bank') + blueprint('y', 'bank'), [
    'error STASH601 BackupBlueprint x metadata.name: BackupBlueprint bank/x is declared twice, and the last one applied wins: remove one of the two, or give it another name; '
    + `${CLUSTERS}\n`
    + '  also BackupBlueprint x metadata.name',
  ]],
])('%s', (_, text, expected) => {
  expect(about(text)).toEqual(expected);
});

test('in an app', () => {
  const [line] = findingsIn(repository('x', 'shop', A) + repository('x', 'shop', B), { isSynth: true }).filter((one) => one.includes('STASH601'));
  expect(line).toContain('or give it another name; if they are for two clusters, give each an App of its own\n');
});

describe('a Secret', () => {
  const data = [{ secretKey: 'RESTIC_PASSWORD', remoteRef: { key: 'a' } }];
  const fetched = (name: string, target: object = { name: 'storage' }, more: object = {}) => externalSecret(name, { target, data, ...more });
  const plain = secret('storage', { RESTIC_PASSWORD: '${PASSWORD}' });
  const sealed = sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: 'AgA=' } });
  const patched = secret('storage', { RESTIC_PASSWORD: '${PASSWORD}' }, { annotations: { 'sealedsecrets.bitnami.com/patch': 'true' } });

  const found = (at: string, other: string) => [`error STASH601 ${at}: Secret demo/storage is declared twice, and the last one written wins, perhaps with another RESTIC_PASSWORD: `
    + `remove one of the two, or give it another name; ${CLUSTERS}\n  also ${other}`];

  test.each<[string, object[], string[]]>([
    ['that two ExternalSecrets make', [fetched('a'), fetched('b')], found('ExternalSecret b spec.target.name', 'ExternalSecret a spec.target.name')],
    ['that two ExternalSecrets of one name make', [fetched('storage', {}), fetched('storage', { creationPolicy: 'Orphan' })],
      found('ExternalSecret storage metadata.name', 'ExternalSecret storage metadata.name')],
    ['beside an ExternalSecret', [plain, fetched('a')], found('Secret storage metadata.name', 'ExternalSecret a spec.target.name')],
    ['beside a SealedSecret', [plain, sealed], found('Secret storage metadata.name', 'SealedSecret storage metadata.name')],
    ['that a Repository names', [secret('storage', { token: '${A}' }), fetched('a'), manifests.repository('repo', { gcs: { bucket: 'safe' } })],
      found('Secret storage metadata.name', 'ExternalSecret a spec.target.name')],
    ['twice the same', [fetched('a'), fetched('a')], [
      'warning STASH601 ExternalSecret a spec.target.name: Secret demo/storage is declared twice, identically: remove one of the two, before they differ; '
      + `${CLUSTERS}\n  also ExternalSecret a spec.target.name`,
    ]],
    ['to which an ExternalSecret adds', [plain, fetched('a', { name: 'storage', creationPolicy: 'Merge' }), fetched('b', { name: 'storage', creationPolicy: 'CreateOrMerge' })], []],
    ['to which a SealedSecret adds', [patched, sealed], []],
    ['without data, which an ExternalSecret fills', [{ ...plain, stringData: undefined }, fetched('a')], []],
    ['of a ClusterExternalSecret, which gives way to others', [clusterExternalSecret('a', { target: { name: 'storage' }, data }), clusterExternalSecret('storage', { data }), plain], []],
    ['whose name the cluster makes up', [plain, plain].map((one) => ({ ...one, metadata: { generateName: 'storage-', namespace: 'demo' } })), []],
    ['whose name in an ExternalSecret is empty', [fetched('storage', { name: '' }), fetched('storage', {})],
      found('ExternalSecret storage metadata.name', 'ExternalSecret storage metadata.name')],
    ['of two namespaces', [plain, secret('storage', { RESTIC_PASSWORD: '${PASSWORD}' }, { namespace: 'prod' })], []],
    ['without credentials', [secret('storage', { token: '${A}' }), secret('storage', { token: '${B}' })], []],
  ])('%s', (_, objects, expected) => {
    expect(foundBy(declaredTwice, objects)).toEqual(expected);
  });
});
