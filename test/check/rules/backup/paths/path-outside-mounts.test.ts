import { pathOutsideMounts } from '../../../../../lib/check/rules/backup/paths/path-outside-mounts';
import { asking, deployment } from '../../blueprint/annotations';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(pathOutsideMounts, manifests);
const ref = DEPLOYMENT;
const pvc = { task: { name: 'pvc-backup' } };
const at = 'error STASH308 BackupConfiguration daily spec.target';

const outside = (paths: string, mounts: string, mend = 'mount its volume in volumeMounts, at the path at which the application has it') =>
  `${paths} ${paths.includes(' and ') ? 'are' : 'is'} in none of the mounts (${mounts}), so the container of Stash does not see ${paths.includes(' and ') ? 'them' : 'it'}: ${mend}`;
const outsideOfClaim = (path: string, mount: string) =>
  outside(path, mount, `name paths in ${mount}, or mount the claim where the application has it, and name paths in that`);

const unread = (file: string, mounts: string) => `"${file}" is in none of the mounts (${mounts}), so restic does not find it, and every run fails: `
  + 'write the patterns into exclude and the paths into paths, or keep the file in one of the mounts';

const notAbsolute = (path: string) => `"${path}" is not an absolute path: begin with "/", and leave out control characters`;

const wildcard = (path: string, folder?: string) => `"${path}" contains a wildcard, which nothing expands, so restic finds nothing there and the run fails: name the folder, `
  + `and leave parts of it out with exclude${folder === undefined ? '' : `; did you mean "${folder}"?`}`;

