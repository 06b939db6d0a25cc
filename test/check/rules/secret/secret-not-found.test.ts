import { secretNotFound } from '../../../../lib/check/rules/secret/secret-not-found';
import { blueprint, clusterExternalSecret, encodedSecret, externalSecret, foundBy, repository, secret } from '../manifests';

const repo = (storageSecretName = 'azure-secert') => repository('repo', { gcs: { bucket: 'safe' }, storageSecretName });
const PASSWORD = { RESTIC_PASSWORD: '${RESTIC_PASSWORD}' };
const near = (kind = 'Repository repo') => [
  `warning STASH207 ${kind} spec.backend.storageSecretName: Secret demo/azure-secert is not among the manifests, but "azure-secret" is, and no Repository names that one: `
  + 'did you mean "azure-secret"?',
];
const hashed = [
  'warning STASH207 Repository repo spec.backend.storageSecretName: the Secret "storage" is not among the manifests, but Secret demo/storage-5f4tg9hk2m is, which has the same '
  + 'name with a hash of Kustomize: set disableNameSuffixHash for it, or configure Kustomize to treat this field as a reference to it\n  also Secret storage-5f4tg9hk2m metadata.name',
];

test.each<[string, readonly object[], string[]]>([
  ['a Secret of nearly that name', [repo(), secret('azure-secret', PASSWORD)], near()],
  ['an ExternalSecret, by the name of its Secret', [repo(), externalSecret('vault', { target: { name: 'azure-secret' }, data: [{ secretKey: 'RESTIC_PASSWORD' }] })], near()],
  ['the name of an ExternalSecret, whose Secret has another one', [repo('vault'), externalSecret('vault', { target: { name: 'safe' }, data: [{ secretKey: 'RESTIC_PASSWORD' }] })], [
    'warning STASH207 Repository repo spec.backend.storageSecretName: no manifest makes the Secret "vault": ExternalSecret demo/vault makes "safe", as its spec.target.name says: '
    + 'did you mean "safe"? If a Secret "vault" exists in the cluster, nothing is wrong\n  also ExternalSecret vault spec.target.name',
  ]],
  ['the name of an ExternalSecret without the password', [repo('vault'), externalSecret('vault', { target: { name: 'safe' }, data: [{ secretKey: 'token' }] })], []],
  ['the name of an ExternalSecret and of a Secret',
    [repo('vault'), externalSecret('vault', { target: { name: 'safe' }, data: [{ secretKey: 'RESTIC_PASSWORD' }] }), secret('vault', PASSWORD)], []],
  ['a blueprint with a namespace', [blueprint({ storageSecretName: 'azure-secert' }, { repoNamespace: 'demo' }), secret('azure-secret', PASSWORD)],
    near('BackupBlueprint pattern')],
  ['a name that is filled in', [blueprint({ storageSecretName: 'azure-${TARGET_NAME}' }, { repoNamespace: 'demo' }), secret('azure-${TARGET_NAMEE}', PASSWORD)], []],
  ['a Secret with a hash', [repo('storage'), encodedSecret('storage-5f4tg9hk2m', PASSWORD)], hashed],
  ['a Secret with what is no hash', [repo('storage'), secret('storage-production', PASSWORD)], []],
  ['a Secret that is there', [repo('azure-secret'), secret('azure-secret', PASSWORD), secret('azure-secert', PASSWORD)], []],
  ['a Secret that another Repository names', [repo('shop-a'), repository('b', { gcs: { bucket: 'b' }, storageSecretName: 'shop-b' }), secret('shop-b', PASSWORD)], []],
  ['a Secret that opens no repository', [repo(), secret('azure-secret', { token: '' })], []],
  ['a Secret of another namespace', [repo(), secret('azure-secret', PASSWORD, { namespace: 'prod' })], []],
  ['a Secret that a ClusterExternalSecret makes in some namespaces', [repo(), clusterExternalSecret('azure-secert', {}), secret('azure-secret', PASSWORD)], []],
  ['a Secret of another name', [repo(), secret('vault', PASSWORD)], []],
  ['no Secret: they are usually not in git', [repo()], []],
])('%s', (_, manifests, expected) => {
  expect(foundBy(secretNotFound, manifests)).toEqual(expected);
});
