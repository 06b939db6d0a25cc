import { claimLeftOut } from '../../../../../lib/check/rules/backup/claims/claim-left-out';
import { asking, blueprint } from '../../blueprint/annotations';
import { foundBy } from '../../manifests';
import { backup, CLAIM, claimTemplate, DEPLOYMENT, inNamespace, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(claimLeftOut, manifests);
const ref = DEPLOYMENT;
const at = 'STASH341 BackupConfiguration daily spec.target.volumeMounts';

const mount = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more });
const volumes = [
  { name: 'data', persistentVolumeClaim: { claimName: 'files' } },
  { name: 'media', persistentVolumeClaim: { claimName: 'photos' } },
  { name: 'cache', emptyDir: {} },
];
const pods = (...containers: object[][]) => workload(ref, {}, { volumes, containers: containers.map((volumeMounts) => ({ volumeMounts })) });
const NESTED = pods([mount('data', '/data'), mount('media', '/data/media')]);
const BESIDE = pods([mount('data', '/srv/data'), mount('media', '/srv/media')]);

const lacks = (place: string, paths: string, app = 'Deployment shop/app') =>
  `${at}: the pods of ${app} mount a claim at "${place}" (the volume "media"), but the container of Stash does not, and no other backup reads it, `
  + `so its files in ${paths} are not backed up: mount the volume "media" at "${place}" here too`;
const excludable = (place: string) => `, or leave "${place}" out with exclude`;

const reads = (volumeMounts: object[], paths: string[], more: object = {}) => backup({ ref, volumeMounts, paths, ...more });
const DATA = reads([mount('data', '/data')], ['/data']);