describe('paths', () => {
  const cases: Array<[string, object, string[]]> = [
    ['elsewhere', backup({ ref, paths: ['/data/x', '/date', '/database'] }), [`${at}.paths: ${outside('"/date" and "/database"', '"/data"')}`]],
    ['without mounts', backup({ ref, volumeMounts: undefined }), [`${at}.paths: ${outside('"/data"', 'there are none')}`]],
    ['in and around a mount, however they are spelt', backup({ ref, paths: ['/data/', '//data/./x', '/', '/x/../data'] }), []],
    ['with wildcards', backup({ ref, paths: ['/data/*', '/data/a/b?.d/c', '/*', '/data/[id]'] }), [
      `${at}.paths: ${wildcard('/*')}`, `${at}.paths: ${wildcard('/data/*', '/data')}`, `${at}.paths: ${wildcard('/data/a/b?.d/c', '/data/a')}`,
    ]],
    ['that are relative', backup({ ref, paths: ['data', '/data', './x'], volumeMounts: [{ name: 'data', mountPath: '/data' }] }), [
      `${at}.paths: ${notAbsolute('./x')}; did you mean "/x"?`, `${at}.paths: ${notAbsolute('data')}; did you mean "/data"?`,
    ]],
    ['of files that arguments name', backup({ ref, args: ['--exclude-file=/etc/excludes', '--files-from', '/data/list', '--iexclude-file=/x', '--exclude-file=list'] }),
      ['/etc/excludes', '/x'].map((file) => `${at}.args: ${unread(file, '"/data"')}`)],
    ['of a file that an argument names, for a claim', backup({ ref: CLAIM, volumeMounts: undefined, paths: undefined, args: ['--exclude-file=/data/x'] }, pvc),
      [`${at}.args: ${unread('/data/x', '"/stash-data"')}`]],
    ['of files that are always there, or that a hook may write', backup({ ref, args: ['--exclude-file=/dev/null', '--files-from=/tmp/files', '--files-from=/stash-tmp/files'] }), []],
    ['of files for a database, which takes no arguments', backup({ ref: DATABASE, args: ['--exclude-file=/x'] }, { task: { name: 'postgres-backup-14.0' } }), []],
    ['above a mount', backup({ ref, paths: ['/source'], volumeMounts: [{ name: 'data', mountPath: '/source/data/' }] }), []],
    ['of a member', backupBatch([{ target: { ref, paths: ['/x'], volumeMounts: [{ name: 'data', mountPath: '/data' }] } }]),
      [`error STASH308 BackupBatch nightly spec.members[0].target.paths: ${outside('"/x"', '"/data"')}`]],
    ['of a claim', backup({ ref: CLAIM, volumeMounts: undefined, paths: ['/stash-data/x', '/data'] }, pvc), [`${at}.paths: ${outsideOfClaim('"/data"', '"/stash-data"')}`]],
    ['of a claim that is mounted elsewhere', backup({ ref: CLAIM, paths: ['/data', '/stash-data'] }, pvc), [`${at}.paths: ${outsideOfClaim('"/stash-data"', '"/data"')}`]],
    ['of a claim at its second mount', backup({ ref: CLAIM, paths: ['/b'], volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/b' }] }, pvc),
      [`${at}.paths: ${outsideOfClaim('"/b"', '"/a"')}`]],
    ['of a claim that is mounted elsewhere, by default', backup({ ref: CLAIM, paths: undefined }, pvc), [`${at}.paths: "/stash-data", which Stash backs up if no `
      + 'path is given, is in none of the mounts ("/data"), so the container of Stash does not see it: name the path at which the claim is mounted']],
    ['of a claim by default', backup({ ref: CLAIM, paths: undefined, volumeMounts: [{ name: 'a', mountPath: '/stash-data/' }] }, pvc), []],
    ['of a claim by default, mounted by default', backup({ ref: CLAIM, paths: undefined, volumeMounts: undefined }, pvc), []],
    ['of a database', backup({ ref: DATABASE, paths: ['/x'] }, { task: { name: 'postgres-backup-17.2' } }), []],
    ['of a workload by a Task', backup({ ref, paths: ['/x'] }, { task: { name: 'mine' } }), []],
    ['of VolumeSnapshots', backup({ ref, paths: ['/x'] }, { driver: 'VolumeSnapshotter' }), []],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

test('what the containers of the workload mount is said where the backup mounts nothing', () => {
  const containers = [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'conf', mountPath: '/conf' }] }];
  const found = (...paths: string[]) => judged(backup({ ref, paths, volumeMounts: undefined }), workload(ref, {}, { volumes: [{ name: 'data' }, { name: 'conf' }], containers }));
  const none = 'in none of the mounts of Deployment shop/app ("/data" and "/conf"), so the container of Stash does not see';
  expect(found('/date')).toEqual([`${at}.paths: "/date" is ${none} it: did you mean "/data"?`]);
  expect(found('/srv')).toEqual([`${at}.paths: "/srv" is ${none} it: name a path in one of them, or mount a volume there`]);
  expect(found('/date', '/srv')).toEqual([`${at}.paths: "/date" and "/srv" are ${none} them: name a path in one of them, or mount a volume there`]);
  expect(found('/data', '/date')).toEqual([`${at}.paths: ${outside('"/data" and "/date"', 'there are none')}`]);
});

test('what the containers of the workload mount is said where a path is in none of that', () => {
  const containers = [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'tmp', mountPath: '/tmp' }] }];
  const found = (path: string) => judged(backup({ ref, paths: [path] }), workload(ref, {}, { volumes: [{ name: 'data' }], containers }));
  expect(found('/tmp/x')).toEqual([`${at}.paths: ${outside('"/tmp/x"', '"/data"')}`]);
  expect(found('/x')).toEqual([`${at}.paths: "/x" is in none of the mounts ("/data"), so the container of Stash does not see it: name a path in a mount of `
    + 'Deployment shop/app ("/data" and "/tmp"), or mount a volume there']);
  expect(found('/tmpp')).toEqual([`${at}.paths: "/tmpp" is in none of the mounts ("/data"), so the container of Stash does not see it: did you mean "/tmp"?`]);
  expect(judged(backup({ ref, paths: ['/x'] }), workload(ref, {}, { volumes: [{ name: 'data' }], containers: [] }))).toEqual([
    `${at}.paths: "/x" is in none of the mounts ("/data"), so the container of Stash does not see it: name a path in a mount of Deployment shop/app (there are `
    + 'none), or mount a volume there',
  ]);
});

