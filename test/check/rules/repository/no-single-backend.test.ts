import { noSingleBackend } from '../../../../lib/check/rules/repository/no-single-backend';
import { blueprint, foundBy, repository } from '../manifests';

const gcs = { gcs: { bucket: 'safe' } };
const s3 = { s3: { endpoint: 's3.amazonaws.com', bucket: 'safe' } };
const NONE = 'spec.backend: has no backend, so that there is nowhere to keep backups: set one of azure, b2, gcs, local, rest, s3 and swift';

test.each<[string, object, string]>([
  ['none', repository('repo', {}), `error STASH103 Repository repo ${NONE}`],
  ['no spec', { ...repository('repo', {}), spec: undefined }, `error STASH103 Repository repo ${NONE}`],
  ['none in a blueprint', blueprint({}), `error STASH103 BackupBlueprint pattern ${NONE}`],
  ['one that is unset', repository('repo', { gcs: null }), `error STASH103 Repository repo ${NONE}`],
  ['two', repository('repo', { ...gcs, ...s3 }),
    'error STASH103 Repository repo spec.backend: has 2 backends, but the operator takes s3 and ignores gcs: keep one, and write a Repository for each of the others'],
  ['three', blueprint({ b2: { bucket: 'safe-safe' }, ...gcs, ...s3 }), 'error STASH103 BackupBlueprint pattern spec.backend: '
    + 'has 3 backends, but the operator takes s3 and ignores gcs and b2: keep one, and write a Repository for each of the others'],
])('%s', (_, manifest, expected) => {
  expect(foundBy(noSingleBackend, [manifest])).toEqual([expected]);
});

test('nothing about one', () => {
  expect(foundBy(noSingleBackend, [repository('repo', gcs), blueprint(s3)])).toEqual([]);
});
