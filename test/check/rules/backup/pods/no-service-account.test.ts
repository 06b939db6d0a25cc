import { App } from 'cdk8s';
import { noServiceAccount } from '../../../../../lib/check/rules/backup/pods/no-service-account';
import { demoBackup, demoChart } from '../../../../backup/demo';
import { foundBy } from '../../manifests';
import { CLAIM, DATABASE, linesOf, object } from '../manifests';
import { Addon, AppBinding, BackupTarget, RestoreSession, type RuntimeSettings } from 'cdk8s-stash';

const about = (kind: string, spec: object, namespace = 'shop') => linesOf('STASH328', [object(kind, { namespace, spec })]);
const at = (ref: object, spec: object = {}) => ({ target: { ref: { ...ref, namespace: 'data' } }, task: { name: 'postgres-backup-14.0' }, ...spec });
const found = (kind: string, field = 'spec') => [`warning ${kind} x ${field}.runtimeSettings.pod.serviceAccountName: is missing, and the ServiceAccount that Stash `
  + 'creates in "shop" is not allowed to read AppBinding data/db: name one that is and that mounts its token, or acknowledge this if a role in "data" is bound to all ServiceAccounts of "shop"'];
const named = { runtimeSettings: { pod: { serviceAccountName: 'reader' } } };

test.each<[string, object, boolean]>([
  ['a database of another namespace', at(DATABASE), true],
  ['one with other settings of its pod', at(DATABASE, { runtimeSettings: { pod: { serviceAccountAnnotations: { a: 'b' } } } }), true],
  ['one with an empty name', at(DATABASE, { runtimeSettings: { pod: { serviceAccountName: '' } } }), true],
  ['one with a ServiceAccount', at(DATABASE, named), false],
  ['one of the same namespace', at(DATABASE, { target: { ref: { ...DATABASE, namespace: 'shop' } } }), false],
  ['one without a namespace', at(DATABASE, { target: { ref: DATABASE } }), false],
  ['a claim, which another rule finds', at(CLAIM), false],
  ['snapshots of volumes', at(DATABASE, { driver: 'VolumeSnapshotter' }), false],
])('%s', (_, spec, isFound) => {
  for (const kind of ['BackupConfiguration', 'RestoreSession']) {
    expect(about(kind, spec)).toEqual(isFound ? found(kind) : []);
  }
});

test.each(['BackupBatch', 'RestoreBatch'])('the settings of a %s are not those of its members', (kind) => {
  expect(about(kind, { members: [at(DATABASE, named), at(DATABASE)], ...named })).toEqual(found(kind, 'spec.members[1]'));
});

test('a namespace that is not stated', () => {
  expect(about('BackupConfiguration', at(DATABASE), '')).toEqual([]);
});

test('a database of another namespace that constructs back up and restore', () => {
  const written = (runtimeSettings?: RuntimeSettings) => {
    const chart = demoChart();
    const target = BackupTarget.appBinding(AppBinding.fromAppBindingName(chart, 'Binding', 'db', { namespace: 'data' }));
    const backup = demoBackup({ target, addon: Addon.postgres('14.0'), runtimeSettings }, chart);
    RestoreSession.ofBackup(chart, 'Restore', backup, { runtimeSettings });
    return foundBy(noServiceAccount, App.of(chart).synthYaml()).map((line) => line.split(':')[0]);
  };
  expect(written().map((line) => line.split(' ')[2])).toEqual(['BackupConfiguration', 'RestoreSession']);
  expect(written({ pod: { serviceAccountName: 'reader' } })).toEqual([]);
});