describe('a part of a volume', () => {
  const mount = (mountPath: string, subPath?: string, name = 'data') => ({ name, mountPath, subPath });
  const uses = (...volumeMounts: object[]) => workload(ref, {}, { containers: [{ name: 'app', volumeMounts }] });
  const unused = (path: string, part: string, used: string) => `warning STASH308 BackupConfiguration daily spec.target.paths: "${path}" is "${part}" in the volume "data", `
    + `but the pods of Deployment shop/app use ${used} in it, so their files are not backed up: mount the volume with the same subPath as the pods`;
  const cases: Array<[string, object, [object, string], string[]]> = [
    ['that the pods do not use', uses(mount('/data', 'app')), [mount('/data'), '/data/uploads'], [unused('/data/uploads', '/uploads', '"/app"')]],
    ['that the pods do not use, at the mount', uses(mount('/data', 'app'), mount('/b', 'b')), [mount('/data', 'other'), '/data'], [unused('/data', '/other', '"/app" and "/b"')]],
    ['that is mounted below the path', uses(mount('/data', 'app')), [mount('/data/x', 'other'), '/data'], [unused('/data', '/other', '"/app"')]],
    ['that the pods use', uses(mount('/data', 'app')), [mount('/data', 'app'), '/data/uploads'], []],
    ['that begins alike', uses(mount('/data', 'app')), [mount('/data', 'app2'), '/data'], [unused('/data', '/app2', '"/app"')]],
    ['below what the pods use', uses(mount('/data', 'app')), [mount('/data'), '/data/app/uploads'], []],
    ['around what the pods use', uses(mount('/data', 'app')), [mount('/data'), '/data'], []],
    ['of which the pods use all', uses(mount('/data')), [mount('/data', 'app'), '/data/uploads'], []],
    ['that is given by an expression', uses({ name: 'data', mountPath: '/data', subPathExpr: '$(POD)' }), [mount('/data'), '/data/uploads'], []],
    ['that no container has', uses(mount('/data', 'app', 'tmp')), [mount('/data'), '/data/uploads'], []],
    ['that a container sees which comes before', workload(ref, {}, {
      containers: [{ name: 'app', volumeMounts: [mount('/data', 'app')] }], initContainers: [{ name: 'init', volumeMounts: [mount('/all')] }],
    }), [mount('/data'), '/data/uploads'], []],
  ];
  test.each(cases)('%s', (_, pods, [given, path], expected) => {
    expect(judged(backup({ ref, paths: [path], volumeMounts: [given] }), pods).filter((line) => line.includes('.paths:'))).toEqual(expected);
  });
});

