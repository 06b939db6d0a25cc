import { backup, claimTemplate, DATA, DEPLOYMENT, inNamespace, repository, restore, restoreBatch, STATEFUL_SET, workload } from './demo';
import { otherClaimTemplate } from '../../../../lib/check/rules/restore/other-claim-template';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(otherClaimTemplate, manifests);
const ORDINAL = '-${POD_ORDINAL}';
const ref = STATEFUL_SET;
const into = (name: string, target: object = {}) => restore({
  volumeClaimTemplates: [claimTemplate(name)], replicas: 3, volumeMounts: [{ name: name.replace(ORDINAL, ''), mountPath: '/data' }], rules: [DATA], ...target,
});
const db = workload(ref, { replicas: 3, volumeClaimTemplates: [claimTemplate('data')] });
const at = 'STASH410 RestoreSession back spec.target.volumeClaimTemplates[0].metadata.name';

const other = (name: string, meant = 'data-db-${POD_ORDINAL}') => `"${name}" is not a claim of StatefulSet shop/db, which BackupConfiguration shop/daily backs up: `
  + `the StatefulSet looks for "${meant}": write "${meant}", and mount it as "${meant.replace('-${POD_ORDINAL}', '')}", or acknowledge this if the claims are a copy`;

describe('names', () => {
  const cases: Array<[string, object[], string[]]> = [
    ['of the StatefulSet', [into('data-db-${POD_ORDINAL}'), backup({ ref }), db], []],
    ['with a number', [into('data-db-0', { replicas: undefined }), backup({ ref }), db], []],
    ['of the template alone', [into('data-${POD_ORDINAL}'), backup({ ref }), db, repository()], [`warning ${at}: ${other('data-${POD_ORDINAL}')}`]],
    ['near, with the Repository', [into('data-bd-${POD_ORDINAL}'), backup({ ref }), db, repository()], [`error ${at}: ${other('data-bd-${POD_ORDINAL}')}`]],
    ['near, without the Repository', [into('data-bd-${POD_ORDINAL}'), backup({ ref }), db], [`warning ${at}: ${other('data-bd-${POD_ORDINAL}')}`]],
    ['of another StatefulSet of the input', [
      into('disk-copy-${POD_ORDINAL}'), backup({ ref }), db, workload({ ...ref, name: 'copy' }, { volumeClaimTemplates: [claimTemplate('disk')] }),
    ], []],
    ['of another StatefulSet elsewhere', [
      into('disk-copy-${POD_ORDINAL}'), backup({ ref }), db,
      inNamespace('far', workload({ ...ref, name: 'copy' }, { volumeClaimTemplates: [claimTemplate('disk')] })),
    ], [`warning ${at}: ${other('disk-copy-${POD_ORDINAL}')}`]],
    ['that nothing mounts', [into('x-${POD_ORDINAL}', { volumeMounts: undefined }), db, backup({ ref })], [
      `warning ${at}: ${other('x-${POD_ORDINAL}').replace(', and mount it as "data-db"', '')}`,
    ]],
    ['by what the backup says alone', [into('x-${POD_ORDINAL}'), backup({ ref })], [
      `note ${at}: "x-\${POD_ORDINAL}" is not a claim of StatefulSet shop/db, which BackupConfiguration shop/daily backs up: the StatefulSet looks for `
      + '"data-db-${POD_ORDINAL}", if its template has the same name as the volume in the backup: write "data-db-${POD_ORDINAL}", and mount it as '
      + '"data-db", or acknowledge this if the claims are a copy',
    ]],
    ['of the template that is mounted there', [
      into('x-${POD_ORDINAL}'), backup({ ref, volumeMounts: [{ name: 'logs', mountPath: '/logs' }, { name: 'disk', mountPath: '/data/' }] }),
      workload(ref, { volumeClaimTemplates: [claimTemplate('logs'), claimTemplate('disk')] }),
    ], [`warning ${at}: ${other('x-${POD_ORDINAL}', 'disk-db-${POD_ORDINAL}')}`]],
    ['of one of several that is mounted nowhere known', [
      into('x-${POD_ORDINAL}'), backup({ ref, volumeMounts: [{ name: 'disk', mountPath: '/disk' }] }),
      workload(ref, { volumeClaimTemplates: [claimTemplate('logs'), claimTemplate('disk')] }),
    ], []],
    ['without a number', [into('x'), backup({ ref: DEPLOYMENT })], [
      `error ${at}: "x" has no place for a number, but replicas is set, so the second claim cannot be created: end it with "-\${POD_ORDINAL}", `
      + 'as in "x-${POD_ORDINAL}"',
    ]],
    ['of a variable that Stash does not know, which STASH502 reports', [into('x-${POD}'), backup({ ref: DEPLOYMENT })], []],
    ['of one claim of a Deployment', [into('x', { replicas: undefined }), backup({ ref: DEPLOYMENT })], []],
    ['of a backup under another alias', [into('x-${POD_ORDINAL}', { alias: 'a' }), backup({ ref }), db], []],
    ['of a backup under the same alias', [into('x-${POD_ORDINAL}', { alias: 'a' }), backup({ ref, alias: 'a' }), db], [`warning ${at}: ${other('x-${POD_ORDINAL}')}`]],
    ['of two StatefulSets under one alias', [into('x-${POD_ORDINAL}'), backup({ ref }), backup({ ref: { ...ref, name: 'two' } }, {}, 'weekly'), db], []],
    ['for a rehearsal in another namespace', [
      inNamespace('drill', restore({
        volumeClaimTemplates: [claimTemplate('x-${POD_ORDINAL}')], replicas: 3, volumeMounts: [{ name: 'x', mountPath: '/data' }], rules: [DATA],
      }, { repository: { name: 'repo', namespace: 'shop' } })), backup({ ref }), db,
    ], []],
    ['beside a StatefulSet that is restored into', [into('x-${POD_ORDINAL}', { ref }), backup({ ref }), db], []],
    ['of VolumeSnapshots', [
      restore({ volumeClaimTemplates: [claimTemplate('x-${POD_ORDINAL}')], replicas: 2 }, { driver: 'VolumeSnapshotter' }), backup({ ref }), db,
    ], []],
    ['from another Repository', [into('x-${POD_ORDINAL}'), backup({ ref }, { repository: { name: 'two' } }), db], []],
    ['of VolumeSnapshots without a number', [restore({ volumeClaimTemplates: [claimTemplate('x')], replicas: 2 }, { driver: 'VolumeSnapshotter' })], [
      `error ${at}: "x" has no place for a number, but replicas is set, so the second claim cannot be created: end it with "-\${POD_ORDINAL}", `
      + 'as in "x-${POD_ORDINAL}"',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});

describe('pods', () => {
  const name = 'data-db-${POD_ORDINAL}';
  const few = (created: string, from: string, all: number, last = 'db-2') => `warning STASH410 RestoreSession back spec.target.replicas: Stash creates ${created}, `
    + `numbered from 0, but StatefulSet shop/db has pods up to "${last}", so those from "${from}" on start with empty claims: set replicas to ${all}, or `
    + 'acknowledge this if the claims of those pods still exist';
  const one = '1 claim from each template if replicas is absent';
  const sized = (spec: object) => workload(ref, { volumeClaimTemplates: [claimTemplate('data')], ...spec });
  const snapshots = restore({ volumeClaimTemplates: [claimTemplate(name)], replicas: 2 }, { driver: 'VolumeSnapshotter' });

  const cases: Array<[string, object[], string[]]> = [
    ['as many as there are', [into(name), backup({ ref }), db], []],
    ['more than there are', [into(name, { replicas: 4 }), backup({ ref }), db], []],
    ['fewer by one', [into(name, { replicas: 2 }), backup({ ref }), db], [few('2 claims from each template', 'db-2', 3)]],
    ['one of three', [into(name, { replicas: undefined }), backup({ ref }), db], [few(one, 'db-1', 3)]],
    ['fewer, of VolumeSnapshots', [snapshots, db], [few('2 claims from each template', 'db-2', 3)]],
    ['fewer, in a member of a batch', [restoreBatch([{}, { target: { volumeClaimTemplates: [claimTemplate(name)] } }]), db],
      [few(one, 'db-1', 3).replace('RestoreSession back spec', 'RestoreBatch back spec.members[1]')]],
    ['fewer, where the backup is not part of the input', [into(name, { replicas: 2 }), db], [few('2 claims from each template', 'db-2', 3)]],
    ['one that is chosen by its number', [into('data-db-0', { replicas: undefined }), backup({ ref }), db], []],
    ['one of one', [into(name, { replicas: undefined }), backup({ ref }), sized({ replicas: 1 })], []],
    ['one, of how many is left open', [into(name, { replicas: undefined }), backup({ ref }), sized({})], []],
    ['one, of none for now', [into(name, { replicas: undefined }), backup({ ref }), sized({ replicas: 0, ordinals: { start: 2 } })], []],
    ['as many, of which the first is not of the pods', [into(name), backup({ ref }), sized({ replicas: 3, ordinals: { start: 1 } })],
      [few('3 claims from each template', 'db-3', 4, 'db-3')]],
    ['none of the pods', [into(name, { replicas: undefined }), backup({ ref }), sized({ replicas: 2, ordinals: { start: 5 } })], [few(one, 'db-5', 7, 'db-6')]],
    ['beside those of no StatefulSet', [
      into(name, { replicas: 2, volumeClaimTemplates: [claimTemplate('other-${POD_ORDINAL}'), claimTemplate(name)] }), db,
    ], [few('2 claims from each template', 'db-2', 3)]],
    ['for a rehearsal in another namespace', [inNamespace('drill', into(name, { replicas: 2 })), backup({ ref }), db], []],
    ['beside a StatefulSet that is restored into', [into(name, { ref, replicas: 2 }), db], []],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});
