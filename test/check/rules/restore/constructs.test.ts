import { ApiObject, Cron, JsonPatch } from 'cdk8s';
import { CLAIM, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, LATEST, MOUNTS, restore, restoreBatch, STATEFUL_SET } from './demo';
import { noPaths } from '../../../../lib/check/rules/backup/paths/no-paths';
import { pathOutsideMounts } from '../../../../lib/check/rules/backup/paths/path-outside-mounts';
import { RESTORE_RULES } from '../../../../lib/check/rules/index';
import { demoBatch, demoChart, demoClaim, demoDeployment, demoRestore, demoStatefulSet, demoTemplate, yamlOf } from '../../../restore/demo';
import { findingsIn } from '../../judged';
import {
  Addon, AppBinding, BackupBatch, BackupConfiguration, BackupTarget, ClientConfig, GcsRepository, RestoreBatch, RestoreRule, RestoreSession,
  RestoreTarget,
  type RestoreSessionProps, RetentionPolicy, StorageSecret, type VolumeClaimTemplate,
} from 'cdk8s-stash';

const rules = [...RESTORE_RULES, noPaths, pathOutsideMounts];

/** Which rules find anything in manifests. */
const idsIn = (manifests: string | object[]) => [...new Set(findingsIn(manifests, { rules }).map((line) => line.split(' ')[1]))];

const paths = (...given: string[]) => RestoreRule.paths(given);
const latest = RestoreRule.snapshots(['latest']);
const volumeMounts = MOUNTS;

describe('what a constructor refuses, the rules find in YAML', () => {
  const cases: Array<[string, string, () => RestoreTarget, object, string, Partial<RestoreSessionProps>?]> = [
    ['two rules without hosts', 'rules[1].targetHosts: is absent', () => RestoreTarget.of(DEPLOYMENT, { rules: [paths('/data'), paths('/data')], volumeMounts }),
      restore({ ref: DEPLOYMENT, rules: [DATA, DATA] }), 'STASH401'],
    ['a host twice', 'rules[1].targetHosts: "host-0" is also in rules[0]', () => RestoreTarget.of(STATEFUL_SET, {
      rules: [RestoreRule.paths(['/data'], { targetHosts: ['host-0'] }), RestoreRule.paths(['/data'], { targetHosts: ['host-0'] })], volumeMounts,
    }), restore({ ref: STATEFUL_SET, rules: [{ targetHosts: ['host-0'], ...DATA }, { targetHosts: ['host-0'], ...DATA }] }), 'STASH401'],
    ['a host that is none', 'rules[1].targetHosts: "x" is not a host', () => RestoreTarget.of(DEPLOYMENT, { rules: [paths('/data'), RestoreRule.paths(['/data'], { targetHosts: ['x'] })], volumeMounts }),
      restore({ ref: DEPLOYMENT, rules: [DATA, { targetHosts: ['x'], ...DATA }] }), 'STASH402'],
    ['the source host of a claim', 'rules[0].sourceHost: "x" would be ignored', () => RestoreTarget.of(CLAIM, { rules: [RestoreRule.paths(['/stash-data'], { sourceHost: 'x' })] }),
      restore({ ref: CLAIM, volumeMounts: undefined, rules: [{ sourceHost: 'x', paths: ['/stash-data'] }] }, { task: { name: 'pvc-restore' } }), 'STASH402'],
    ['the paths of a database', 'rules[0].paths: would be ignored', () => RestoreTarget.of(DATABASE, { rules: [paths('/x')] }),
      restore({ ref: DATABASE, rules: [{ paths: ['/x'] }] }, { task: { name: 'postgres-restore-17.2' } }), 'STASH402', { addon: Addon.postgres('17.2') }],
    ['no rule', 'rules: is empty', () => RestoreTarget.of(DEPLOYMENT, { rules: [], volumeMounts }), restore({ ref: DEPLOYMENT }), 'STASH404'],
    ['no rule for a claim', 'rules: is empty', () => RestoreTarget.of(CLAIM, {}), restore({ ref: CLAIM }, { task: { name: 'pvc-restore' } }), 'STASH404'],
    ['a path elsewhere', 'rules[0].paths[0]: "/x" is in none of the mounts', () => RestoreTarget.of(DEPLOYMENT, { rules: [paths('/x')], volumeMounts }),
      restore({ ref: DEPLOYMENT, rules: [{ paths: ['/x'] }] }), 'STASH405'],
    ['no mounts', 'volumeMounts: is empty', () => RestoreTarget.of(DEPLOYMENT, { rules: [paths('/data')], volumeMounts: [] }),
      restore({ ref: DEPLOYMENT, volumeMounts: [], rules: [DATA] }), 'STASH405'],
    ['latest for every pod', 'rules[0].snapshots: "latest" is the newest', () => RestoreTarget.of(DAEMON_SET, { rules: [latest], volumeMounts }), restore({ ref: DAEMON_SET, rules: [LATEST] }), 'STASH406'],
    ['an alias that no rule makes heard', 'rules: is empty, so the alias would be ignored', () => RestoreTarget.of(DATABASE, { alias: 'pg' }),
      restore({ ref: DATABASE, alias: 'pg' }, { task: { name: 'postgres-restore-17.2' } }), 'STASH406', { addon: Addon.postgres('17.2') }],
    ['numbered claims without a number', 'volumeClaimTemplates[0].metadata.name: "data" has no place for a number', () => RestoreTarget.volumeClaimTemplates([demoTemplate('data')], { rules: [paths('/data')], volumeMounts, replicas: 2 }),
      restore({ volumeClaimTemplates: [claimTemplate('data')], replicas: 2, rules: [DATA] }), 'STASH410'],
  ];
  test.each(cases)('%s', (_, refusal, target, manifest, id, props = {}) => {
    expect(() => demoRestore(target(), props)).toThrow(`[demo/Restore] spec.target.${refusal}`);
    expect(idsIn([manifest])).toEqual([id]);
  });

  test('both places of rules', () => {
    expect(() => demoRestore(RestoreTarget.of(DEPLOYMENT, { rules: [paths('/data')], volumeMounts }), { deprecatedRules: [paths('/data')] }))
      .toThrow('[demo/Restore] spec.target.rules: ');
    expect(idsIn([restore({ ref: DEPLOYMENT, rules: [DATA] }, { rules: [DATA] })])).toEqual(['STASH403']);
  });

  test('latest beside another member of a batch', () => {
    const other = { ...DEPLOYMENT, name: 'other' };
    const batch = demoBatch({
      members: [
        { target: RestoreTarget.of(DEPLOYMENT, { alias: 'a', rules: [latest], volumeMounts }) },
        { target: RestoreTarget.of(other, { alias: 'b', rules: [paths('/data')], volumeMounts }) },
      ],
    });
    expect(() => yamlOf(batch)).toThrow('STASH406');
    expect(idsIn([restoreBatch([
      { target: { ref: DEPLOYMENT, alias: 'a', volumeMounts, ...{ rules: [LATEST] } } }, { target: { ref: other, alias: 'b', volumeMounts, rules: [DATA] } },
    ])])).toEqual(['STASH406']);
  });
});

