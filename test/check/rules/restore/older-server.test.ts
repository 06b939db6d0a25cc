import { DATABASE, backup, LATEST, repository, restore } from './demo';
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

const server = (addon: string, version: string, by: string) => [
  backup({ ref: DATABASE, alias: 'pg' }, task(`${addon}-backup-${by}`)), back(`${addon}-restore-${by}`), binding(version, undefined, 'pg'),
];
const ofServer = (version: string, older: string) => [`warning STASH423 RestoreSession back spec.task.name: the dump is of AppBinding shop/pg with the version "${version}", `
  + `but AppBinding shop/copy has the older version "${older}", which may reject some of it: restore into a server of the same major version or a newer one; `
  + 'acknowledge this if you have seen that everything comes back\n  also AppBinding pg spec.version'];

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
  ['a server of another kind, which another rule reports', [dumped, back('mysql-restore-5.7.25'), binding('5.7')], []],
  ['a Task of an unknown version', [dumped, back('postgres-restore-x')], []],
  ['the server that was dumped', [dumped, back('postgres-restore-12.4', DATABASE), binding('12.4', undefined, 'pg')], []],
  ['an older MySQL', [...server('mysql', '8.0.36', '8.0.21'), binding('5.7.44')], ofServer('8.0.36', '5.7.44')],
  ['an older MariaDB', [...server('mariadb', '11.4.2', '10.5.8'), binding('10.11.6')], ofServer('11.4.2', '10.11.6')],
  ['an older MongoDB, which ignores the alias', [
    repository(), backup({ ref: DATABASE }, task('mongodb-backup-5.0.3')), back('mongodb-restore-5.0.3'), binding('6.0.5', undefined, 'pg'), binding('5.0.15'),
  ], ofServer('6.0.5', '5.0.15')],
  ['a MySQL of the same series', [...server('mysql', '8.0.36', '8.0.21'), binding('8.0.11')], []],
  ['a newer MongoDB', [repository(), ...server('mongodb', '5.0.15', '5.0.3'), binding('6.0.5')], []],
  ['an older Task for MySQL, which dumps any', [...server('mysql', '8.0.36', '5.7.25'), binding('8.0.36')], []],
  ['a MySQL of an unknown version', [...server('mysql', '8.0.36', '8.0.21'), binding(undefined)], []],
  ['a MySQL with the dump of an unknown version', [...server('mysql', 'latest', '8.0.21'), binding('5.7.44')], []],
  ['a MySQL that is not in the input', [backup({ ref: DATABASE, alias: 'pg' }, task('mysql-backup-8.0.21')), back('mysql-restore-5.7.25'), binding('5.7')], []],
  ['an older Redis, about which nothing is documented', [...server('redis', '7.0.5', '7.0.5'), binding('5.0.3')], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