test.each<[string, object[], string[]]>([
  ['in a folder of a volume', [DATA, NESTED], [`warning ${lacks('/data/media', '"/data"')}${excludable('/data/media')}`]],
  ['in a folder of a folder', [reads([mount('data', '/data/')], ['/data/a/../']), NESTED], [`warning ${lacks('/data/media', '"/data/a/../"')}${excludable('/data/media')}`]],
  ['beside a volume, both in the path', [reads([mount('data', '/srv/data')], ['/srv']), BESIDE], [`error ${lacks('/srv/media', '"/srv"')}`]],
  ['at a path', [reads([mount('data', '/data')], ['/data', '/data/media']), NESTED], [`error ${lacks('/data/media', '"/data" and "/data/media"')}`]],
  ['around a path', [reads([mount('data', '/data')], ['/data/media/2024']), NESTED], [`error ${lacks('/data/media', '"/data/media/2024"')}`]],
  ['in two containers', [DATA, pods([mount('data', '/data'), mount('media', '/data/media')], [mount('media', '/data/media'), mount('data', '/data')])],
    [`warning ${lacks('/data/media', '"/data"')}${excludable('/data/media')}`]],
  ['that is mounted where nothing is read', [reads([mount('data', '/data'), mount('media', '/media')], ['/data']), NESTED],
    [`warning ${lacks('/data/media', '"/data"')}${excludable('/data/media')}`]],
  ['of a template', [backup({ ref: STATEFUL_SET }), workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('media')] }, {
    containers: [{ volumeMounts: [mount('data', '/data'), mount('media', '/data/media')] }],
  })], [`warning ${lacks('/data/media', '"/data"', 'StatefulSet shop/db')}${excludable('/data/media')}`]],

  ['that is mounted too', [reads([mount('data', '/data'), mount('media', '/data/media')], ['/data']), NESTED], []],
  ['that is mounted elsewhere', [reads([mount('data', '/data'), mount('media', '/media')], ['/data', '/media']), NESTED], []],
  ['that is excluded', [reads([mount('data', '/data')], ['/data'], { exclude: ['/data/media'] }), NESTED], []],
  ['that is excluded by its name', [reads([mount('data', '/data')], ['/data'], { args: ['--exclude=media'] }), NESTED], []],
  ['whose folder is another file system', [reads([mount('data', '/data')], ['/data'], { args: ['--one-file-system'] }), NESTED], []],
  ['beside the path', [reads([mount('data', '/srv/data')], ['/srv/data']), BESIDE], []],
  ['that some of the files are excluded of', [reads([mount('data', '/data')], ['/data'], { exclude: ['/data/media/*.tmp'] }), NESTED],
    [`warning ${lacks('/data/media', '"/data"')}${excludable('/data/media')}`]],
  ['of the volume that is mounted, in another folder', [DATA, pods([mount('data', '/data', { subPath: 'a' }), mount('data', '/data/b', { subPath: 'b' })])], []],
  ['that is mounted read-only', [DATA, pods([mount('data', '/data'), mount('media', '/data/media', { readOnly: true })])], []],
  ['of another container, without the volume around it', [DATA, pods([mount('data', '/data')], [mount('media', '/data/media')])], []],
  ['of another container, with another volume around it', [DATA, pods([mount('data', '/data')], [mount('cache', '/data'), mount('media', '/data/media')])], []],
  ['of another container, with the volume elsewhere', [DATA, pods([mount('data', '/data')], [mount('data', '/x'), mount('media', '/data/media')])], []],
  ['that is no claim', [DATA, pods([mount('data', '/data'), mount('cache', '/data/cache')])], []],
  ['of a workload that is not in the input', [DATA], []],
  ['of a workload by a Task', [backup({ ref }, { task: { name: 'mine' } }), NESTED], []],
  ['without paths', [reads([mount('data', '/data')], []), NESTED], []],
])('a claim %s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

const other = { ...ref, name: 'gallery' };
const gallery = workload(other, {}, { volumes: [{ name: 'photos', persistentVolumeClaim: { claimName: 'photos' } }], containers: [{ volumeMounts: [mount('photos', '/photos')] }] });
const photos = (target: object, spec: object = {}) => backup({ volumeMounts: [mount('photos', '/photos')], paths: ['/photos'], ...target }, spec, 'weekly');
const found = [`warning ${lacks('/data/media', '"/data"')}${excludable('/data/media')}`];

test.each<[string, object[], string[]]>([
  ['by itself', [photos({ ref: { ...CLAIM, name: 'photos' } }, { task: { name: 'pvc-backup' } })], []],
  ['by VolumeSnapshots', [photos({ ref: { ...CLAIM, name: 'photos' } }, { driver: 'VolumeSnapshotter' })], []],
  ['by VolumeSnapshots of all claims', [photos({ ref }, { driver: 'VolumeSnapshotter' })], []],
  ['with another workload', [photos({ ref: other }), gallery], []],
  ['from a blueprint that is not in the input', [{ ...CLAIM, metadata: { name: 'photos', namespace: 'shop', annotations: asking({ 'backup-blueprint': 'claims' }) } }], []],
  ['with another workload that reads something else', [photos({ ref: other, paths: ['/etc'] }), gallery], found],
  ['in another namespace', [inNamespace('bank', photos({ ref: { ...CLAIM, name: 'photos' } }, { task: { name: 'pvc-backup' } }))], found],
  ['of which it is another', [photos({ ref: { ...CLAIM, name: 'photos2' } }, { task: { name: 'pvc-backup' } })], found],
])('a claim that is backed up %s', (_, others, expected) => expect(judged(DATA, NESTED, ...others)).toEqual(expected));

test('one claim of a template that is backed up counts for all of them', () => {
  const set = workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('data'), claimTemplate('media')] }, {
    containers: [{ volumeMounts: [mount('data', '/data'), mount('media', '/data/media')] }],
  });
  expect(judged(backup({ ref: STATEFUL_SET }), set, photos({ ref: { ...CLAIM, name: 'media-db-0' } }, { task: { name: 'pvc-backup' } }))).toEqual([]);
});

test('a backup that is made from a blueprint, which cannot exclude anything', () => {
  const annotations = asking({ 'backup-blueprint': 'files', 'target-paths': '/data', 'volume-mounts': 'data:/data' });
  expect(judged(blueprint('files'), { ...NESTED, metadata: { ...NESTED.metadata, annotations } })).toEqual([
    `warning ${lacks('/data/media', '"/data"')}`.replace('BackupConfiguration daily spec.target.volumeMounts', 'Deployment app metadata.annotations["stash.appscode.com/volume-mounts"]'),
  ]);
});
