import { severalClouds } from '../../../../lib/check/rules/repository/several-clouds';
import { findingsIn } from '../../judged';
import { backup, backupBatch, CLAIM, DEPLOYMENT, inNamespace, repository, restore, restoreBatch } from '../restore/demo';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [severalClouds] });
const AZURE = repository('repo', { azure: { container: 'backups', prefix: 'shop' } });
const CHINA = 'core.chinacloudapi.cn';
const container = (settings: object) => ({ runtimeSettings: { container: settings } });
const env = (...variables: object[]) => container({ env: variables });
const suffix = (value: unknown) => ({ name: 'AZURE_ENDPOINT_SUFFIX', value });
const IN_CHINA = env(suffix(CHINA));
const TASK = { task: { name: 'pvc-backup' } };
const BACK = { task: { name: 'pvc-restore' } };
const stored = (spec: object = IN_CHINA, name = 'daily') => backup({ ref: CLAIM }, { ...TASK, ...spec }, name);
const restored = (spec: object = {}) => restore({ ref: CLAIM }, { ...BACK, ...spec });

const line = (place: string, cloud = 'core.windows.net', one = 'BackupConfiguration shop/daily', set = CHINA, where = 'spec') => [
  `error STASH117 ${place}.runtimeSettings.container.env: restic looks for the storage account in "${cloud}", but ${one} sets AZURE_ENDPOINT_SUFFIX to "${set}": `
  + `set the variable to the same value in all backups and restores of the Repository\n  also ${one.replace('shop/', '')} ${where}.runtimeSettings.container.env`,
];
const ofRestore = 'RestoreSession back spec';

test.each<[string, object[], string[]]>([
  ['a restore without the variable', [AZURE, stored(), restored()], line(ofRestore)],
  ['a restore with an empty one', [AZURE, stored(), restored(env(suffix('')))], line(ofRestore)],
  ['a restore with that of the public cloud', [AZURE, stored(), restored(env(suffix('core.windows.net')))], line(ofRestore)],
  ['a restore with another one', [AZURE, stored(), restored(env(suffix('core.usgovcloudapi.net')))], line(ofRestore, 'core.usgovcloudapi.net')],
  ['a restore that sets it twice, of which the last one counts', [AZURE, stored(), restored(env(suffix(CHINA), suffix('')))], line(ofRestore)],
  ['a restore from another namespace', [AZURE, stored(), inNamespace('blog', restored({ repository: { name: 'repo', namespace: 'shop' } }))], line(ofRestore)],
  ['a restore of a workload', [AZURE, backup({ ref: DEPLOYMENT }, IN_CHINA), restore({ ref: DEPLOYMENT })], line(ofRestore)],
  ['a backup, where only the restore has it', [AZURE, stored({}), restored(IN_CHINA)], line('BackupConfiguration daily spec', undefined, 'RestoreSession shop/back')],
  ['a member of a batch', [AZURE, backupBatch([{ target: { ref: DEPLOYMENT }, ...IN_CHINA }, { target: { ref: CLAIM }, ...TASK }], IN_CHINA)],
    line('BackupBatch nightly spec.members[1]', undefined, 'BackupBatch shop/nightly', undefined, 'spec.members[0]')],
  ['a member of a restore', [AZURE, stored(), restoreBatch([{ target: { ref: CLAIM }, ...BACK }])], line('RestoreBatch back spec.members[0]')],
  ['the same cloud', [AZURE, stored(), restored(IN_CHINA)], []],
  ['the public cloud', [AZURE, stored({}), restored(env(suffix('core.windows.net')))], []],
  ['no restore', [AZURE, stored()], []],
  ['a value from elsewhere', [AZURE, stored(), restored(env({ name: 'AZURE_ENDPOINT_SUFFIX', valueFrom: { secretKeyRef: { name: 'azure', key: 'suffix' } } }))], []],
  ['a value that is filled in, by the restore', [AZURE, stored(), restored(env(suffix('${SUFFIX}')))], []],
  ['a value that is filled in, by the backup', [AZURE, stored(env(suffix('${SUFFIX}'))), restored()], []],
  ['variables from elsewhere', [AZURE, stored(), restored(container({ envFrom: [{ secretRef: { name: 'azure' } }] }))], []],
  ['a Task that somebody wrote', [AZURE, stored(), restored({ task: { name: 'mine' } })], []],
  ['VolumeSnapshots', [AZURE, stored(), restored({ driver: 'VolumeSnapshotter' })], []],
  ['another backend', [repository(), stored(), restored()], []],
  ['another Repository', [AZURE, repository('other', { azure: { container: 'others' } }), stored(), restored({ repository: { name: 'other' } })], []],
  ['a Repository outside of the input', [stored(), restored()], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
