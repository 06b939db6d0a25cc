import { Chart } from 'cdk8s';
import { demoChart, demoClaim, demoDeployment, demoTemplate, manifestOf, messageOf } from './demo';
import { binding, demoBackup, POSTGRES, restoreOf } from './demo-backup';
import { Addon, type BackupConfigurationProps, BackupTarget, type RestoreOfBackupOptions } from 'cdk8s-stash';

describe('the ServiceAccount of the backup', () => {
  const NAME = { serviceAccountName: 'reader' };
  const ANNOTATIONS = { serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/backups' } };
  const claim = (chart: Chart) => BackupTarget.persistentVolumeClaim(demoClaim(chart));
  const database = (chart: Chart) => BackupTarget.appBinding(binding(chart));
  const workload = (chart: Chart) => BackupTarget.workload(demoDeployment(chart));
  const settingsOf = (
    target: (chart: Chart) => BackupTarget, props: Partial<BackupConfigurationProps>, options: RestoreOfBackupOptions = {}, namespace?: string,
  ) => {
    const chart = demoChart();
    const home = namespace === undefined ? chart : new Chart(chart, 'away', { namespace });
    return manifestOf(restoreOf(demoBackup(target(chart), props, chart), options, home)).spec.runtimeSettings;
  };
  const pod = (settings: object) => ({ runtimeSettings: { pod: settings, container: { nice: { adjustment: 5 } } } });

  test.each<[string, unknown, unknown]>([
    ['of a claim', settingsOf(claim, pod(NAME)), { pod: NAME }],
    ['of a claim that is annotated', settingsOf(claim, pod({ ...ANNOTATIONS, nodeName: 'a' })), { pod: ANNOTATIONS }],
    ['of a claim, for claims that are created', settingsOf(claim, pod(NAME), { volumeClaimTemplates: [demoTemplate('look')] }), { pod: NAME }],
    ['of a database', settingsOf(database, { ...POSTGRES, ...pod(NAME) }), { pod: NAME }],
    ['of a workload with a Task', settingsOf(workload, { addon: Addon.custom({ backupTask: 'b', restoreTask: 'r' }), ...pod(NAME) }), { pod: NAME }],
    ['beside other settings', settingsOf(claim, pod(NAME), { runtimeSettings: { container: { nice: { adjustment: 9 } }, pod: { nodeName: 'b' } } }),
      { container: { nice: { adjustment: 9 } }, pod: { nodeName: 'b', ...NAME } }],
    ['beside settings that are null', settingsOf(claim, pod(NAME), { runtimeSettings: { pod: null as never } }), { pod: NAME }],
    ['in another namespace, as annotations', settingsOf(database, { ...POSTGRES, ...pod(ANNOTATIONS) }, {}, 'away'), { pod: ANNOTATIONS }],
  ])('is taken over %s', (_, settings, expected) => expect(settings).toEqual(expected));

  test.each<[string, unknown, unknown]>([
    ['a backup without one', settingsOf(claim, pod({ nodeName: 'a' })), undefined],
    ['a workload, where it is for the CronJob', settingsOf(workload, pod(NAME)), undefined],
    ['claims of a workload', settingsOf(workload, pod(NAME), { volumeClaimTemplates: [demoTemplate('look')] }), undefined],
    ['a restore that names another', settingsOf(claim, pod(NAME), { runtimeSettings: { pod: { serviceAccountName: 'writer' } } }), { pod: { serviceAccountName: 'writer' } }],
    ['a restore that names one in place of annotations', settingsOf(claim, pod(ANNOTATIONS), { runtimeSettings: { pod: NAME } }), { pod: NAME }],
    ['a restore that has annotations', settingsOf(claim, pod(NAME), { runtimeSettings: { pod: ANNOTATIONS } }), { pod: ANNOTATIONS }],
    ['another namespace, where it may not exist', settingsOf(database, { ...POSTGRES, ...pod(NAME) }, {}, 'away'), undefined],
  ])('is not taken over for %s', (_, settings, expected) => expect(settings).toEqual(expected));

  test('leaves wrong settings to be refused', () => {
    expect(messageOf(() => settingsOf(claim, pod(NAME), { runtimeSettings: { pod: 'reader' as never } })))
      .toBe('[demo/Restore] runtimeSettings.pod: is not an object: write its members in braces');
  });
});