describe('what constructs write, no rule finds anything in', () => {
  const repositoryOf = (chart: ReturnType<typeof demoChart>) => new GcsRepository(chart, 'Repository', {
    metadata: { name: 'repo' }, bucket: 'bucket', prefix: 'shop', storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'gcs'),
  });
  const backupOf = (chart: ReturnType<typeof demoChart>, target: BackupTarget, more: object = {}) => new BackupConfiguration(chart, 'Backup', {
    repository: repositoryOf(chart), schedule: Cron.schedule({ hour: '3', minute: '7' }), retentionPolicy: RetentionPolicy.keepLast(7), target, ...more,
  });

  test('the restore of a Deployment', () => {
    const chart = demoChart();
    RestoreSession.ofBackup(chart, 'Restore', backupOf(chart, BackupTarget.workload(demoDeployment(chart), { alias: 'shop' })));
    expect(idsIn(yamlOf(chart))).toEqual([]);
  });

  test('that of a claim, mounted elsewhere than by default', () => {
    const chart = demoChart();
    RestoreSession.ofBackup(chart, 'Restore', backupOf(chart, BackupTarget.persistentVolumeClaim(demoClaim(chart), { mountPath: '/source' })));
    expect(idsIn(yamlOf(chart))).toEqual([]);
  });

  test('that of a database with an interim volume', () => {
    const chart = demoChart();
    const binding = new AppBinding(chart, 'Binding', { clientConfig: ClientConfig.url('https://es:9200') });
    const interimVolumeTemplate = demoTemplate('interim');
    const backup = backupOf(chart, BackupTarget.appBinding(binding, { alias: 'es' }), { addon: Addon.elasticsearch('8.2.0'), interimVolumeTemplate });
    RestoreSession.ofBackup(chart, 'Restore', backup);
    expect(idsIn(yamlOf(chart))).toEqual([]);
  });

  test('that of a StatefulSet, into its claims', () => {
    const chart = demoChart();
    const workload = demoStatefulSet(chart);
    const backup = backupOf(chart, BackupTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'gone' }, {
      paths: ['/source/data'],
      volumeMounts: [
        { name: 'source-data', mountPath: '/source/data' },
      ],
    }));
    const templates: VolumeClaimTemplate[] = [demoTemplate('source-data-gone-${POD_ORDINAL}')];
    RestoreSession.ofBackup(chart, 'Restore', backup, {
      volumeClaimTemplates: templates, replicas: 3, volumeMounts: [{ name: 'source-data-gone', mountPath: '/source/data' }],
    });
    expect([workload.name, idsIn(yamlOf(chart))]).toEqual(['stash-sts', []]);
  });

  test('that of a StatefulSet, into claims for as many pods as it has and no fewer', () => {
    const chart = demoChart();
    const statefulSet = demoStatefulSet(chart);
    ApiObject.of(statefulSet).addJsonPatch(JsonPatch.add('/spec/volumeClaimTemplates', [demoTemplate('source-data')]));
    const backup = backupOf(chart, BackupTarget.workload(statefulSet, { paths: ['/source/data'], volumeMounts: [{ name: 'source-data', mountPath: '/source/data' }] }));
    const restored = (id: string, replicas: number) => RestoreSession.ofBackup(chart, id, backup, {
      volumeClaimTemplates: [demoTemplate('source-data-stash-sts-${POD_ORDINAL}')], replicas,
    });
    restored('All', 3);
    expect(idsIn(yamlOf(chart))).toEqual([]);
    restored('Some', 2);
    expect(idsIn(yamlOf(chart))).toEqual(['STASH410']);
  });

  test('that of a batch', () => {
    const chart = demoChart();
    const backup = new BackupBatch(chart, 'Backup', {
      repository: repositoryOf(chart),
      schedule: Cron.schedule({ hour: '3', minute: '7' }),
      retentionPolicy: RetentionPolicy.keepLast(7),
      members: [
        { target: BackupTarget.workload(demoDeployment(chart), { alias: 'app' }) },
        { target: BackupTarget.of(DATABASE, { alias: 'db' }), addon: Addon.postgres('17.2') },
      ],
    });
    RestoreBatch.ofBackup(chart, 'Restore', backup);
    expect(idsIn(yamlOf(chart))).toEqual([]);
  });
});