describe('mounts', () => {
  const mounts = (...volumeMounts: object[]) => ({ ref, volumeMounts });
  const cases: Array<[string, object[], string[]]> = [
    ['of a volume of the workload', [backup({ ref }), workload(ref)], []],
    ['of a template of the workload', [
      backup({ ...mounts({ name: 'disk', mountPath: '/data' }), ref: STATEFUL_SET }), workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('disk')] }),
    ], []],
    ['of a volume that it has not', [backup(mounts({ name: 'data', mountPath: '/data' }, { name: 'date', mountPath: '/x' })), workload(ref)], [
      `${at}.volumeMounts[1].name: "date" is not a volume of Deployment shop/app (it has "data"), so its pods cannot be created: name one of its volumes, or add the `
      + 'volume to its pods',
    ]],
    ['of a workload that has none', [backup({ ref }), workload(ref, {}, { volumes: [] })], [
      `${at}.volumeMounts[0].name: "data" is not a volume of Deployment shop/app (it has none), so its pods cannot be created: name one of its volumes, or add `
      + 'the volume to its pods',
    ]],
    ['of a volume of which nothing is known', [backup(mounts({ name: 'date', mountPath: '/data' }))], []],
    ['by subPathExpr', [backup(mounts({ name: 'a', mountPath: '/data' }, { name: 'data', mountPath: '/x', subPathExpr: '$(POD)' }))], [
      `${at}.volumeMounts[1].subPathExpr: "$(POD)" is not supported by Stash, which mounts the whole volume in place of a part: give the subPath in volumeMounts instead`,
    ]],
    ['at a relative path, which is backed up', [backup({ ...mounts({ name: 'data', mountPath: 'srv/uploads' }), paths: ['srv/uploads'] }), workload(ref)], [
      `${at}.paths: ${notAbsolute('srv/uploads')}; did you mean "/srv/uploads"?`, `${at}.volumeMounts[0].mountPath: ${notAbsolute('srv/uploads')}`,
    ]],
    ['at a relative path, of a claim', [backup({ ref: CLAIM, paths: [], volumeMounts: [{ name: 'data', mountPath: 'stash-data' }] }, pvc)], [
      `${at}.paths: "/stash-data", which Stash backs up if no path is given, is in none of the mounts ("stash-data"), so the container of Stash does not `
      + 'see it: name the path at which the claim is mounted',
      `${at}.volumeMounts[0].mountPath: ${notAbsolute('stash-data')}`,
    ]],
    ['over restic', [backup({ ...mounts({ name: 'data', mountPath: '/bin' }), paths: ['/bin'] }), workload(ref)], [
      `${at}.volumeMounts[0].mountPath: "/bin" is where Stash's containers keep restic or their temporary files: mount the volume elsewhere`,
    ]],
    ['of a volume that no pod can have', [backup(mounts({ name: 'My Volume', mountPath: '/data' }))], [
      `${at}.volumeMounts[0].name: "My Volume" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "my-volume"?`,
    ]],
    ['at one path', [backup(mounts({ name: 'data', mountPath: '/data' }, { name: 'more', mountPath: '/data' }))], [
      `${at}.volumeMounts: several volumes are mounted at "/data", but the container of Stash can have only one there, so its pods cannot be created: `
      + 'give only one of them in volumeMounts',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

test.each<[string, string, string, string[]]>([
  ['all in mounts', '/data/x,/conf', 'data:/data,conf:/conf', []],
  ['a path elsewhere', '/data,/etc', 'data:/data', ['target-paths"]: "/etc" is in none of the mounts ("/data"), so the container of Stash does not see it: '
    + 'name a path in a mount of Deployment shop/x ("/data"), or mount a volume there']],
  ['a path that the workload mounts', '/data', 'conf:/conf', ['target-paths"]: "/data" is in none of the mounts ("/conf"), so the container of Stash does not see it: '
    + 'mount its volume in stash.appscode.com/volume-mounts, at the path at which the application has it']],
  ['a volume that there is not', '/data', 'date:/data', ['volume-mounts"]: "date" is not a volume of Deployment shop/x (it has "data" and "conf"), so its pods cannot be created: '
    + 'name one of its volumes, or add the volume to its pods']],
  ['a mount that is judged with the annotations', '/data', 'data:/data,conf:conf', []],
  ['a wildcard', '/data/*', 'data:/data', [`target-paths"]: ${wildcard('/data/*', '/data')}`]],
  ['two volumes at one place', '/data', 'data:/data,conf:/data', ['volume-mounts"]: several volumes are mounted at "/data", but the container of Stash can have only one '
    + 'there, so its pods cannot be created: give only one of them in volumeMounts']],
])('annotations of a workload: %s', (_, paths, mounts, expected) => {
  const annotations = asking({ 'backup-blueprint': 'files', 'target-paths': paths, 'volume-mounts': mounts });
  expect(judged(deployment(annotations))).toEqual(expected.map((line) => `error STASH308 Deployment x metadata.annotations["stash.appscode.com/${line}`));
});
