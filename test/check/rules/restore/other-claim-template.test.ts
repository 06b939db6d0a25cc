import { backup, claimTemplate, DATA, DEPLOYMENT, inNamespace, repository, restore, STATEFUL_SET, workload } from './demo';
import { otherClaimTemplate } from '../../../../lib/check/rules/restore/other-claim-template';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [otherClaimTemplate] });
const ORDINAL = '-${POD_ORDINAL}';
const ref = STATEFUL_SET;
const into = (name: string, target: object = {}) => restore({
  volumeClaimTemplates: [claimTemplate(name)], replicas: 3, volumeMounts: [{ name: name.replace(ORDINAL, ''), mountPath: '/data' }], rules: [DATA], ...target,
});
const db = workload(ref, { replicas: 3, volumeClaimTemplates: [claimTemplate('data')] });
const at = 'STASH410 RestoreSession back spec.target.volumeClaimTemplates[0].metadata.name';

const other = (name: string, meant = 'data-db-${POD_ORDINAL}') => `"${name}" is no claim of StatefulSet shop/db, which BackupConfiguration shop/daily backs up: `
  + `it looks for "${meant}": write "${meant}", or acknowledge this where the claims are a copy`;

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
    ['by what the backup says alone', [into('x-${POD_ORDINAL}'), backup({ ref })], [
      `note ${at}: "x-\${POD_ORDINAL}" is no claim of StatefulSet shop/db, which BackupConfiguration shop/daily backs up: it looks for `
      + '"data-db-${POD_ORDINAL}", if its template is called as the volume in the backup is: write "data-db-${POD_ORDINAL}", or acknowledge this where the '
      + 'claims are a copy',
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
      `error ${at}: "x" has no place for a number, which replicas ask for, so that the second claim cannot be created: end it with "-\${POD_ORDINAL}", `
      + 'as in "x-${POD_ORDINAL}"',
    ]],
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
      `error ${at}: "x" has no place for a number, which replicas ask for, so that the second claim cannot be created: end it with "-\${POD_ORDINAL}", `
      + 'as in "x-${POD_ORDINAL}"',
    ]],
  ];
  test.each(cases)('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
});
