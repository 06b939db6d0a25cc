import { DATABASE, backup, LATEST, restore } from './demo';
import { olderServer } from '../../../../lib/check/rules/restore/older-server';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(olderServer, manifests);
const COPY = { ...DATABASE, name: 'copy' };
const task = (name: string) => ({ task: { name } });
const binding = (version: unknown, restoreTask?: string, name = 'copy') => ({
  apiVersion: DATABASE.apiVersion,
  kind: DATABASE.kind,
  metadata: { name, namespace: 'shop' },
  spec: { version, parameters: restoreTask && { stash: { addon: { restoreTask: { name: restoreTask } } } } },
});
const dumped = backup({ ref: DATABASE, alias: 'pg' }, task('postgres-backup-16.1'));
const back = (by?: string, ref: object = COPY) => restore({ ref, alias: 'pg', rules: [LATEST] }, by === undefined ? {} : task(by));

const found = (field: string, older: string) => [`warning STASH423 RestoreSession back ${field}: the dump is made by "postgres-backup-16.1", but AppBinding shop/copy ${older}, `
  + 'which may reject some of it: restore into a server of the same major version or a newer one; acknowledge this if you have seen that everything comes back\n'
  + '  also BackupConfiguration daily spec.task.name'];

test.each<[string, object[], string[]]>([
  ['an older server', [dumped, back('postgres-restore-16.1'), binding('15.4')], found('spec.task.name', 'has the older version "15.4"')],
  ['an older server with a Task of its own', [dumped, back(), binding('12.4', 'postgres-restore-12.4')], found('spec.target', 'has the older version "12.4"')],
  ['a server with an older Task', [dumped, back(), binding(undefined, 'postgres-restore-12.4')], found('spec.target', 'is restored by the older "postgres-restore-12.4"')],
  ['a server that is not in the input, by an older Task', [dumped, back('postgres-restore-12.4')], found('spec.task.name', 'is restored by the older "postgres-restore-12.4"')],
  ['a server of two-part versions', [dumped, back('postgres-restore-9.6.19')], found('spec.task.name', 'is restored by the older "postgres-restore-9.6.19"')],

  ['a server of the same major version', [dumped, back('postgres-restore-16.1'), binding('16.0')], []],
  ['a newer server', [dumped, back('postgres-restore-16.1'), binding('17.2')], []],
  ['a newer server by an older Task', [dumped, back('postgres-restore-15.1'), binding('17.2')], []],
  ['a server of an unknown version', [dumped, back('postgres-restore-16.1'), binding('latest')], []],
  ['a Task of an unknown version', [dumped, back('postgres-restore-x')], []],
  ['the server that was dumped', [dumped, back('postgres-restore-12.4', DATABASE), binding('12.4', undefined, 'pg')], []],
  ['an older MySQL', [backup({ ref: DATABASE, alias: 'pg' }, task('mysql-backup-8.0.21')), back('mysql-restore-5.7.25'), binding('5.7')], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
