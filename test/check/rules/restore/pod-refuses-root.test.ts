import { backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, inNamespace, restore, restoreBatch, workload } from './demo';
import { podRefusesRoot } from '../../../../lib/check/rules/restore/pod-refuses-root';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(podRefusesRoot, manifests);
const ref = DEPLOYMENT;
const nonRoot = workload(ref, {}, { securityContext: { runAsNonRoot: true, runAsUser: 1000 } });
const as = (securityContext: object) => ({ runtimeSettings: { container: { securityContext } } });

const MEND = 'set runtimeSettings.container.securityContext.runAsUser of the restore to the user that owns the files, or set runAsNonRoot: false beside it';
const FOUND = 'the pods of Deployment shop/app allow nothing to run as root (runAsNonRoot is true), so they do not start with the container of Stash, which '
  + `restores as root: ${MEND}`;
const BACKED_UP = FOUND.replace('restores as', 'backs up as').replace('of the restore', 'of the backup');

test.each<[string, object[], string[]]>([
  ['a restore as nobody in particular', [restore({ ref }), nonRoot], [`warning STASH411 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['a restore as root', [restore({ ref }, as({ runAsUser: 0 })), nonRoot], [`error STASH411 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['a member', [restoreBatch([{ target: { ref } }]), nonRoot], [`warning STASH411 RestoreBatch back spec.members[0].target.ref: ${FOUND.replace('of the restore', 'of the member')}`]],
  ['a member as a user', [restoreBatch([{ target: { ref }, ...as({ runAsUser: 1000 }) }]), nonRoot], []],
  ['a restore as a user', [restore({ ref }, as({ runAsUser: 1000 })), nonRoot], []],
  ['a restore that may be root', [restore({ ref }, as({ runAsNonRoot: false })), nonRoot], []],
  ['pods that may run as root', [restore({ ref }), workload(ref, {}, { securityContext: { runAsNonRoot: false } })], []],
  ['pods that say nothing', [restore({ ref }), workload(ref)], []],
  ['containers that run nothing as root, in pods that say nothing', [
    restore({ ref }), workload(ref, {}, { containers: [{ name: 'app', securityContext: { runAsNonRoot: true } }] }),
  ], []],
  ['pods that are not in the input', [restore({ ref })], []],
  ['pods of another namespace', [restore({ ref }), inNamespace('far', nonRoot)], []],
  ['pods beside which a Job restores', [restore({ ref }, { task: { name: 'mine' } }), nonRoot], []],
  ['a backup as root', [backup({ ref }, as({ runAsUser: 0 })), nonRoot], [`error STASH411 BackupConfiguration daily spec.target.ref: ${BACKED_UP}`]],
  ['a backup as root in a batch', [backupBatch([{ target: { ref }, ...as({ runAsUser: 0 }) }]), nonRoot],
    [`error STASH411 BackupBatch nightly spec.members[0].target.ref: ${BACKED_UP.replace('of the backup', 'of the member')}`]],
  ['a backup as the root of pods whose containers are others', [
    backup({ ref }), workload(ref, {}, { securityContext: { runAsNonRoot: true, runAsUser: 0 }, containers: [{ name: 'app', securityContext: { runAsUser: 1000 } }] }),
  ], [`error STASH411 BackupConfiguration daily spec.target.ref: ${BACKED_UP}`]],
  ['a backup as the user of the pods', [backup({ ref }), nonRoot], []],
  ['a backup that may be root', [backup({ ref }, as({ runAsUser: 0, runAsNonRoot: false })), nonRoot], []],
  ['a backup as root in pods that say nothing', [backup({ ref }, as({ runAsUser: 0 })), workload(ref)], []],
  ['a backup as root by a Job beside the pods', [backup({ ref }, { task: { name: 'mine' }, ...as({ runAsUser: 0 }) }), nonRoot], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

const ofPod = (securityContext: object, container: object = {}) =>
  ({ runtimeSettings: { pod: { securityContext }, container: { securityContext: container } } });
const claim = { target: { ref: CLAIM }, task: { name: 'pvc-restore' } };
const database = { target: { ref: DATABASE }, task: { name: 'postgres-restore-14.0' } };
const templates = { target: { volumeClaimTemplates: [claimTemplate('data')] } };
const claimRestore = (settings: object) => restore(claim.target, { ...claim, ...settings });
const claimBackup = (settings: object) => backup(claim.target, { task: { name: 'pvc-backup' }, ...settings });

const contradiction = (level: string, object: string, part: string, does: string, whose: string) =>
  `${level} STASH411 ${object}.runtimeSettings.${part}.securityContext.runAsNonRoot: is true, but the container of Stash ${does} as root, `
  + 'so Kubernetes does not start it: '
  + `set runtimeSettings.container.securityContext.runAsUser of the ${whose} to another user, such as the one that owns the files, or leave runAsNonRoot out`;
const ofRestore = (level: string, part: string) => [contradiction(level, 'RestoreSession back spec', part, 'restores', 'restore')];
const ofBackup = (part: string) => [contradiction('error', 'BackupConfiguration daily spec', part, 'backs up', 'backup')];

describe('settings that contradict each other', () => test.each<[string, object, string[]]>([
  ['a restore by a Job', claimRestore(ofPod({ runAsNonRoot: true })), ofRestore('warning', 'pod')],
  ['a restore of a database', restore(database.target, { ...database, ...ofPod({ runAsNonRoot: true }) }), ofRestore('warning', 'pod')],
  ['a restore as root by a Job', claimRestore(ofPod({ runAsNonRoot: true, runAsUser: 0 })), ofRestore('error', 'pod')],
  ['a restore by a Job of a batch', restoreBatch([{ ...claim, ...as({ runAsNonRoot: true, runAsUser: 0 }) }]),
    [contradiction('error', 'RestoreBatch back spec.members[0]', 'container', 'restores', 'member')]],
  ['a restore by a Job as the user of its containers', claimRestore(ofPod({ runAsNonRoot: true }, { runAsUser: 1000 })), []],
  ['a restore by a Job as the user of its pod', claimRestore(ofPod({ runAsNonRoot: true, runAsUser: 1000 })), []],
  ['a restore by a Job without settings of its pod', claimRestore(as({ runAsNonRoot: true })), []],
  ['claims from templates', restore(templates.target, ofPod({ runAsNonRoot: true, runAsUser: 1000 })), ofRestore('warning', 'pod')],
  ['claims from templates, in the container', restore(templates.target, as({ runAsNonRoot: true })), ofRestore('warning', 'container')],
  ['claims from templates as a user', restore(templates.target, as({ runAsNonRoot: true, runAsUser: 1000 })), []],
  ['a backup by a Job', claimBackup(as({ runAsNonRoot: true, runAsUser: 0 })), ofBackup('container')],
  ['a backup by a Job, in different places', claimBackup(ofPod({ runAsNonRoot: true }, { runAsUser: 0 })), ofBackup('pod')],
  ['a backup by a Job as nobody in particular', claimBackup(ofPod({ runAsNonRoot: true })), []],
  ['a backup by a Job that may be root', claimBackup(ofPod({ runAsNonRoot: true }, { runAsUser: 0, runAsNonRoot: false })), []],
  ['the backup of a workload that is not in the input', backup({ ref }, as({ runAsNonRoot: true, runAsUser: 0 })), ofBackup('container')],
  ['the backup of a workload, for which settings of a pod have no effect', backup({ ref }, ofPod({ runAsNonRoot: true }, { runAsUser: 0 })), []],
  ['VolumeSnapshots', backup({ ref }, { driver: 'VolumeSnapshotter', ...as({ runAsNonRoot: true, runAsUser: 0 }) }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected)));
