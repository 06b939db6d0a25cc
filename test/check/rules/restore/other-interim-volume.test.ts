import { backup, claimTemplate, DATABASE, inNamespace, LATEST, restore } from './demo';
import { otherInterimVolume } from '../../../../lib/check/rules/restore/other-interim-volume';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(otherInterimVolume, manifests);
const template = { interimVolumeTemplate: claimTemplate('interim') };
const read = (addon: string, spec: object = {}) => restore({ ref: DATABASE, rules: [LATEST] }, { task: { name: addon }, ...spec });
const write = (addon: string, spec: object = {}, name?: string) => backup({ ref: DATABASE }, { task: { name: addon }, ...spec }, name);
const at = 'STASH409 RestoreSession back spec.interimVolumeTemplate';
const [WITH, WITHOUT] = ['"/stash-interim-volume/data"', '"/stash-tmp/stash-interim-volume/data"'];

const missing = `warning ${at}: is missing, but BackupConfiguration shop/daily backs this target up with one, so its snapshots have the path ${WITH}, `
  + `and the restore loads ${WITHOUT}: give one, as the backup does`;
const needless = `warning ${at}: is given, but BackupConfiguration shop/daily backs this target up without one, so its snapshots have the path ${WITHOUT}, `
  + `and the restore loads ${WITH}: leave it out, as the backup does`;

test.each<[string, object[], string[]]>([
  ['missing in the restore of Elasticsearch', [read('elasticsearch-restore-8.2.0'), write('elasticsearch-backup-8.2.0', template)], [missing]],
  ['missing in the backup of NATS', [read('nats-restore-2.8.2', template), write('nats-backup-2.8.2')], [needless]],
  ['missing in the restore of Vault', [read('vault-restore-1.10.3'), write('vault-backup-1.10.3', template)], [missing]],
  ['in both', [read('vault-restore-1.10.3', template), write('vault-backup-1.10.3', template)], []],
  ['in neither', [read('vault-restore-1.10.3'), write('vault-backup-1.10.3')], []],
  ['as in one of two backups', [read('vault-restore-1.10.3'), write('vault-backup-1.10.3', template), write('vault-backup-1.10.3', {}, 'weekly')], []],
  ['of an addon that uses none', [read('postgres-restore-17.2'), write('postgres-backup-17.2', template)], []],
  ['of etcd, which has a directory of its own', [read('etcd-restore-3.5.0'), write('etcd-backup-3.5.0', template)], []],
  ['of another addon', [read('vault-restore-1.10.3'), write('postgres-backup-17.2', template)], []],
  ['of another object', [read('vault-restore-1.10.3'), inNamespace('far', write('vault-backup-1.10.3', template))], []],
  ['of which the input has no backup', [read('vault-restore-1.10.3')], []],
])('an interim volume %s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
