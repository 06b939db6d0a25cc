import {
  backup, backupBatch, CLAIM, claimTemplate, DAEMON_SET, DATA, DATABASE, DEPLOYMENT, LATEST, MOUNTS, repository, restore, restoreBatch, STATEFUL_SET,
  workload,
} from './demo';
import { otherAlias } from '../../../../lib/check/rules/restore/other-alias';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(otherAlias, manifests);
const ref = DEPLOYMENT;
const at = 'STASH407 RestoreSession back spec.target.alias';

const other = (alias: string, meant: string) => `"${alias}" is not the alias of the backup, and BackupConfiguration shop/daily backs this target up as "${meant}", `
  + `so its snapshots are not found: write "${meant}", or set sourceHost in the rules to the host under which the data was written`;

describe('files', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['under another alias', [restore({ ref, alias: 'blog', rules: [DATA] }), backup({ ref, alias: 'shop' })], [`warning ${at}: ${other('blog', 'shop')}`]],
    ['without one', [restore({ ref, rules: [DATA] }), backup({ ref, alias: 'shop' }), repository()], [
      `warning ${at}: is missing, but BackupConfiguration shop/daily backs this target up as "shop", so its snapshots are not found: `
      + 'write "shop", or set sourceHost in the rules to the host under which the data was written',
    ]],
    ['under one that the backup has not', [restore({ ref, alias: 'shop', rules: [DATA] }), backup({ ref })], [
      `warning ${at}: "shop" is not the alias of the backup, and BackupConfiguration shop/daily backs this target up without one, so its snapshots `
      + 'are not found: leave it out, or set sourceHost in the rules to the host under which the data was written',
    ]],
    ['under a near one, with the Repository', [restore({ ref, alias: 'Shop-dta', rules: [DATA] }), backup({ ref, alias: 'shop-data' }), repository()],
      [`error ${at}: ${other('Shop-dta', 'shop-data')}`]],
    ['under a near one, without the Repository', [restore({ ref, alias: 'shop-dta', rules: [DATA] }), backup({ ref, alias: 'shop-data' })],
      [`warning ${at}: ${other('shop-dta', 'shop-data')}`]],
    ['under one that differs by its number', [restore({ ref, alias: 'shop-2', rules: [DATA] }), backup({ ref, alias: 'shop-1' }), repository()],
      [`warning ${at}: ${other('shop-2', 'shop-1')}`]],
    ['under the same', [restore({ ref, alias: 'shop', rules: [DATA] }), backup({ ref, alias: 'shop' })], []],
    ['without one on both sides', [restore({ ref, alias: '', rules: [DATA] }), backup({ ref })], []],
    ['from a source host', [restore({ ref, alias: 'blog', rules: [{ sourceHost: 'shop', ...DATA }] }), backup({ ref, alias: 'shop' })], []],
    ['of which one rule has none', [restore({ ref: STATEFUL_SET, alias: 'blog', rules: [{ targetHosts: ['blog-0'], sourceHost: 'shop-0', ...DATA }, DATA] }),
      backup({ ref: STATEFUL_SET, alias: 'shop' })], [`warning ${at}: ${other('blog', 'shop')}`]],
    ['by an id', [restore({ ref, alias: 'blog', rules: [{ snapshots: ['0123abcd'] }] }), backup({ ref, alias: 'shop' })], []],
    ['with a rule that asks for nothing', [restore({ ref, alias: 'blog', rules: [{}] }), backup({ ref, alias: 'shop' })], []],
    ['with rules that find nothing anyhow', [restore({ ref, alias: 'blog' }), backup({ ref, alias: 'shop' })], []],
    ['as one of two backups has it', [restore({ ref, alias: 'b', rules: [DATA] }), backup({ ref, alias: 'a' }), backup({ ref, alias: 'b' }, {}, 'weekly')], []],
    ['of another object', [restore({ ref, alias: 'blog', rules: [DATA] }), backup({ ref: { ...ref, name: 'other' }, alias: 'shop' })], []],
    ['from another Repository', [restore({ ref, alias: 'blog', rules: [DATA] }), backup({ ref, alias: 'shop' }, { repository: { name: 'two' } })], []],
    ['from another Repository of the same place', [restore({ ref, alias: 'blog', rules: [DATA] }), backup({ ref, alias: 'shop' }, { repository: { name: 'two' } }),
      repository(), repository('two')], [`warning ${at}: ${other('blog', 'shop')}`]],
    ['in batches', [restoreBatch([{ target: { ref, alias: 'blog', volumeMounts: MOUNTS, rules: [DATA] } }]), backupBatch([{ target: { ref, alias: 'shop' } }])], [
      'warning STASH407 RestoreBatch back spec.members[0].target.alias: "blog" is not the alias of the backup, and BackupBatch shop/nightly backs this target up as '
      + '"shop", so its snapshots are not found: write "shop", or set sourceHost in the rules to the host under which the data was written',
    ]],
    ['by snapshots of volumes', [restore({ ref, alias: 'blog', rules: [DATA] }), backup({ ref, alias: 'shop' }, { driver: 'VolumeSnapshotter' })], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('by a Task', () => {
  const pair = (addon: string, theirs: string | undefined, rules: object[] = [LATEST], target: object = DATABASE) => [
    restore({ ref: target, alias: theirs, rules }, { task: { name: addon.replace('ACTION', 'restore') } }),
    backup({ ref: target, alias: 'shop', paths: undefined }, { task: { name: addon.replace('ACTION', 'backup') } }),
  ];
  const cases: Array<[string, object[], string[]]> = [
    ['a dump', pair('postgres-ACTION-17.2', 'blog'), [`warning ${at}: ${other('blog', 'shop')}`]],
    ['a dump without an alias, which looks at none', pair('postgres-ACTION-17.2', undefined), []],
    ['a dump by an id', pair('postgres-ACTION-17.2', 'blog', [{ snapshots: ['0123abcd'] }]), []],
    ['a dump from a source host', pair('postgres-ACTION-17.2', 'blog', [{ sourceHost: 'shop', ...LATEST }]), []],
    ['a dump without a rule, which looks at no alias', pair('postgres-ACTION-17.2', 'blog', []), []],
    ['a directory', pair('nats-ACTION-2.8.2', 'blog', [{}]), [`warning ${at}: ${other('blog', 'shop')}`]],
    ['a directory by its newest snapshot', pair('nats-ACTION-2.8.2', 'blog'), []],
    ['MongoDB, which ignores the alias', pair('mongodb-ACTION-6.0.5', 'blog'), []],
    ['a claim, which ignores it too', pair('pvc-ACTION', 'blog', [DATA], CLAIM), []],
    ['one that somebody wrote', pair('mine-ACTION', 'blog'), []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('claims that the restore makes', () => {
  const claims = (target: object) => restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [DATA], ...target });
  const saved = backup({ ref, alias: 'shop-data' });
  const cases: Array<[string, object[], string[]]> = [
    ['under a near alias', [claims({ alias: 'shop-dta' }), saved, repository()], [
      `error ${at}: "shop-dta" is not the alias of any backup in Repository shop/repo, so no snapshots are found: did you mean "shop-data"? if not, `
      + 'set sourceHost in the rules to the host under which the data was written',
    ]],
    ['under a near alias, without the Repository', [claims({ alias: 'shop-dta' }), saved], []],
    ['under the same', [claims({ alias: 'shop-data' }), saved, repository()], []],
    ['under that of one of two backups', [claims({ alias: 'shop-dta' }), saved, backup({ ref: STATEFUL_SET, alias: 'shop-dta' }, {}, 'weekly'), repository()], []],
    ['under quite another one, which may be of long ago', [claims({ alias: 'blog' }), saved, repository()], []],
    ['without one', [claims({}), saved, repository()], []],
    ['from a source host', [claims({ alias: 'shop-dta', rules: [{ sourceHost: 'shop-data', ...DATA }] }), saved, repository()], []],
    ['near a backup without an alias', [claims({ alias: 'shop-dta' }), backup({ ref }), repository()], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('a source host', () => {
  const from = (sourceHost: string, target: object = {}, spec: object = {}) => restore({ ref, alias: 'shop-files', rules: [{ sourceHost, ...DATA }], ...target }, spec);
  const ofPod = (sourceHost: string) => from(sourceHost, { ref: STATEFUL_SET, alias: 'search', rules: [{ targetHosts: ['search-1'], sourceHost, ...DATA }, DATA] });
  const files = backup({ ref, alias: 'shop-files' });
  const pods = backup({ ref: STATEFUL_SET, alias: 'search' });
  const scaled = (replicas?: number, more: object = {}) => workload(STATEFUL_SET, { replicas, ...more });
  const where = 'STASH407 RestoreSession back spec.target.rules[0].sourceHost';
  const none = (host: string) => `"${host}" is not a host of any backup in Repository shop/repo, so no snapshots are found`;
  const older = (host: string) => `acknowledge this if an older backup wrote "${host}"`;
  const near = (host: string, meant: string) => [`error ${where}: ${none(host)}: did you mean "${meant}"? if not, ${older(host)}`];
  const number = (host: string, range: string) => [
    `warning ${where}: ${none(host)}; BackupConfiguration shop/daily writes ${range}: write a host with one of these numbers, or ${older(host)}`,
  ];
  const dump = (sourceHost: string, alias?: string) => [
    from(sourceHost, { ref: DATABASE, alias, rules: [{ sourceHost, ...LATEST }] }, { task: { name: 'postgres-restore-17.2' } }),
    backup({ ref: DATABASE, alias: 'shop-files', paths: undefined }, { task: { name: 'postgres-backup-17.2' } }),
  ];
  const cases: Array<[string, object[], string[]]> = [
    ['near that of a backup', [from('shop-file'), files], near('shop-file', 'shop-files')],
    ['of a pod, under a near alias', [ofPod('serach-0'), pods], near('serach-0', 'search-0')],
    ['of a later pod, under a near alias', [ofPod('serach-2'), pods, scaled(3)], near('serach-2', 'search-2')],
    ['of a pod, under a near alias, beyond the last', [ofPod('serach-7'), pods, scaled(3)], near('serach-7', 'search-0')],
    ['near an alias, without a number', [ofPod('serach'), pods, scaled(3, { ordinals: { start: 2 } })], near('serach', 'search-2')],
    ['of a database', dump('shop-file', 'shop-files'), near('shop-file', 'shop-files')],
    ['without a number', [ofPod('search'), pods], number('search', '"search-0" and higher numbers')],
    ['beyond the last pod', [ofPod('search-7'), pods, scaled(2)], number('search-7', '"search-0" to "search-1"')],
    ['beyond the only pod', [ofPod('search-1'), pods, scaled(1)], number('search-1', 'only "search-0"')],
    ['beyond the last pod, not numbered from 0', [ofPod('search-4'), pods, scaled(3, { ordinals: { start: 1 } })], number('search-4', '"search-1" to "search-3"')],

    ['of the backup', [from('shop-files'), files], []],
    ['of another backup to the same place', [from('blog'), files, backup({ ref: { ...ref, name: 'blog' }, alias: 'blog' }, {}, 'weekly')], []],
    ['near that of a backup, and of another one', [from('shop-file'), files, backup({ ref: { ...ref, name: 'blog' }, alias: 'shop-file' }, {}, 'weekly')], []],
    ['of a pod', [ofPod('search-0'), pods, scaled(2)], []],
    ['of a pod that an autoscaler may have made', [ofPod('search-7'), pods, scaled()], []],
    ['of a pod of what is scaled to zero', [ofPod('search-0'), pods, scaled(0)], []],
    ['before the first pod', [ofPod('search-0'), pods, scaled(3, { ordinals: { start: 1 } })], []],
    ['of a node', [from('edge-node-1'), backup({ ref: DAEMON_SET, alias: 'edge' })], []],
    ['that may be a node', [from('shop-file'), files, backup({ ref: DAEMON_SET }, {}, 'weekly')], []],
    ['near the alias of a DaemonSet', [from('egde-node-1'), backup({ ref: DAEMON_SET, alias: 'edge' })], []],
    ['quite unlike, which may be of an older backup', [from('gallery'), files], []],
    ['that differs by its number', [from('shop-files-2'), files, backup({ ref: { ...ref, name: 'blog' }, alias: 'shop-files-1' }, {}, 'weekly')], []],
    ['that a snapshot makes irrelevant', [from('shop-file', { rules: [{ sourceHost: 'shop-file', snapshots: ['0123abcd'] }] }), files], []],
    ['that a claim ignores', [
      from('shop-file', { ref: CLAIM }, { task: { name: 'pvc-restore' } }), backup({ ref: CLAIM, alias: 'shop-files' }, { task: { name: 'pvc-backup' } }),
    ], []],
    ['that a database without an alias ignores', dump('shop-file'), []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(repository(), ...manifests)).toEqual(expected));

  test('of which the Repository, or every backup to it, is elsewhere', () => {
    expect(judged(from('shop-file'), files)).toEqual([]);
    expect(judged(from('shop-file'), repository())).toEqual([]);
  });
});
