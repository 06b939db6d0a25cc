import { podWithoutToken } from '../../../../lib/check/rules/backup/pod-without-token';
import { findingsIn } from '../../judged';
import { backup, backupBatch, DEPLOYMENT, inNamespace, restore, workload } from '../restore/demo';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [podWithoutToken] });
const ref = DEPLOYMENT;
const without = workload(ref, {}, { automountServiceAccountToken: false });

const FOUND = 'the pods of Deployment shop/app have no ServiceAccount token (automountServiceAccountToken is false), and the container of Stash cannot talk to the '
  + 'cluster without one: set automountServiceAccountToken: true in spec.template.spec of Deployment shop/app';

test.each<[string, object[], string[]]>([
  ['a backup of pods without a token', [backup({ ref }), without], [`warning STASH323 BackupConfiguration daily spec.target.ref: ${FOUND}`]],
  ['a member', [backupBatch([{ target: { ref } }]), without], [`warning STASH323 BackupBatch nightly spec.members[0].target.ref: ${FOUND}`]],
  ['a restore of them', [restore({ ref }), without], [`warning STASH323 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['pods with a token', [backup({ ref }), workload(ref, {}, { automountServiceAccountToken: true })], []],
  ['pods that say nothing', [backup({ ref }), workload(ref)], []],
  ['pods that are not in the input', [backup({ ref })], []],
  ['pods of another namespace', [backup({ ref }), inNamespace('far', without)], []],
  ['pods beside which a Job runs', [backup({ ref }, { task: { name: 'mine' } }), without], []],
  ['snapshots of volumes', [backup({ ref }, { driver: 'VolumeSnapshotter' }), without], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
