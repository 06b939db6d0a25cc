import { CLAIM, DATABASE, DEPLOYMENT, appBinding, linesOf, object } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH313', manifests);
const backup = (ref: object) => object('BackupConfiguration', { spec: { target: { ref } } });
const workload = (kind: string, name: string, namespace = 'shop', spec: object = {}) => object(kind, { name, namespace, spec }, 'apps/v1');
const claim = (name: string) => object('PersistentVolumeClaim', { name }, 'v1');
const database = workload('StatefulSet', 'db', 'shop', { volumeClaimTemplates: [{ metadata: { name: 'data' } }] });
const of = (target: string, mend: string) => `warning BackupConfiguration x spec.target.ref.name: ${target} is not among the manifests, although others of its kind are: ${mend}`;
const kind = (given: string, meant: string) =>
  `error BackupConfiguration x spec.target.ref.kind: "${given}" is not a kind that Stash knows, so it would find nothing: did you mean "${meant}"?`;
const OTHER = 'write the name of one that is, or acknowledge this if something else creates it';

test.each<[string, object[], string[]]>([
  ['a target that is there', [backup(DEPLOYMENT), workload('Deployment', 'web')], []],
  ['no other of its kind', [backup(DEPLOYMENT), workload('StatefulSet', 'www')], []],
  ['others of its kind in another namespace', [backup(DEPLOYMENT), workload('Deployment', 'www', 'bank')], []],
  ['a target that names its namespace, for a backup that does not', [
    object('BackupConfiguration', { namespace: '', spec: { target: { ref: DEPLOYMENT } } }), workload('Deployment', 'web', 'bank'), workload('Deployment', 'mail', ''),
  ], []],
  ['a target that does not name its namespace', [backup(DEPLOYMENT), workload('Deployment', 'web', ''), workload('Deployment', 'mail')], []],
  ['others of its kind', [backup(DEPLOYMENT), workload('Deployment', 'mail')], [of('Deployment shop/web', OTHER)]],
  ['a slip of the hand', [backup({ ...DEPLOYMENT, name: 'webserevr' }), workload('Deployment', 'mail'), workload('Deployment', 'webserver')], [
    of('Deployment shop/webserevr', 'did you mean "webserver"?'),
  ]],
  ['short names that are alike by chance', [backup(DEPLOYMENT), workload('Deployment', 'wee')], [of('Deployment shop/web', OTHER)]],
  ['an AppBinding, which operators make', [backup(DATABASE), appBinding({ name: 'other' })], []],
  ['a claim', [backup(CLAIM), claim('other')], [of('PersistentVolumeClaim shop/data', OTHER)]],
  ['a claim of a StatefulSet', [backup({ ...CLAIM, name: 'data-db-0' }), claim('other'), database], []],
  ['a claim of a StatefulSet, without a number', [backup({ ...CLAIM, name: 'data-db' }), claim('other'), database], [of('PersistentVolumeClaim shop/data-db', OTHER)]],
  ['a claim whose name goes on after the number', [backup({ ...CLAIM, name: 'data-db-0-copy' }), claim('other'), database], [of('PersistentVolumeClaim shop/data-db-0-copy', OTHER)]],
  ['a claim of no StatefulSet, with a number', [backup({ ...CLAIM, name: 'data-www-0' }), claim('other'), database], [of('PersistentVolumeClaim shop/data-www-0', OTHER)]],
  ['a workload that is called like such a claim', [backup({ ...DEPLOYMENT, name: 'data-db-0' }), workload('Deployment', 'mail'), database], [
    of('Deployment shop/data-db-0', OTHER),
  ]],
  ['a target without a name', [backup({ ...DEPLOYMENT, name: undefined })], [
    'error BackupConfiguration x spec.target.ref.name: is missing, and Stash cannot find an object without a name: name the object that has the data',
  ]],
  ['a kind in another case', [backup({ ...DEPLOYMENT, kind: 'deployment' })], [kind('deployment', 'Deployment')]],
  ['the name of kubectl for a kind', [backup({ ...CLAIM, kind: 'PVC' })], [kind('PVC', 'PersistentVolumeClaim')]],
  ['a slip of the hand in a kind', [backup({ ...DATABASE, kind: 'AppBindng' })], [kind('AppBindng', 'AppBinding')]],
  ['a kind that is like no other', [backup({ apiVersion: 'v1', kind: 'Pod', name: 'web' }), backup({ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web' })], []],
  ['a workload of OpenShift', [backup({ apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', name: 'web' })], []],
  ['a target of a restore', [object('RestoreBatch', { spec: { members: [{}, { target: { ref: DEPLOYMENT } }] } }), workload('Deployment', 'mail')], [
    `warning RestoreBatch x spec.members[1].target.ref.name: Deployment shop/web is not among the manifests, although others of its kind are: ${OTHER}`,
  ]],
])('%s', (_, manifests, expected) => {
  expect(about(...manifests)).toEqual(expected);
});

test('an app names what exists in the cluster already, unless a slip of the hand made it up', () => {
  const found = (...manifests: object[]) => linesOf('STASH313', manifests, { isSynth: true });
  expect(found(backup(CLAIM), claim('other'))).toEqual([]);
  expect(found(backup(DEPLOYMENT), workload('Deployment', 'mail'))).toEqual([]);
  expect(found(backup({ ...CLAIM, name: 'datta' }), claim('other'), claim('data'))).toEqual([of('PersistentVolumeClaim shop/datta', 'did you mean "data"?')]);
  expect(found(backup({ ...DEPLOYMENT, name: undefined }))).toHaveLength(1);
});
