import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const session = (labels: object | undefined, kind = 'BackupConfiguration') =>
  object('BackupSession', { name: 'now', labels, spec: { invoker: { apiGroup: 'stash.appscode.com', kind, name: 'x' } } });
const labels = (type: unknown, name: unknown) => ({ 'stash.appscode.com/invoker-type': type, 'stash.appscode.com/invoker-name': name });
const member = (ref: object, spec: object = {}) => ({ target: { ref }, ...spec });
const ofClaim = member(CLAIM, { task: { name: 'pvc-backup' } });
const backup = (spec: object) => object('BackupConfiguration', { spec });
const batch = (...members: object[]) => object('BackupBatch', { spec: { members } });
const judged = (...manifests: object[]) => linesOf('STASH330', manifests);

const line = (level: string, label: string, found: string, value: string) => `${level} BackupSession now metadata.labels["stash.appscode.com/invoker-${label}"]: ${found}: write "${value}"`;
const IN_PODS = ', so the container of Stash in the pods of Deployment shop/web does not notice the run';
const PERHAPS = ', so a container of Stash in the pods of a workload would not notice the run';
const missing = (level: string, consequence: string, kind = 'BackupConfiguration') =>
  [line(level, 'name', `is missing${consequence}`, 'x'), line(level, 'type', `is missing${consequence}`, kind)];

test.each<[string, object[], string[]]>([
  ['a workload without labels', [session(undefined), backup(member(DEPLOYMENT))], missing('error', IN_PODS)],
  ['a workload with a label of old', [session({ 'stash.appscode.com/backup-configuration': 'x' }), backup(member(DEPLOYMENT))], missing('error', IN_PODS)],
  ['a workload with labels of another backup', [session(labels('BackupBatch', 'y')), backup(member(DEPLOYMENT))], [
    line('error', 'name', `"y" does not match spec.invoker${IN_PODS}`, 'x'), line('error', 'type', `"BackupBatch" does not match spec.invoker${IN_PODS}`, 'BackupConfiguration'),
  ]],
  ['a workload with a label that is no text', [session(labels('BackupConfiguration', 7)), backup(member(DEPLOYMENT))], [line('error', 'name', `is missing${IN_PODS}`, 'x')]],
  ['a workload with its labels', [session(labels('BackupConfiguration', 'x')), backup(member(DEPLOYMENT))], []],
  ['a claim, which a Job backs up', [session(undefined), backup(ofClaim)], []],
  ['a batch with a workload', [session(undefined, 'BackupBatch'), batch(ofClaim, member(DEPLOYMENT))], missing('error', IN_PODS, 'BackupBatch')],
  ['a batch without one', [session(undefined, 'BackupBatch'), batch(ofClaim)], []],
  ['what is not part of the input', [session(undefined)], missing('warning', PERHAPS)],
  ['what is not part of the input, with its labels', [session(labels('BackupConfiguration', 'x'))], []],
  ['a backup without a name', [object('BackupSession', { name: 'now', spec: { invoker: { kind: 'BackupConfiguration' } } })], []],
  ['nothing', [object('BackupSession', { name: 'now', spec: {} })], []],
])('a run of %s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
