import { backup, CLAIM, DATABASE, DEPLOYMENT, restore, restoreBatch } from './demo';
import { refusedClaimTemplate } from '../../../../lib/check/rules/restore/refused-claim-template';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(refusedClaimTemplate, manifests);
const template = (spec: object) => ({ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec } });
const into = (spec: object) => restore({ volumeClaimTemplates: [template({}), template(spec)] });
const blueprint = (spec: object) => ({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'files' }, spec });

const AT = 'error STASH420 RestoreSession back spec.target.volumeClaimTemplates[1].spec';
const REFUSED = 'is missing, and Kubernetes refuses a claim without it';
const INTERIM_SIZE = 'spec.interimVolumeTemplate.spec.resources.requests.storage: is missing, and Stash calculates it only for Elasticsearch from 7.15 on '
  + 'and for OpenSearch: set the size of the volume if this is another database';
const NO_MODE = `${REFUSED}: name a mode, such as ["ReadWriteOnce"]`;
const UNKNOWN = 'is not an access mode, so Kubernetes refuses the claim: write one of ReadWriteMany, ReadWriteOnce, ReadWriteOncePod, ReadOnlyMany';

test.each<[string, object, string[]]>([
  ['all that a claim needs', into({}), []],
  ['an empty list of access modes', into({ accessModes: [] }), [`${AT}.accessModes: ${NO_MODE}`]],
  ['no access modes', into({ accessModes: undefined }), [`${AT}.accessModes: ${NO_MODE}`]],
  ['access modes that are null', into({ accessModes: null }), [`${AT}.accessModes: ${NO_MODE}`]],
  ['a text in place of the list', into({ accessModes: 'ReadWriteOnce' }), []],
  ['a number before an abbreviation', into({ accessModes: [5, 'RWO'] }), [`${AT}.accessModes[1]: "RWO" ${UNKNOWN}; did you mean "ReadWriteOnce"?`]],
  ['only a number', into({ accessModes: [5] }), []],
  ['abbreviations', into({ accessModes: ['RWO', 'rwx', 'ROX', 'RWOP'] }), [
    `${AT}.accessModes[0]: "RWO" ${UNKNOWN}; did you mean "ReadWriteOnce"?`,
    `${AT}.accessModes[1]: "rwx" ${UNKNOWN}; did you mean "ReadWriteMany"?`,
    `${AT}.accessModes[2]: "ROX" ${UNKNOWN}; did you mean "ReadOnlyMany"?`,
    `${AT}.accessModes[3]: "RWOP" ${UNKNOWN}; did you mean "ReadWriteOncePod"?`,
  ]],
  ['a mode without its capitals', into({ accessModes: ['readwriteonce'] }), [`${AT}.accessModes[0]: "readwriteonce" ${UNKNOWN}; did you mean "ReadWriteOnce"?`]],
  ['a mode that there is none', into({ accessModes: ['shared'] }), [`${AT}.accessModes[0]: "shared" ${UNKNOWN}`]],
  ['all modes', into({ accessModes: ['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod', 'ReadOnlyMany'] }), []],
  ['a mode that is filled in', into({ accessModes: ['${MODE:=ReadWriteOnce}'] }), []],
  ['no resources', into({ resources: undefined }), [`${AT}.resources.requests.storage: ${REFUSED}: set the size of the volume`]],
  ['a size that is null', into({ resources: { requests: { storage: null } } }), [`${AT}.resources.requests.storage: ${REFUSED}: set the size of the volume`]],
  ['a template of a member', restoreBatch([{ target: { volumeClaimTemplates: [template({ accessModes: [] })] } }]), [
    `error STASH420 RestoreBatch back spec.members[0].target.volumeClaimTemplates[0].spec.accessModes: ${NO_MODE}`,
  ]],
  ['the interim volume of a backup', backup({ ref: DATABASE }, { interimVolumeTemplate: template({ accessModes: [] }) }), [
    `error STASH420 BackupConfiguration daily spec.interimVolumeTemplate.spec.accessModes: ${NO_MODE}`,
  ]],
  ['the interim volume of a restore', restore({ ref: DATABASE }, { interimVolumeTemplate: template({ accessModes: [] }) }), [
    `error STASH420 RestoreSession back spec.interimVolumeTemplate.spec.accessModes: ${NO_MODE}`,
  ]],
  ['the interim volume of a blueprint', blueprint({ interimVolumeTemplate: template({ accessModes: [] }) }), [
    `error STASH420 BackupBlueprint files spec.interimVolumeTemplate.spec.accessModes: ${NO_MODE}`,
  ]],
  ...[{ name: 'elasticsearch-backup-8.2.0' }, { name: 'elasticsearch-backup-7.14.0-v3' }, undefined].map((task): [string, object, string[]] => [
    `no size of an interim volume that Stash may calculate, with the Task ${task?.name}`,
    backup({ ref: DATABASE }, { task, interimVolumeTemplate: template({ resources: undefined }) }),
    [`note STASH420 BackupConfiguration daily ${INTERIM_SIZE}`],
  ]),
  ['no size of an interim volume of a database without such a calculation',
    backup({ ref: DATABASE }, { task: { name: 'nats-backup-2.8.2' }, interimVolumeTemplate: template({ resources: undefined }) }),
    [`error STASH420 BackupConfiguration daily spec.interimVolumeTemplate.spec.resources.requests.storage: ${REFUSED}: set the size of the volume`]],
  ['no size of the interim volume of a restore', restore({ ref: DATABASE }, { task: { name: 'elasticsearch-restore-8.2.0' }, interimVolumeTemplate: template({ resources: undefined }) }), [
    `note STASH420 RestoreSession back ${INTERIM_SIZE}`,
  ]],
  ['no size of the interim volume of a blueprint', blueprint({ interimVolumeTemplate: template({ resources: undefined }) }), [
    `note STASH420 BackupBlueprint files ${INTERIM_SIZE}`,
  ]],
  ['no size of the interim volume of a blueprint for NATS', blueprint({ task: { name: 'nats-backup-2.8.2' }, interimVolumeTemplate: template({ resources: undefined }) }), [
    `error STASH420 BackupBlueprint files spec.interimVolumeTemplate.spec.resources.requests.storage: ${REFUSED}: set the size of the volume`,
  ]],
  ['an interim volume of a workload, which is never created', backup({ ref: DEPLOYMENT }, { interimVolumeTemplate: template({ accessModes: [] }) }), []],
  ['a restore of a workload', restore({ ref: DEPLOYMENT }), []],
  ['a backup of a claim', backup({ ref: CLAIM }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
