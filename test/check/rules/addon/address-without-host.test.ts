import { appBinding, DATABASE, linesOf, object } from '../backup/manifests';

const service = { name: 'db', port: 5432, scheme: 'postgresql' };
const about = (clientConfig: unknown, task = 'postgres-backup-17.2') => linesOf('STASH509', [
  appBinding({ name: 'db', spec: { clientConfig } }),
  object('BackupConfiguration', { spec: { target: { ref: DATABASE }, task: { name: task } } }),
]);
const FIELD = 'AppBinding db spec.clientConfig.url:';
const noScheme = (url: string) => [`error ${FIELD} "${url}" has no scheme, so Stash finds no host in it: write scheme://host:port[/path]`];
const noPort = (url: string, task = 'postgres-backup-17.2') =>
  [`warning ${FIELD} "${url}" has no port, and "${task}" may fail to read one: write the port, even the default one`];

test.each<[string, string[]]>([
  ['postgresql://db.example.com:5432/shop', []],
  ['postgresql://db.example.com:5432', []],
  ['postgresql://[2001:db8::1]:5432/shop', []],
  ['tcp(db.example.com:3306)/', []],
  ['me@tcp(db.example.com:3306)/shop', []],
  ['db.example.com:5432', noScheme('db.example.com:5432')],
  ['db.example.com:5432/shop', noScheme('db.example.com:5432/shop')],
  ['db', noScheme('db')],
  ['10.0.0.1:5432', noScheme('10.0.0.1:5432')],
  ['', noScheme('')],
  ['tcp(db.example.com)/', noScheme('tcp(db.example.com)/')],
  ['postgresql:///shop', noScheme('postgresql:///shop')],
  ['postgresql://db.example.com/shop', noPort('postgresql://db.example.com/shop')],
  ['postgresql://[2001:db8::1]/shop:5', noPort('postgresql://[2001:db8::1]/shop:5')],
  ['mongodb+srv://db.example.com', []],
  ['$(DATABASE_URL)', []],
  ['postgresql://${HOST}/shop', []],
  ['{{ .Values.url }}', []],
])('%s', (url, expected) => {
  expect(about({ url })).toEqual(expected);
});

test('no value of a password is shown', () => {
  expect(about({ url: 'me:hunter2@db.example.com:5432' })).toEqual([
    `error ${FIELD} the given value (not shown, since it looks like a credential) has no scheme, so Stash finds no host in it: write scheme://host:port[/path]`,
  ]);
});

test.each<[string, boolean]>([
  ['mariadb-backup-10.5.8', true],
  ['mongodb-backup-6.0.5', true],
  ['mysql-backup-8.0.21', true],
  ['redis-backup-7.0.5', true],
  ['etcd-backup-3.5.0', false],
  ['elasticsearch-backup-8.2.0', false],
  ['nats-backup-2.8.2', false],
  ['ours', false],
])('%s reads the host: %s', (task, isFound) => {
  expect(about({ url: 'db:5432' }, task)).toEqual(isFound ? noScheme('db:5432') : []);
  expect(about({ url: 'tcp://db' }, task)).toEqual(isFound ? noPort('tcp://db', task) : []);
});

test('a Service, the name of which is the host', () => {
  expect(about({ url: 'db:5432', service })).toEqual([]);
  expect(about({ service })).toEqual([]);
});

test('no address at all, and none that is text', () => {
  expect(about(undefined)).toEqual([]);
  expect(about({ url: 5432 })).toEqual([]);
});

test('one finding for all Tasks of an addon', () => {
  const addon = { backupTask: { name: 'postgres-backup-17.2' }, restoreTask: { name: 'postgres-restore-17.2' } };
  expect(linesOf('STASH509', [
    appBinding({ name: 'db', spec: { clientConfig: { url: 'db' }, parameters: { apiVersion: 'a/v1', kind: 'K', stash: { addon } } } }),
    object('BackupConfiguration', { spec: { target: { ref: DATABASE }, task: { name: 'postgres-backup-16.1' } } }),
  ])).toEqual(noScheme('db'));
});
