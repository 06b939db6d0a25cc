import { secretElsewhere } from '../../../../lib/check/rules/secret/secret-elsewhere';
import { asking, blueprint, claim } from '../blueprint/annotations';
import { clusterExternalSecret, externalSecret, foundBy, repository, sealedSecret, secret } from '../manifests';

const repo = repository('repo', { gcs: { bucket: 'safe' } });
const PROD = { namespace: 'prod' };
const found = (kind: string, name = 'storage') => 'warning STASH203 Repository repo spec.backend.storageSecretName: the input has the Secret "storage" only in namespace "prod", '
  + 'but Stash looks for it in "demo": define it in "demo" too, or move the Repository; if it already exists there, nothing is wrong\n'
  + `  also ${kind} ${name} metadata.namespace`;

test.each<[string, object, string]>([
  ['a Secret', secret('storage', {}, PROD), found('Secret')],
  ['an ExternalSecret, by the name of its Secret', externalSecret('vault', { target: { name: 'storage' } }, PROD), found('ExternalSecret', 'vault')],
])('%s in another namespace', (_, elsewhere, expected) => {
  expect(foundBy(secretElsewhere, [repo, elsewhere])).toEqual([expected]);
});

test.each<[string, readonly object[]]>([
  ['a Secret in its namespace', [repo, secret('storage', {})]],
  ['a Secret in both namespaces', [repo, secret('storage', {}, PROD), secret('storage', {})]],
  ['no Secret: they are usually not in git', [repo]],
  ['a Secret of another name', [repo, secret('other', {}, PROD)]],
  ['a Secret that a ClusterExternalSecret makes in some namespaces', [repo, clusterExternalSecret('storage', {}), secret('storage', {}, PROD)]],
  ['a Secret whose namespace is not stated', [repo, secret('storage', {}, { namespace: undefined })]],
  ['a Repository whose namespace is not stated', [repository('repo', { gcs: { bucket: 'safe' } }, {}, { namespace: undefined }), secret('storage', {}, PROD)]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(secretElsewhere, manifests)).toEqual([]);
});

describe('a Secret that a controller copies into other namespaces', () => {
  const REFLECTED = 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled';

  test.each<[string, object]>([
    ['Config Syncer', { 'kubed.appscode.com/sync': '' }],
    ['Reflector', { [REFLECTED]: 'true' }],
    ['Replicator, by name', { 'replicator.v1.mittwald.de/replicate-to': 'demo,app-.*' }],
    ['Replicator, by label', { 'replicator.v1.mittwald.de/replicate-to-matching': 'backup=true' }],
  ])('%s', (_, annotations) => {
    expect(foundBy(secretElsewhere, [repo, secret('storage', {}, { ...PROD, annotations })])).toEqual([]);
    const template = { metadata: { annotations } };
    expect(foundBy(secretElsewhere, [repo, sealedSecret('storage', { template }, PROD)])).toEqual([]);
    expect(foundBy(secretElsewhere, [repo, externalSecret('storage', { target: { template } }, PROD)])).toEqual([]);
    expect(foundBy(secretElsewhere, [repo, externalSecret('storage', {}, { ...PROD, annotations })])).toEqual([]);
  });

  test.each<[string, object]>([
    ['Reflector may be asked to, but is not', { [REFLECTED]: 'false', 'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true' }],
    ['Replicator is given no namespace', { 'replicator.v1.mittwald.de/replicate-to': '' }],
    ['Replicator is given no label', { 'replicator.v1.mittwald.de/replicate-to-matching': '' }],
  ])('%s', (_, annotations) => {
    expect(foundBy(secretElsewhere, [repo, secret('storage', {}, { ...PROD, annotations })])).toEqual([found('Secret')]);
  });
});

describe('an object that asks for a blueprint', () => {
  const asks = claim(asking({ 'backup-blueprint': 'files' }));
  const expected = 'warning STASH203 PersistentVolumeClaim x metadata.annotations["stash.appscode.com/backup-blueprint"]: the input has the Secret "storage" only in namespace '
    + '"prod", but Stash looks for it in "shop": define it in "shop" too, or set repoNamespace in BackupBlueprint files; if it already exists there, nothing is wrong\n'
    + '  also Secret storage metadata.namespace';

  test.each<[string, object, readonly object[], string[]]>([
    ['without the Secret', blueprint('files'), [secret('storage', {}, PROD)], [expected]],
    ['with the Secret', blueprint('files'), [secret('storage', {}, PROD), secret('storage', {}, { namespace: 'shop' })], []],
    ['with the Secret of a ClusterExternalSecret', blueprint('files'), [secret('storage', {}, PROD), clusterExternalSecret('storage', {})], []],
    ['whose Repositories are elsewhere', blueprint('files', { repoNamespace: 'prod' }), [secret('storage', {}, PROD)], []],
    ['whose backups are elsewhere', blueprint('files', { backupNamespace: 'prod' }), [secret('storage', {}, PROD)], []],
    ['with a Secret for each target', blueprint('files', { backend: { gcs: { bucket: 'safe' }, storageSecretName: '${TARGET_NAME}' } }), [secret('storage', {}, PROD)], []],
    ['another one', blueprint('other'), [secret('storage', {}, PROD)], []],
  ])('%s', (_, pattern, secrets, findings) => {
    expect(foundBy(secretElsewhere, [asks, pattern, ...secrets])).toEqual(findings);
  });
});
