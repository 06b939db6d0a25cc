import { backup, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, restore, restoreBatch, STATEFUL_SET, workload } from './demo';
import { restoredOutsideMounts } from '../../../../lib/check/rules/restore/restored-outside-mounts';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(restoredOutsideMounts, manifests);
const of = (...paths: string[]) => ({ rules: [{ paths }] });
const pvc = { task: { name: 'pvc-restore' } };
const ref = DEPLOYMENT;

const outside = (paths: string, mounts: string) => `${paths} in none of the mounts (${mounts}), so the files are restored into the container of Stash `
  + 'and lost with it, although the restore succeeds: mount the volume where it was mounted in the backup';
const noMounts = (what: string) => `is missing, so ${what} restored into the container of Stash and lost with it, although the restore succeeds: `
  + 'mount the volumes where they were mounted in the backup';
const OCCUPIED = 'is where Stash\'s containers keep restic or their temporary files: mount the volume elsewhere';

describe('paths', () => {
  const cases: Array<[string, object, string[]]> = [
    ['elsewhere', restore({ ref, ...of('/data/x', '/date', '/database') }),
      [`error STASH405 RestoreSession back spec.target.rules[0].paths: ${outside('"/date" and "/database" are', '"/data"')}`]],
    ['in and around a mount, however they are spelt', restore({ ref, ...of('/data/', '//data/./x', '/', '/x/../data') }), []],
    ['around a mount', restore({ ref, volumeMounts: [{ name: 'data', mountPath: '/source/data' }], ...of('/source') }), []],
    ['that are not absolute', restore({ ref, ...of('data') }),
      [`error STASH405 RestoreSession back spec.target.rules[0].paths: ${outside('"data" is', '"/data"')}`]],
    ['in the deprecated place', restore({ ref }, of('/x')), [`error STASH405 RestoreSession back spec.rules[0].paths: ${outside('"/x" is', '"/data"')}`]],
    ['of a batch', restoreBatch([{ target: { ref, volumeMounts: [{ name: 'data', mountPath: '/data' }], ...of('/x') } }]),
      [`error STASH405 RestoreBatch back spec.members[0].target.rules[0].paths: ${outside('"/x" is', '"/data"')}`]],
    ['that snapshots make idle', restore({ ref, rules: [{ paths: ['/x'], snapshots: ['0123abcd'] }] }), []],
    ['of a claim', restore({ ref: CLAIM, volumeMounts: undefined, ...of('/stash-data/x', '/data') }, pvc),
      [`error STASH405 RestoreSession back spec.target.rules[0].paths: ${outside('"/data" is', '"/stash-data"')}`]],
    ['of a claim that is mounted elsewhere', restore({ ref: CLAIM, ...of('/data', '/stash-data') }, pvc),
      [`error STASH405 RestoreSession back spec.target.rules[0].paths: ${outside('"/stash-data" is', '"/data"')}`]],
    ['of a claim at its second mount', restore({
      ref: CLAIM, volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/b' }], ...of('/b'),
    }, pvc), [`error STASH405 RestoreSession back spec.target.rules[0].paths: ${outside('"/b" is', '"/a"')}`]],
    ['of a database', restore({ ref: DATABASE, volumeMounts: undefined, ...of('/x') }, { task: { name: 'postgres-restore-17.2' } }), []],
    ['of a Task that somebody wrote', restore({ ref, volumeMounts: undefined, ...of('/x') }, { task: { name: 'mine' } }), []],
    ['of VolumeSnapshots', restore({ volumeMounts: undefined, volumeClaimTemplates: [claimTemplate('x')] }, { driver: 'VolumeSnapshotter' }), []],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

describe('mounts', () => {
  const mounts = (...volumeMounts: object[]) => ({ ref, volumeMounts, ...of('/data') });
  const cases: Array<[string, object[], string[]]> = [
    ['that are missing', [restore({ ref, volumeMounts: undefined, rules: [{ paths: ['/data', '/x'] }, { targetHosts: ['a'], paths: ['/x'] }] })],
      [`error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts('"/data" and "/x" are')}`]],
    ['that are missing, of a workload that is known', [restore({ ref, volumeMounts: undefined, ...of('/data') }), workload(ref)],
      [`error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts('"/data" is')}, and in the pods of Deployment shop/app as well`]],
    ['that are an empty list', [restore({ ref, volumeMounts: [], rules: [{ snapshots: ['0123abcd'] }] })],
      [`error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts('everything is')}`]],
    ['that no rule needs', [restore({ ref, volumeMounts: [], rules: [{}] })], []],
    ['that nothing needs', [restore({ ref, volumeMounts: [] })], []],
    ['of a volume of the workload', [restore(mounts({ name: 'data', mountPath: '/data' })), workload(ref)], []],
    ['of a template of the workload', [
      restore({ ...mounts({ name: 'disk', mountPath: '/data' }), ref: STATEFUL_SET }),
      workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('disk')] }),
    ], []],
    ['at a relative path', [restore({ ref, volumeMounts: [{ name: 'data', mountPath: 'data' }], rules: [{ snapshots: ['0123abcd'] }] })], [
      'error STASH405 RestoreSession back spec.target.volumeMounts[0].mountPath: "data" is not an absolute path: begin with "/", and leave out control characters',
    ]],
    ['over restic', [restore({ ref, volumeMounts: [{ name: 'data', mountPath: '/bin' }], rules: [{ snapshots: ['0123abcd'] }] })],
      [`error STASH405 RestoreSession back spec.target.volumeMounts[0].mountPath: "/bin" ${OCCUPIED}`]],
    ['of a claim, over the temporary files', [restore({ ref: CLAIM, volumeMounts: [{ name: 'a', mountPath: '/stash-tmp' }], rules: [{ snapshots: ['0123abcd'] }] }, pvc)],
      [`error STASH405 RestoreSession back spec.target.volumeMounts[0].mountPath: "/stash-tmp" ${OCCUPIED}`]],
    ['of a volume that it has not', [restore(mounts({ name: 'date', mountPath: '/data' })), workload(ref)], [
      'error STASH405 RestoreSession back spec.target.volumeMounts[0].name: "date" is not a volume of Deployment shop/app (it has "data"), so its pods cannot be '
      + 'created: name one of its volumes, or add the volume to its pods',
    ]],
    ['of a volume of which nothing is known', [restore(mounts({ name: 'date', mountPath: '/data' }))], []],
    ['by subPathExpr', [restore(mounts({ name: 'data', mountPath: '/data', subPathExpr: '$(POD)' }))], [
      'error STASH405 RestoreSession back spec.target.volumeMounts[0].subPathExpr: "$(POD)" is not supported by Stash, which mounts the whole volume in place of '
      + 'a part: give the subPath in volumeMounts instead',
    ]],
    ['at one path', [restore(mounts({ name: 'data', mountPath: '/data' }, { name: 'more', mountPath: '/data/' }))], [
      'error STASH405 RestoreSession back spec.target.volumeMounts: several volumes are mounted at "/data", but the container of Stash can have only one '
      + 'there, so its pods cannot be created: give only one of them in volumeMounts',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('a path that no container of the workload mounts', () => {
  const containers = [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }] }];
  const found = (rules: object[]) => judged(restore({ ref, volumeMounts: undefined, rules }), workload(ref, {}, { volumes: [{ name: 'data' }], containers }));
  const none = (paths: string, mend: string, index = 0) => `error STASH405 RestoreSession back spec.target.rules[${index}].paths: ${paths} in none of the mounts of `
    + `Deployment shop/app ("/data"), so the files are restored into the container of Stash and lost with it, although the restore succeeds: ${mend}`;
  const NAME = 'name a path in one of them, or mount the volume there';
  const missing = (what: string) => `error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts(what)}, and in the pods of Deployment shop/app as well`;

  test.each<[string, object[], string[]]>([
    ['but nearly', [{ paths: ['/date'] }], [none('"/date" is', 'did you mean "/data"?')]],
    ['nor nearly', [{ paths: ['/srv'] }], [none('"/srv" is', NAME)]],
    ['of two rules', [{}, { targetHosts: ['a'], paths: ['/srv'] }, { paths: ['/x', '/y'] }], [none('"/srv" is', NAME, 1), none('"/x" and "/y" are', NAME, 2)]],
    ['beside one that it mounts', [{ paths: ['/date', '/data'] }], [missing('"/date" and "/data" are')]],
    ['beside a snapshot, of which nobody knows the paths', [{ targetHosts: ['a'], paths: ['/srv'] }, { snapshots: ['0123abcd'] }], [missing('everything is')]],
  ])('%s', (_, rules, expected) => expect(found(rules)).toEqual(expected));
});

describe('claims that Stash creates', () => {
  const cases: Array<[string, object, string[]]> = [
    ['as they are mounted', restore({ volumeClaimTemplates: [claimTemplate('data-${POD_ORDINAL}')], replicas: 2, ...of('/data') }), []],
    ['several, as they are mounted', restore({
      volumeClaimTemplates: [claimTemplate('data'), claimTemplate('logs')],
      volumeMounts: [{ name: 'logs', mountPath: '/logs' }, { name: 'data', mountPath: '/data' }],
      ...of('/data'),
    }), []],
    ['under another name', restore({ volumeClaimTemplates: [claimTemplate('disk-${POD_ORDINAL}')], replicas: 2, ...of('/data') }), [
      'error STASH405 RestoreSession back spec.target.volumeMounts[0].name: "data" is not a volume of the restore, which creates "disk", so its pods cannot '
      + 'be created: write the name of a template, without its "-${POD_ORDINAL}"',
    ]],
    ['that nothing mounts', restore({ volumeClaimTemplates: [claimTemplate('data'), claimTemplate('logs')], ...of('/data') }), [
      'error STASH405 RestoreSession back spec.target.volumeClaimTemplates[1]: creates the claim of the volume "logs", which nothing mounts, so it '
      + 'stays empty: mount it where it was mounted in the backup, or leave it out',
    ]],
    ['without mounts', restore({ volumeClaimTemplates: [claimTemplate('data')], volumeMounts: undefined, ...of('/data') }),
      [`error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts('"/data" is')}`]],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

describe('a path of which another rule says more', () => {
  const missing = (paths: string) => [`error STASH405 RestoreSession back spec.target.volumeMounts: ${noMounts(paths)}`];
  const back = (...paths: string[]) => restore({ ref, volumeMounts: undefined, ...of(...paths) });
  test.each<[string, object[], string[]]>([
    ['that is misspelt', [backup({ ref }), back('/dat')], []],
    ['that is misspelt beside one that is not', [backup({ ref }), back('/dat', '/data')], missing('"/data" is')],
    ['that is misspelt, outside of the mounts', [backup({ ref }), restore({ ref, ...of('/dada') })], []],
    ['that the backup does not see either', [backup({ ref, paths: ['/var'] }), back('/var')], []],
    ['whose volume is mounted elsewhere than in the backup', [backup({ ref }), restore({ ref, ...of('/data'), volumeMounts: [{ name: 'data', mountPath: '/mnt' }] })], []],

    ['of an older backup, perhaps', [backup({ ref }), back('/var')], missing('"/var" is')],
    ['of an older backup, perhaps, of a workload that is known', [backup({ ref }), workload(ref, {}, { containers: [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }), back('/var')],
      missing('"/var" is').map((found) => `${found}, and in the pods of Deployment shop/app as well`)],
    ['that is almost one of another target', [backup({ ref: STATEFUL_SET }), back('/dat')], missing('"/dat" is')],
    ['that is almost one of another host', [backup({ ref }), restore({ ref, volumeMounts: undefined, rules: [{ paths: ['/dat'], sourceHost: 'old' }] })],
      missing('"/dat" is')],
    ['that the backup sees', [backup({ ref }), back('/data')], missing('"/data" is')],
  ])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});
