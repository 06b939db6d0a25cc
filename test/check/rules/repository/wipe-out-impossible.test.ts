import { wipeOutImpossible } from '../../../../lib/check/rules/repository/wipe-out-impossible';
import { blueprint, foundBy, repository, sealedSecret, secret } from '../manifests';

const WIPING = { wipeOut: true };
const swift = { swift: { container: 'safe', prefix: 'shop' } };
const BACKENDS = {
  azure: { container: 'safe' },
  b2: { bucket: 'safe-safe' },
  gcs: { bucket: 'safe' },
  local: { mountPath: '/safe', nfs: { server: 'nas', path: '/' } },
  rest: { url: 'https://rest.example.com/' },
  s3: { endpoint: 's3.amazonaws.com', bucket: 'safe' },
  swift: { container: 'safe' },
};

test.each(['b2', 'local', 'rest'] as const)('%s', (name) => {
  const found = `spec.wipeOut: the operator cannot delete what is in the backend ${name}: leave wipeOut out, and delete the snapshots where they are`;
  const backend = { [name]: BACKENDS[name] };
  expect(foundBy(wipeOutImpossible, [repository('repo', backend, WIPING)])).toEqual([`error STASH105 Repository repo ${found}`]);
  expect(foundBy(wipeOutImpossible, [blueprint(backend, WIPING)])).toEqual([`error STASH105 BackupBlueprint pattern ${found}`]);
  expect(foundBy(wipeOutImpossible, [repository('repo', backend), repository('other', backend, { wipeOut: false })])).toEqual([]);
});

test.each(['azure', 'gcs', 's3', 'swift'] as const)('nothing about %s', (name) => {
  expect(foundBy(wipeOutImpossible, [repository('repo', { [name]: BACKENDS[name] }, WIPING)])).toEqual([]);
});

const credential = { OS_APPLICATION_CREDENTIAL_ID: 'x', OS_APPLICATION_CREDENTIAL_SECRET: 'x' };
const UNUSABLE = 'spec.wipeOut: the operator cannot use the application credential of the storage Secret, so that the Repository can never be deleted: '
  + 'leave wipeOut out, or give the Secret OS_USERNAME and OS_PASSWORD of a user';

test.each<[string, readonly object[], string]>([
  ['in clear', [repository('repo', swift, WIPING), secret('storage', credential)], `error STASH105 Repository repo ${UNUSABLE}`],
  ['sealed', [repository('repo', swift, WIPING), sealedSecret('storage', { encryptedData: credential })], `error STASH105 Repository repo ${UNUSABLE}`],
  ['of the namespace of a blueprint\'s Repositories', [blueprint(swift, { ...WIPING, repoNamespace: 'demo' }), secret('storage', credential)],
    `error STASH105 BackupBlueprint pattern ${UNUSABLE}`],
])('an application credential for Swift, %s', (_, manifests, expected) => {
  expect(foundBy(wipeOutImpossible, manifests)).toEqual([expected]);
});

test.each<[string, readonly object[]]>([
  ['a user', [repository('repo', swift, WIPING), secret('storage', { OS_USERNAME: 'x', OS_PASSWORD: 'x' })]],
  ['an application credential of another namespace', [repository('repo', swift, WIPING), secret('storage', credential, { namespace: 'prod' })]],
  ['an application credential without wipeOut', [repository('repo', swift), secret('storage', credential)]],
  ['an application credential for what does not read it', [repository('repo', { gcs: { bucket: 'safe' } }, WIPING), secret('storage', credential)]],
])('nothing about %s', (_, manifests) => {
  expect(foundBy(wipeOutImpossible, manifests)).toEqual([]);
});
