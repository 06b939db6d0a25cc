import { noStorageSecret } from '../../../../lib/check/rules/repository/no-storage-secret';
import { blueprint, foundBy, repository } from '../manifests';

const FOUND = 'spec.backend.storageSecretName: does not name a Secret, so that restic gets no password and no backup becomes ready: '
  + 'name the Secret with RESTIC_PASSWORD and the keys of the backend, in the namespace of the Repository';
const gcs = { gcs: { bucket: 'safe' } };

test.each<[string, object, string]>([
  ['none', repository('repo', { storageSecretName: undefined, ...gcs }), `error STASH104 Repository repo ${FOUND}`],
  ['an empty name', repository('repo', { storageSecretName: '', ...gcs }), `error STASH104 Repository repo ${FOUND}`],
  ['none on a volume', repository('repo', { storageSecretName: undefined, local: { mountPath: '/safe', nfs: {} } }), `error STASH104 Repository repo ${FOUND}`],
  ['none in a blueprint', blueprint({ storageSecretName: undefined, ...gcs }), `error STASH104 BackupBlueprint pattern ${FOUND}`],
])('%s', (_, manifest, expected) => {
  expect(foundBy(noStorageSecret, [manifest])).toEqual([expected]);
});

test('nothing about one, nor about what has no backend either', () => {
  expect(foundBy(noStorageSecret, [repository('repo', gcs), repository('none', { storageSecretName: undefined })])).toEqual([]);
});
