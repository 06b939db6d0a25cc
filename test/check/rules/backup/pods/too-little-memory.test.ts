import { tooLittleMemory } from '../../../../../lib/check/rules/backup/pods/too-little-memory';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, restore } from '../../restore/demo';
import { object } from '../manifests';

const judged = (...manifests: object[]) => foundBy(tooLittleMemory, manifests);
const limited = (memory: unknown) => ({ runtimeSettings: { container: { resources: { limits: { memory } } } } });
const ofFunction = (memory: unknown) => object('Function', { spec: { image: 'a', runtimeSettings: { resources: { limits: { memory } } } } });

const line = (place: string, limit: string, mend = '') => `${place}.resources.limits.memory: ${limit} is less than the 32Mi that restic takes to open a repository, `
  + `so it is killed whenever it starts: raise the limit${mend}`;
const inBackup = 'STASH352 BackupConfiguration daily spec.runtimeSettings.container';

test.each<[string, object, string[]]>([
  ['a Job with thousandths of a byte', backup({ ref: CLAIM }, limited('512m')), [line(`error ${inBackup}`, '"512m"', '; did you mean "512Mi"?')]],
  ['a sidecar with bytes', backup({ ref: DEPLOYMENT }, limited(256)), [line(`error ${inBackup}`, '256', '; did you mean "256Mi"?')]],
  ['bytes as a text', backup({ ref: DEPLOYMENT }, limited('512')), [line(`error ${inBackup}`, '"512"', '; did you mean "512Mi"?')]],
  ['less, with the right unit', backup({ ref: DEPLOYMENT }, limited('20Mi')), [line(`error ${inBackup}`, '"20Mi"')]],
  ['what is too little in mebibytes too', backup({ ref: DEPLOYMENT }, limited('20m')), [line(`error ${inBackup}`, '"20m"')]],
  ['decimal megabytes', backup({ ref: DEPLOYMENT }, limited('33M')), [line(`error ${inBackup}`, '"33M"')]],
  ['a restore', restore({ ref: DEPLOYMENT }, limited('1k')), [line('error STASH352 RestoreSession back spec.runtimeSettings.container', '"1k"')]],
  ['a member of a batch', backupBatch([{ target: { ref: CLAIM }, ...limited('1Ki') }]), [line('error STASH352 BackupBatch nightly spec.members[0].runtimeSettings.container', '"1Ki"')]],
  ['a blueprint', object('BackupBlueprint', { spec: limited('1Ki') }), [line('error STASH352 BackupBlueprint x spec.runtimeSettings.container', '"1Ki"')]],
  ['the CronJob of a batch, which does not run restic', backupBatch([{ target: { ref: CLAIM } }], limited('1Ki')),
    [line('warning STASH352 BackupBatch nightly spec.runtimeSettings.container', '"1Ki"')]],
  ['VolumeSnapshots, for which restic does not run', backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter', ...limited('1Ki') }), [line(`warning ${inBackup}`, '"1Ki"')]],
  ['a Task that somebody wrote', backup({ ref: CLAIM }, { task: { name: 'mine' }, ...limited('1Ki') }), [line(`warning ${inBackup}`, '"1Ki"')]],
  ['a Function', ofFunction('512m'), [line('warning STASH352 Function x spec.runtimeSettings', '"512m"', '; did you mean "512Mi"?')]],
  ['enough', backup({ ref: CLAIM }, limited('32Mi')), []],
  ['enough, as a number', backup({ ref: CLAIM }, limited(2 ** 25)), []],
  ['a limit of 0, which is none', backup({ ref: CLAIM }, limited('0')), []],
  ['no limit', backup({ ref: CLAIM }, { runtimeSettings: { container: { resources: { requests: { memory: '1Mi' } } } } }), []],
  ['a variable of a blueprint', object('BackupBlueprint', { spec: limited('${MEMORY}') }), []],
  ['what is no quantity', backup({ ref: CLAIM }, limited(['1Ki'])), []],
  ['resources that are none', backup({ ref: CLAIM }, { runtimeSettings: { container: { resources: '1Ki' } } }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
