import { restore, restoreBatch } from './demo';
import { claimWithoutSnapshot } from '../../../../lib/check/rules/restore/claim-without-snapshot';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(claimWithoutSnapshot, manifests);
const SNAPSHOTS = { driver: 'VolumeSnapshotter' };
const snapshot = (name: string, more: object = {}) => ({ apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name, ...more });
const template = (spec: object | undefined, name = 'data') => ({ metadata: { name }, spec });
const into = (templates: object[] | undefined, more: object = {}) => restore({ volumeClaimTemplates: templates, ...more }, SNAPSHOTS);

const at = (index: number, field: string, level = 'error') =>
  `${level} STASH415 RestoreSession back spec.target.volumeClaimTemplates[${index}].spec.${field}`;
const EMPTY = 'is missing, so the claim would be created empty: name the VolumeSnapshot, as kubectl get volumesnapshots lists it';
const OTHER = 'is not a VolumeSnapshot: give the apiGroup "snapshot.storage.k8s.io" and the kind "VolumeSnapshot"';
const NOTHING = 'error STASH415 RestoreSession back spec.target.volumeClaimTemplates: is empty, so there would be nothing to restore into: add a template '
  + 'for each claim';
const same = (name: string, claims: number) => `"${name}" is one VolumeSnapshot for ${claims} claims, which would all get the same data: write "\${POD_ORDINAL}" `
  + 'in place of the claim number in the name of the VolumeSnapshot';

test.each<[string, object, string[]]>([
  ['no source', into([template({ accessModes: ['ReadWriteOnce'] })]), [`${at(0, 'dataSource')}: ${EMPTY}`]],
  ['no spec', into([template(undefined)]), [`${at(0, 'dataSource')}: ${EMPTY}`]],
  ['a source of null', into([template({ dataSource: null, dataSourceRef: null })]), [`${at(0, 'dataSource')}: ${EMPTY}`]],
  ['no source of the second claim', into([template({ dataSource: snapshot('a') }), template({}, 'logs')]), [`${at(1, 'dataSource')}: ${EMPTY}`]],
  ['a claim as source', into([template({ dataSource: { kind: 'PersistentVolumeClaim', name: 'data' } })]), [`${at(0, 'dataSource')}: "/PersistentVolumeClaim" ${OTHER}`]],
  ['no group', into([template({ dataSource: snapshot('a', { apiGroup: undefined }) })]), [`${at(0, 'dataSource')}: "/VolumeSnapshot" ${OTHER}`]],
  ['another group in the other field', into([template({ dataSourceRef: snapshot('a', { apiGroup: 'example.com' }) })]),
    [`${at(0, 'dataSourceRef')}: "example.com/VolumeSnapshot" ${OTHER}`]],
  ['what a VolumeSnapshot is bound to', into([template({ dataSource: snapshot('a', { kind: 'VolumeSnapshotContent' }) })]),
    [`${at(0, 'dataSource')}: "snapshot.storage.k8s.io/VolumeSnapshotContent" ${OTHER}`]],
  ['a source that is a text', into([template({ dataSource: 'a' })]), [`${at(0, 'dataSource')}: "/" ${OTHER}`]],
  ['no template', into([]), [NOTHING]],
  ['no templates', into(undefined), [NOTHING]],
  ['no target', restore({}, { ...SNAPSHOTS, target: undefined }), [NOTHING]],
  ['a member', restoreBatch([{ target: { volumeClaimTemplates: [template({})] } }], SNAPSHOTS),
    [`error STASH415 RestoreBatch back spec.members[0].target.volumeClaimTemplates[0].spec.dataSource: ${EMPTY}`]],
  ['one for all', into([template({ dataSource: snapshot('data-s-0-17') }, 'data-s-${POD_ORDINAL}')], { replicas: 3 }),
    [`${at(0, 'dataSource.name', 'warning')}: ${same('data-s-0-17', 3)}`]],
  ['one for all in the other field', into([template({ dataSourceRef: snapshot('data-s-0-17') }, 'data-s-${POD_ORDINAL}')], { replicas: 2 }),
    [`${at(0, 'dataSourceRef.name', 'warning')}: ${same('data-s-0-17', 2)}`]],
  ['one for each', into([template({ dataSource: snapshot('data-s-${POD_ORDINAL}-17') }, 'data-s-${POD_ORDINAL}')], { replicas: 3 }), []],
  ['one for one', into([template({ dataSource: snapshot('data-s-0-17') }, 'data-s-${POD_ORDINAL}')], { replicas: 1 }), []],
  ['a VolumeSnapshot', into([template({ dataSource: snapshot('a') })]), []],
  ['a VolumeSnapshot in the other field', into([template({ dataSourceRef: snapshot('a') })]), []],
  ['files in claims that are made', restore({ volumeClaimTemplates: [template({})], rules: [{ paths: ['/data'] }] }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
