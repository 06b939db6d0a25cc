import { claimTemplate, inNamespace, restore, restoreBatch } from './demo';
import { claimExists } from '../../../../lib/check/rules/restore/claim-exists';
import { foundBy } from '../manifests';

const judged = (manifests: object[], isSynth = false) => foundBy(claimExists, manifests, { isSynth });
const claim = (name: string) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'shop' } });
const into = (name: string, replicas?: number) => restore({ volumeClaimTemplates: [claimTemplate('first'), claimTemplate(name)], replicas, rules: [{ paths: ['/data'] }] });
const found = (name: string, where = 'RestoreSession back spec.target') => [
  `warning STASH417 ${where}.volumeClaimTemplates[1].metadata.name: creates PersistentVolumeClaim shop/${name}, which is also among the manifests, but a restore fails `
  + 'if the claim already exists: leave the claim out until it is restored, restore into it with the Task "pvc-restore", or give the template another name\n'
  + `  also PersistentVolumeClaim ${name} metadata.name`,
];

test.each<[string, object[], string[]]>([
  ['that is declared', [into('data'), claim('data')], found('data')],
  ['that is declared, in a batch', [
    restoreBatch([{ target: { volumeClaimTemplates: [claimTemplate('first'), claimTemplate('data')] } }]), claim('data'),
  ], found('data', 'RestoreBatch back spec.members[0].target')],
  ['by a number that is declared', [into('data-db-${POD_ORDINAL}', 3), claim('data-db-2')], found('data-db-2')],
  ['by a number, without replicas', [into('data-db-${POD_ORDINAL}'), claim('data-db-0')], found('data-db-0')],
  ['by a number that is not made', [into('data-db-${POD_ORDINAL}', 3), claim('data-db-3')], []],
  ['by a number that is written otherwise', [into('data-db-${POD_ORDINAL}', 3), claim('data-db-02')], []],
  ['by another name', [into('data'), claim('other'), claim('data-0')], []],
  ['in another namespace', [into('data'), inNamespace('other', claim('data'))], []],
  ['of a snapshot', [restore({ volumeClaimTemplates: [claimTemplate('data')] }, { driver: 'VolumeSnapshotter' }), claim('data')], []],
  ['that nobody declares', [into('data')], []],
])('a claim %s', (_, manifests, expected) => {
  expect(judged(manifests)).toEqual(expected);
  expect(judged(manifests, true)).toEqual(expected.map((line) => line.replace('warning', 'error')));
});

test('a claim of a pod is not asked to have another name, under which the StatefulSet does not find it', () => {
  const db = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db', namespace: 'shop' }, spec: { volumeClaimTemplates: [claimTemplate('data')] } };
  expect(judged([into('data-db-${POD_ORDINAL}', 3), claim('data-db-2'), db])).toEqual(found('data-db-2').map((line) =>
    line.replace('restored, restore into it with the Task "pvc-restore", or give the template another name', 'restored, or restore into it with the Task "pvc-restore"')));
});

const twice = (name: string, first: string, second: string, kind = 'RestoreSession') => [
  `error STASH417 ${kind} back ${second}.metadata.name: creates the claim "${name}", as ${first}.metadata.name does, but a restore fails if the claim already exists: `
  + 'give it a different name',
];
const templates = (...names: string[]) => ({ target: { volumeClaimTemplates: names.map(claimTemplate) } });

test.each<[string, object, string[]]>([
  ['one target', into('first'), twice('first', 'spec.target.volumeClaimTemplates[0]', 'spec.target.volumeClaimTemplates[1]')],
  ['several numbers', restore({ replicas: 2, ...templates('data-${POD_ORDINAL}', 'data-${POD_ORDINAL}').target }),
    twice('data-0', 'spec.target.volumeClaimTemplates[0]', 'spec.target.volumeClaimTemplates[1]')],
  ['one of several numbers', restoreBatch([templates('data-${POD_ORDINAL}'), templates('other', 'data-0')]),
    twice('data-0', 'spec.members[0].target.volumeClaimTemplates[0]', 'spec.members[1].target.volumeClaimTemplates[1]', 'RestoreBatch')],
  ['the same member', restoreBatch([templates('data'), templates('data')]),
    twice('data', 'spec.members[0].target.volumeClaimTemplates[0]', 'spec.members[1].target.volumeClaimTemplates[0]', 'RestoreBatch')],
])('a claim that is created twice, for %s', (_, manifest, expected) => expect(judged([manifest])).toEqual(expected));

test.each<[string, object[]]>([
  ['other names', [restoreBatch([templates('a', 'b'), templates('c-${POD_ORDINAL}')])]],
  ['no names, which another rule reports', [restore({ volumeClaimTemplates: [{ spec: {} }, { spec: {} }] })]],
  ['another restore, which may be an alternative', [restore(templates('data').target), restoreBatch([templates('data')])]],
  ['VolumeSnapshots', [restore(templates('data', 'data').target, { driver: 'VolumeSnapshotter' })]],
])('no claim is created twice by %s', (_, manifests) => expect(judged(manifests)).toEqual([]));
