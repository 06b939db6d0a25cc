import { appBinding, DATABASE, linesOf, object } from '../backup/manifests';
import { externalSecret, secret } from '../manifests';

const service = { name: 'db', port: 5432, scheme: 'tcp' };
const backup = (task: string) => object('BackupConfiguration', { spec: { target: { ref: DATABASE }, task: { name: task } } });
const about = (task: string, spec: object, ...others: object[]) =>
  linesOf('STASH510', [appBinding({ name: 'db', spec: { clientConfig: { service }, ...spec } }), backup(task), ...others]);

test.each<[string, boolean]>([
  ['mariadb-backup-10.5.8', true],
  ['mongodb-backup-6.0.5', true],
  ['mysql-backup-8.0.21', true],
  ['perconaxtradb-backup-8.0', true],
  ['postgres-backup-17.2', true],
  ['redis-backup-7.0.5', false],
  ['nats-backup-2.8.2', false],
  ['etcd-backup-3.5.0', false],
  ['elasticsearch-backup-8.2.0', false],
  ['vault-backup-1.10.3', false],
  ['ours', false],
])('%s needs a Secret: %s', (task, isFound) => {
  const lines = isFound
    ? [`warning AppBinding db spec.secret: is missing, but "${task}" reads the user and the password from it: name the Secret that contains them`]
    : [];
  expect(about(task, {})).toEqual(lines);
  expect(about(task, { secret: { name: '', kind: 'Secret' } })).toEqual(lines);
  expect(about(task, { secret: { name: 'elsewhere', kind: 'Secret' } })).toEqual([]);
});

test('each of several databases needs one', () => {
  const backupTask = { name: 'mysql-backup-8.0.21' };
  const binding = (name: string) => appBinding({ name, spec: { clientConfig: { service }, parameters: { stash: { addon: { backupTask } } } } });
  expect(linesOf('STASH510', [binding('one'), binding('two')])).toEqual(['one', 'two'].map((name) =>
    `warning AppBinding ${name} spec.secret: is missing, but "mysql-backup-8.0.21" reads the user and the password from it: name the Secret that contains them`));
});

const AUTH = { name: 'auth', kind: 'Secret' };
const POSTGRES = 'postgres-backup-17.2';
const MYSQL = 'mysql-backup-8.0.21';
const keys = (...names: string[]) => secret('auth', Object.fromEntries(names.map((name) => [name, 'x'])), { namespace: 'shop' });
const lacks = (task: string, what: string) => [`warning AppBinding db spec.secret.name: Secret shop/auth has no ${what}, which "${task}" reads: `
  + 'use these names for its keys, or rename the keys with spec.secretTransforms\n  also Secret auth stringData'];
const NEITHER = lacks(POSTGRES, 'username or POSTGRES_USER and no password or POSTGRES_PASSWORD');

test.each<[string, string, object, object, string[]]>([
  ['the usual keys', POSTGRES, {}, keys('username', 'password'), []],
  ['the keys of old', POSTGRES, {}, keys('POSTGRES_USER', 'POSTGRES_PASSWORD'), []],
  ['some of each', POSTGRES, {}, keys('username', 'POSTGRES_PASSWORD', 'more'), []],
  ['other keys', POSTGRES, {}, keys('user', 'pass'), NEITHER],
  ['one of them', POSTGRES, {}, keys('user', 'password'), lacks(POSTGRES, 'username or POSTGRES_USER')],
  ['the keys of another database', MYSQL, {}, keys('POSTGRES_USER', 'POSTGRES_PASSWORD'), lacks(MYSQL, 'username and no password')],
  ['keys that are renamed', POSTGRES, {
    secretTransforms: [{ renameKey: { from: 'user', to: 'username' } }, { renameKey: { from: 'pass', to: 'password' } }],
  }, keys('user', 'pass'), []],
  ['keys that are renamed away', MYSQL, { secretTransforms: [{ renameKey: { from: 'username', to: 'user' } }] }, keys('username', 'password'), lacks(MYSQL, 'username')],
  ['a key that is renamed and not there', MYSQL, { secretTransforms: [{ renameKey: { from: 'user', to: 'username' } }] }, keys('login', 'password'), lacks(MYSQL, 'username')],
  ['a key that is added', MYSQL, { secretTransforms: [{ addKey: { key: 'username', stringValue: 'root' } }] }, keys('password'), []],
  ['a key that is removed', MYSQL, { secretTransforms: [{ removeKey: { key: 'username' } }] }, keys('username', 'password'), lacks(MYSQL, 'username')],
  ['keys that come from elsewhere', POSTGRES, { secretTransforms: [{ addKeysFrom: { secretRef: { name: 'other' } } }] }, keys('user'), []],
  ['a client certificate', POSTGRES, { tlsSecret: AUTH }, keys('user'), []],
  ['an authority', 'mongodb-backup-6.0.5', { clientConfig: { service, caBundle: 'eA==' } }, keys('user'), []],
  ['what stands for a Secret', POSTGRES, { secret: { ...AUTH, kind: 'VirtualSecret', apiGroup: 'virtual-secrets.dev' } }, keys('user'), []],
  ['a kind that is left to the API server', POSTGRES, { secret: { name: 'auth' } }, keys('user', 'pass'), NEITHER],
  ['the Secret of another namespace', POSTGRES, {}, secret('auth', {}, { namespace: 'bank' }), []],
  ['a Secret that is filled by something else', POSTGRES, {}, { ...keys(), stringData: undefined }, []],
  ['what a store fetches', POSTGRES, {}, externalSecret('auth', { data: [{ secretKey: 'username' }, { secretKey: 'password' }] }, { namespace: 'shop' }), []],
  ['a database that needs none', 'redis-backup-7.0.5', {}, keys('user'), []],
])('%s', (_, task, spec, manifest, expected) => {
  expect(about(task, { secret: AUTH, ...spec }, manifest)).toEqual(expected);
});
