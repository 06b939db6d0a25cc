import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from './judged';
import { CORPUS, HAS_CORPUS } from '../corpus/documents';

const EVERY_MINUTE = '"* * * * *" runs in every minute of every hour, so the newest snapshots are a minute apart: '
  + 'write a single minute, such as "0 * * * *"';

/** What is wrong with the examples of Stash's documentation, each file alone: true findings, every one of them. */
const TRUE_FINDINGS: readonly string[] = [
  'concepts/crds/backupbatch/backupbatch.yaml: warning STASH315 BackupBatch deploy-backup-batch spec.members[0].target.ref.apiVersion: '
  + '"apps/v1" is not the API version of the kind AppBinding, so Stash would find nothing: write "appcatalog.appscode.com/v1alpha1"',
  'concepts/crds/backupbatch/backupbatch.yaml: warning STASH319 BackupBatch deploy-backup-batch spec.hooks: preBackup and postBackup of the whole batch '
  + 'would run a command in the container "my-database-container", but the hooks of a batch run in the pod of the operator, which has no such container: '
  + 'move the hook to the member whose pods have the container',
  `concepts/crds/backupblueprint/backupblueprint.yaml: warning STASH329 BackupBlueprint workload-backup-blueprint spec.schedule: ${EVERY_MINUTE}\n`
    + '  also BackupBlueprint workload-backup-blueprint spec.timeOut',
  `concepts/crds/backupconfiguration/backupconfiguration.yaml: warning STASH329 BackupConfiguration demo-backup spec.schedule: ${EVERY_MINUTE}`,
  'concepts/crds/restoresession/restoresession.yaml: warning STASH320 RestoreSession statefulset-restore spec.runtimeSettings.pod: has no effect, because '
  + 'StatefulSet demo/recovered-statefulset is restored by an init container in its own pods: remove it, or set the same in the pod template of '
  + 'StatefulSet demo/recovered-statefulset',
  'guides/backends/local/examples/emptyDir.yaml: error STASH110 Repository local-repo-with-emptydir spec.backend.local.emptyDir: is deleted together with '
  + 'the pod, with every backup in it: use a volume that outlives the pod, such as persistentVolumeClaim or nfs; for a demonstration, acknowledge it',
];

if (!HAS_CORPUS) {
  console.warn(`NOT CHECKED: there are no examples of the documentation in ${CORPUS}`);
}

const perFile = HAS_CORPUS ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).sort()
  .map((file) => [file, findingsIn(readFileSync(join(CORPUS, file), 'utf8'))] as const) : [];

(HAS_CORPUS ? test : test.skip)('there is no false finding in the examples of the documentation', () => {
  expect(perFile.flatMap(([file, findings]) => findings.filter((line) => !line.startsWith('note')).map((line) => `${file}: ${line}`))).toEqual(TRUE_FINDINGS);
});

(HAS_CORPUS ? test : test.skip)('notes are as frequent as what they note', () => {
  const notes = perFile.flatMap(([, findings]) => findings.filter((line) => line.startsWith('note')).map((line) => line.split(' ')[1]!));
  expect(Object.fromEntries([...new Set(notes)].sort().map((id) => [id, notes.filter((other) => other === id).length]))).toEqual({
    STASH310: 2,
    STASH312: 5,
    STASH508: 1,
    STASH602: 8,
    STASH603: 4,
  });
});
