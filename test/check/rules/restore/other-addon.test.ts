import { backup, DATABASE, inNamespace, LATEST, repository, restore, restoreBatch } from './demo';
import { otherAddon } from '../../../../lib/check/rules/restore/other-addon';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(otherAddon, manifests);
const task = (name: string) => ({ task: { name } });
const ref = DATABASE;
const dumped = (by: string, spec: object = {}, name?: string) => backup({ ref, alias: 'pg' }, { ...task(by), ...spec }, name);
const loaded = (by: string, rule: object = LATEST) => restore({ ref, alias: 'pg', rules: [rule] }, task(by));
const binding = (backupTask: string, restoreTask: string, name = ref.name) => ({
  apiVersion: ref.apiVersion,
  kind: ref.kind,
  metadata: { name, namespace: 'shop' },
  spec: { parameters: { stash: { addon: { backupTask: { name: backupTask }, restoreTask: { name: restoreTask } } } } },
});
const declared = (name: string) => ({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'Task', metadata: { name }, spec: { steps: [{ name }] } });

const [PG, MY] = ['postgres-backup-17.2', 'mysql-restore-8.0.21'];
const mixed = (given: string, loader: string, taken: string, meant: string) => `"${given}" is for ${loader}, but the backup is taken by "${taken}", so what it stored cannot be `
  + `loaded: name "${meant}", or the snapshot if it is an older one of ${loader}`;
const FOUND = mixed(MY, 'mysql', PG, 'postgres-restore-17.2');
const COPY = { ...ref, name: 'copy' };
const elsewhere = (given: string, loader: string, taken: string, addon: string) => mixed(given, loader, taken, '')
  .replace('name "", or', `restore into a database of ${addon}, or name`);
const at = 'error STASH419 RestoreSession back spec.task.name';
const also = '\n  also BackupConfiguration daily spec.task.name';

test.each<[string, object[], string[]]>([
  ['of another dialect', [dumped(PG), loaded(MY)], [`${at}: ${FOUND}${also}`]],
  ['of another dialect, by the path', [dumped(PG), loaded(MY, {})], [`${at}: ${FOUND}${also}`]],
  ['that reads a directory', [dumped(PG), loaded('nats-restore-2.8.2')], [`${at}: ${mixed('nats-restore-2.8.2', 'nats', PG, 'postgres-restore-17.2')}${also}`]],
  ['in a batch', [dumped(PG), restoreBatch([{ ...task(MY), target: { ref, rules: [LATEST] } }])],
    [`error STASH419 RestoreBatch back spec.members[0].task.name: ${FOUND}${also}`]],
  ['of the AppBinding, for its own backup', [binding(PG, MY)],
    [`error STASH419 AppBinding pg spec.parameters.stash.addon.restoreTask.name: ${FOUND}`]],
  ['of the AppBinding, for another backup', [binding('mysql-backup-8.0.21', MY), dumped(PG), restore({ ref, rules: [LATEST] })],
    [`error STASH419 RestoreSession back spec.target: ${FOUND}${also}`]],
  ['of another AppBinding, for the dump of one', [
    binding(PG, 'postgres-restore-17.2'), binding('mysql-backup-8.0.21', MY, 'copy'), backup({ ref, alias: 'pg' }), restore({ ref: COPY, alias: 'pg', rules: [LATEST] }),
  ], [`${at.replace('task.name', 'target')}: ${elsewhere(MY, 'mysql', PG, 'postgres')}\n  also AppBinding pg spec.parameters.stash.addon.backupTask.name`]],
  ['for another database, from another namespace', [
    repository(), dumped(PG), inNamespace('drill', restore({ ref: COPY, alias: 'pg', rules: [LATEST] }, { ...task(MY), repository: { name: 'repo', namespace: 'shop' } })),
  ], [`${at}: ${elsewhere(MY, 'mysql', PG, 'postgres')}${also}`]],
  ['for another database, without an alias in a place with one backup', [repository(), backup({ ref }, task(PG)), restore({ ref: COPY, rules: [LATEST] }, task(MY))],
    [`${at}: ${elsewhere(MY, 'mysql', PG, 'postgres')}${also}`]],

  ['of another AppBinding and the same addon', [
    binding(PG, 'postgres-restore-17.2'), binding(PG, 'postgres-restore-17.2', 'copy'), backup({ ref, alias: 'pg' }), restore({ ref: COPY, alias: 'pg', rules: [LATEST] }),
  ], []],
  ['for another database, under another alias', [repository(), dumped(PG), restore({ ref: COPY, alias: 'my', rules: [LATEST] }, task(MY))], []],
  ['for another database, without an alias in a place with two backups', [
    repository(), dumped(PG), dumped('mysql-backup-8.0.21', {}, 'weekly'), restore({ ref: COPY, rules: [LATEST] }, task(MY)),
  ], []],
  ['for another database, without an alias in a place that is not in the input', [backup({ ref }, task(PG)), restore({ ref: COPY, rules: [LATEST] }, task(MY))], []],
  ['of the same addon', [dumped(PG), loaded('postgres-restore-17.2')], []],
  ['of another version', [dumped(PG), loaded('postgres-restore-16.1')], []],
  ['of a relative of MySQL', [dumped('mysql-backup-8.0.21'), loaded('mariadb-restore-10.6.23')], []],
  ['of a relative of MySQL, the other way round', [dumped('mariadb-backup-10.6.23'), loaded('perconaxtradb-restore-8.0')], []],
  ['for a snapshot of its own', [dumped(PG), loaded(MY, { snapshots: ['4bc21d6f'] })], []],
  ['for another host', [dumped(PG), loaded(MY, { sourceHost: 'old', ...LATEST })], []],
  ['of which there is another backup', [dumped(PG), dumped('mysql-backup-8.0.21', {}, 'weekly'), loaded(MY)], []],
  ['for another Repository', [dumped(PG, { repository: { name: 'other' } }), repository(), repository('other', { gcs: { bucket: 'x' } }), loaded(MY)], []],
  ['for another database', [backup({ ref: { ...ref, name: 'other' } }, task(PG)), loaded(MY)], []],
  ['that somebody wrote', [dumped(PG), loaded('mine')], []],
  ['that somebody wrote under that name', [dumped(PG), loaded(MY), declared(MY)], []],
  ['beside manifests, which no Task restores', [dumped('kubedump-backup-0.2.0'), loaded(MY)], []],
])('a Task %s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
