import { appBinding, DATABASE, DEPLOYMENT, linesOf, namespace, object, repository } from './rules/backup/manifests';
import { asking, claim } from './rules/blueprint/annotations';
import { externalSecret, secret } from './rules/manifests';

const backup = (spec: object) => object('BackupConfiguration', { spec: { schedule: '0 2 * * *', repository: { name: 'store', namespace: 'bank' }, ...spec } });
const database = (spec: object) => appBinding({ name: 'db', spec });
const blueprint = (task: object | undefined, where?: string) => object('BackupBlueprint', { name: 'b', namespace: where, spec: { task } });
const store = (from: string) => repository({
  name: 'store',
  namespace: 'bank',
  spec: {
    backend: { gcs: { bucket: 'a' }, storageSecretName: 'keys' },
    usagePolicy: { allowedNamespaces: { from, selector: { matchLabels: { team: 'a' } } } },
  },
});
const keys = (stringData: object) => secret('keys', stringData, { namespace: 'bank' });
const asked = claim(asking({ 'backup-blueprint': 'b' }));
const fetched = (secretKey: string) => externalSecret(`${secretKey}-of-keys`, { data: [{ secretKey }], target: { name: 'keys' } }, { namespace: 'bank' });
const workload = (container: string) => object('Deployment', { name: 'web', spec: { template: { spec: { containers: [{ name: container }] } } } }, 'apps/v1');

/** Of two objects of one name the second one is wrong for what uses it, as a rule finds. */
test.each<[string, string, object, object, object[]]>([
  ['a Repository', 'STASH311', store('All'), store('Same'), [backup({})]],
  ['a Namespace', 'STASH311', namespace('shop', { team: 'a' }), namespace('shop', { team: 'b' }), [store('Selector'), backup({})]],
  ['the Task of an AppBinding', 'STASH317', database({ parameters: { stash: { addon: { backupTask: { name: 'redis-backup-7.0.5' } } } } }), database({}),
    [backup({ target: { ref: DATABASE } })]],
  ['the type of an AppBinding', 'STASH316', database({ type: 'redis' }), database({ type: 'postgres' }),
    [backup({ target: { ref: DATABASE }, task: { name: 'redis-backup-7.0.5' } })]],
  ['a BackupBlueprint', 'STASH317', blueprint({ name: 'pvc-backup' }), blueprint(undefined), [asked]],
  ['a BackupBlueprint in different namespaces, which it does not have', 'STASH317', blueprint({ name: 'pvc-backup' }, 'a'), blueprint(undefined, 'b'), [asked]],
  ['a workload', 'STASH319', workload('web'), workload('app'),
    [backup({ target: { ref: DEPLOYMENT }, hooks: { preBackup: { containerName: 'web', exec: { command: ['sync'] } } } })]],
  ['a Secret', 'STASH201', keys({ RESTIC_PASSWORD: 'a long enough one' }), keys({ OTHER: '' }), [store('All')]],
  ['what makes a Secret', 'STASH201', fetched('RESTIC_PASSWORD'), fetched('OTHER'), [store('All')]],
])('of %s that is declared twice the last one counts', (_, rule, right, wrong, around) => {
  const found = linesOf(rule, [wrong, ...around]);
  expect(found).toHaveLength(1);
  expect(linesOf(rule, [right, wrong, ...around])).toEqual(found);
  expect(linesOf(rule, [wrong, right, ...around])).toEqual([]);
});

test('a Secret that is there as it is counts, whatever else makes one of its name', () => {
  expect(linesOf('STASH201', [keys({ RESTIC_PASSWORD: 'a long enough one' }), fetched('OTHER'), store('All')])).toEqual([]);
});
