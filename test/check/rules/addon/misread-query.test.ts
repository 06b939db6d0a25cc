import { appBinding, DATABASE, linesOf, object } from '../backup/manifests';

const about = (query: unknown, task = 'postgres-backup-17.2') => linesOf('STASH511', [
  appBinding({ name: 'db', spec: { clientConfig: { service: { name: 'db', port: 5432, scheme: 'postgresql', query } } } }),
  object('BackupConfiguration', { spec: { target: { ref: DATABASE }, task: { name: task } } }),
]);
const ALL = 'leave only sslmode=…, with one of disable, allow, prefer, require, verify-ca, verify-full';

test.each<[unknown, string | undefined]>([
  ['sslmode=require', undefined],
  ['sslmode=verify-full', undefined],
  ['sslmode=', undefined],
  ['', undefined],
  [undefined, undefined],
  [5, undefined],
  ['sslmode=${MODE}', undefined],
  ['sslmode=require&connect_timeout=10', ALL],
  ['connect_timeout=10', ALL],
  ['connect_timeout=require', ALL],
  ['sslmode', ALL],
  ['require', ALL],
  ['sslmode=on', ALL],
  ['sslmode=requires', 'did you mean "sslmode=require"?'],
])('%s', (query, mend) => {
  expect(about(query)).toEqual(mend === undefined ? [] : [
    `warning AppBinding db spec.clientConfig.service.query: "${String(query)}" is not exactly one valid sslmode, which is all that "postgres-backup-17.2" reads there: ${mend}`,
  ]);
});

test('no value of a password is shown', () => {
  expect(about('sslmode=require&password=hunter2')).toEqual([
    'warning AppBinding db spec.clientConfig.service.query: the given value (not shown, since it looks like a credential) is not exactly one valid sslmode, which is all that "postgres-backup-17.2" reads there: '
    + ALL,
  ]);
});

test('another database', () => {
  expect(about('connect_timeout=10', 'mysql-backup-8.0.21')).toEqual([]);
});
