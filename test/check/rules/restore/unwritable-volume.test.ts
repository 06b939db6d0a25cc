import { backup, CLAIM, claimTemplate, DATA, DATABASE, DEPLOYMENT, inNamespace, LATEST, restore, restoreBatch, STATEFUL_SET, workload } from './demo';
import { unwritableVolume } from '../../../../lib/check/rules/restore/unwritable-volume';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(unwritableVolume, manifests);

const TWO = [{ name: 'conf', mountPath: '/conf' }, { name: 'data', mountPath: '/data' }];
const into = (rules: object[], volumeMounts: object[] = TWO, ref: object = DEPLOYMENT) => restore({ ref, volumeMounts, rules });
const pods = (volume: object, more: object = {}) => workload(DEPLOYMENT, {}, { volumes: [{ name: 'conf', configMap: { name: 'conf' } }, { name: 'data', ...volume }], ...more });
const claimed = (readOnly?: boolean) => ({ persistentVolumeClaim: { claimName: 'data', readOnly } });
const claim = (...accessModes: string[]) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'shop' }, spec: { accessModes } });
const template = (name: string, ...accessModes: string[]) => ({ metadata: { name }, spec: { accessModes } });
const intoClaim = { target: { ref: CLAIM, rules: [DATA] }, task: { name: 'pvc-restore' } };
const interim = { interimVolumeTemplate: template('interim', 'ReadOnlyMany') };

const found = (what: string, also: string, mount = 'volumeMounts[1]') =>
  [`error STASH418 RestoreSession back spec.target.${mount}: the volume ${what}\n  also Deployment app spec.template.spec.volumes${also}`];
const READ_ONLY = found('"data" of Deployment shop/app is mounted read-only, and nothing can be restored into it: leave readOnly out', '[1]');

const MODES = 'has only the access mode ReadOnlyMany, and if its storage therefore mounts it read-only, nothing can be restored into it: give it a mode that allows writing, '
  + 'such as ReadWriteOnce, or acknowledge this if the storage accepts writes all the same';
const OF_CLAIM = `PersistentVolumeClaim shop/data ${MODES}\n  also PersistentVolumeClaim data spec.accessModes`;
const OF_VOLUME = 'warning STASH418 RestoreSession back spec.target.volumeMounts[1]: the volume "data" of';

test.each<[string, object[], string[]]>([
  ['a claim that is read-only in the pods', [into([DATA]), pods(claimed(true))], READ_ONLY],
  ['a claim that is not', [into([DATA]), pods(claimed(false))], []],
  ['a claim of which nothing is said', [into([DATA]), pods(claimed())], []],
  ['a share that is read-only', [into([DATA]), pods({ nfs: { server: 'nfs', path: '/', readOnly: true } })], READ_ONLY],
  ['a volume that is a ConfigMap', [into([{ paths: ['/conf/app'] }]), pods(claimed())], found(
    '"conf" of Deployment shop/app is read-only, and nothing can be restored into it: use a volume that keeps what is written to it, such as persistentVolumeClaim or nfs', '[0]',
    'volumeMounts[0]',
  )],
  ['a mount that is read-only', [into([DATA], [{ name: 'data', mountPath: '/data', readOnly: true }]), pods(claimed(), {
    containers: [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true }] }],
  })], []],
  ['a folder of it', [into([{ paths: ['/data/a'] }]), pods(claimed(true))], READ_ONLY],
  ['what is around it', [into([{ paths: ['/'] }]), pods(claimed(true))], []],
  ['another volume', [into([{ paths: ['/conf'] }]), pods(claimed(true))], found(
    '"conf" of Deployment shop/app is read-only, and nothing can be restored into it: use a volume that keeps what is written to it, such as persistentVolumeClaim or nfs', '[0]',
    'volumeMounts[0]',
  )],
  ['a volume inside of it', [
    into([{ paths: ['/data/a'] }], [{ name: 'rest', mountPath: '/data/a' }, { name: 'data', mountPath: '/data' }]), pods(claimed(true)),
  ], []],
  ['a snapshot into the only volume', [into([LATEST], [{ name: 'data', mountPath: '/data' }]), pods(claimed(true))],
    READ_ONLY.map((line) => line.replace('volumeMounts[1]', 'volumeMounts[0]'))],
  ['a snapshot into one of several', [into([LATEST]), pods(claimed(true))], []],
  ['pods that are not in the input', [into([DATA])], []],
  ['pods of another namespace', [into([DATA]), inNamespace('far', pods(claimed(true)))], []],
  ['a volume that the pods have not', [into([DATA], [{ name: 'date', mountPath: '/data' }]), pods(claimed(true))], []],
  ['a backup', [backup({ ref: DEPLOYMENT }), pods(claimed(true))], []],

  ['a claim that is ReadOnlyMany', [restore(intoClaim.target, { task: intoClaim.task }), claim('ReadOnlyMany')],
    [`warning STASH418 RestoreSession back spec.target.ref: ${OF_CLAIM}`]],
  ['a claim that is ReadOnlyMany, in a batch', [restoreBatch([intoClaim]), claim('ReadOnlyMany')],
    [`warning STASH418 RestoreBatch back spec.members[0].target.ref: ${OF_CLAIM}`]],
  ['a claim that is ReadWriteOnce too', [restoreBatch([intoClaim]), claim('ReadOnlyMany', 'ReadWriteOnce')], []],
  ['a claim without modes', [restoreBatch([intoClaim]), claim()], []],
  ['a volume whose claim is ReadOnlyMany', [into([DATA]), pods(claimed()), claim('ReadOnlyMany')],
    [`${OF_VOLUME} Deployment shop/app ${MODES}\n  also PersistentVolumeClaim data spec.accessModes`]],
  ['a volume that is read-only, and its claim', [into([DATA]), pods(claimed(true)), claim('ReadOnlyMany')], READ_ONLY],
  ['another volume than that of the claim', [into([{ paths: ['/other'] }]), pods(claimed()), claim('ReadOnlyMany')], []],
  ['a StatefulSet whose claims are ReadOnlyMany', [
    into([DATA], TWO, STATEFUL_SET), workload(STATEFUL_SET, { volumeClaimTemplates: [claimTemplate('conf'), template('data', 'ReadOnlyMany')] }),
  ], [`${OF_VOLUME} StatefulSet shop/db ${MODES}\n  also StatefulSet db spec.volumeClaimTemplates[1].spec.accessModes`]],
  ['a claim that is created ReadOnlyMany', [
    restore({ volumeClaimTemplates: [claimTemplate('conf'), template('data-${POD_ORDINAL}', 'ReadOnlyMany')], volumeMounts: TWO, rules: [DATA] }),
  ], [`warning STASH418 RestoreSession back spec.target.volumeClaimTemplates[1].spec.accessModes: the claim of this template ${MODES}`]],
  ['another claim that is created', [
    restore({ volumeClaimTemplates: [template('conf-${POD_ORDINAL}', 'ReadOnlyMany'), claimTemplate('data')], volumeMounts: TWO, rules: [DATA] }),
  ], []],
  ['an interim volume that is ReadOnlyMany', [restore({ ref: DATABASE, rules: [LATEST] }, { task: { name: 'vault-restore-1.10.3' }, ...interim })],
    [`warning STASH418 RestoreSession back spec.interimVolumeTemplate.spec.accessModes: the claim of this template ${MODES}`]],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
