import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { podNotAdmitted } from '../../../../../lib/check/rules/backup/pods/pod-not-admitted';
import { foundBy } from '../../manifests';
import {
  backup, backupBatch, CLAIM, claimTemplate, DATABASE, DEPLOYMENT, inNamespace, repository, restore, restoreBatch, workload,
} from '../../restore/demo';

const namespace = (level: string, name = 'shop') =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } });
const judged = (...manifests: object[]) => foundBy(podNotAdmitted, manifests);
const restricted = (...manifests: object[]) => judged(namespace('restricted'), ...manifests);
const ref = DEPLOYMENT;

/** All that a container needs. */
const SECURE = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
/** All that a pod can give to its containers. */
const SECURE_POD = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const USER = { runAsUser: 1000 };

const settings = (container?: object, pod?: object) => ({
  runtimeSettings: { ...container && { container: { securityContext: container } }, ...pod && { pod: { securityContext: pod } } },
});
const pods = (securityContext: object, pod: object = {}) => workload(ref, {}, { securityContext, ...pod });

const ESCALATION = 'allowPrivilegeEscalation is not false';
const CAPABILITIES = 'capabilities do not drop ALL';
const NON_ROOT = 'runAsNonRoot is not true';
const SECCOMP = 'seccompProfile is neither RuntimeDefault nor Localhost';
const OF_APP = 'the pods of Deployment shop/app';
const CRON_JOB = 'the pod of its CronJob';
const JOB = 'the pod of its Job';
const CONTAINER = 'runtimeSettings.container.securityContext';
const POD = 'runtimeSettings.pod.securityContext';
const TEMPLATE = 'spec.template.spec.securityContext of Deployment shop/app';
const ALL_RIGHT = 'allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true and seccompProfile: {type: RuntimeDefault}';

const found = (level: string, object: string, wrong: string, refused: string, mend: string, standard = 'restricted') => [
  `${level} STASH339 ${object}.runtimeSettings: Namespace shop enforces "${standard}", but in the container of Stash ${wrong}, so it refuses ${refused}: `
  + `${mend}${level === 'warning' ? '; acknowledge this if an admission controller does so for all pods' : ''}`,
];
const ofBackup = (wrong: string, refused: string, mend: string) => found('warning', 'BackupConfiguration daily spec', wrong, refused, mend);
const ofRestore = (wrong: string, refused: string, mend: string) => found('warning', 'RestoreSession back spec', wrong, refused, mend);

const NOTHING_SET = `${ESCALATION}, ${CAPABILITIES}, ${NON_ROOT} and ${SECCOMP}`;

describe('what a backup leaves out', () => test.each<[string, object[], string[]]>([
  ['of a workload', [backup({ ref }), pods({})], ofBackup(NOTHING_SET, `${OF_APP} and ${CRON_JOB}`, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['of a workload that lets its containers have some of it', [backup({ ref }, settings(undefined, SECURE_POD)), pods(SECURE_POD)],
    ofBackup(`${ESCALATION} and ${CAPABILITIES}`, `${OF_APP} and ${CRON_JOB}`, `set allowPrivilegeEscalation: false and capabilities: {drop: [ALL]} in ${CONTAINER}`)],
  ['the CronJob, which is not in the pods of the workload', [backup({ ref }, settings({ ...SECURE, runAsNonRoot: undefined })), pods(SECURE_POD)],
    ofBackup(NON_ROOT, CRON_JOB, `set runAsNonRoot: true in ${CONTAINER}`)],
  ['the workload, to whose pods the settings of a pod do not apply', [backup({ ref }, settings({ ...SECURE, seccompProfile: undefined }, SECURE_POD)), pods({})],
    ofBackup(SECCOMP, OF_APP, `set seccompProfile: {type: RuntimeDefault} in ${CONTAINER}`)],
  ['of a claim', [backup({ ref: CLAIM }, { task: { name: 'pvc-backup' } })], ofBackup(NOTHING_SET, `${JOB} and ${CRON_JOB}`, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['of a database', [backup({ ref: DATABASE }, { task: { name: 'postgres-backup-14.0' }, ...settings(USER, SECURE_POD) })],
    ofBackup(`${ESCALATION} and ${CAPABILITIES}`, `${JOB} and ${CRON_JOB}`, `set allowPrivilegeEscalation: false and capabilities: {drop: [ALL]} in ${CONTAINER}`)],
  ['by a custom Task, whose Functions are not known', [backup({ ref }, { task: { name: 'mine' } })], ofBackup(NOTHING_SET, CRON_JOB, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['by a custom Task, whose Functions have no say', [backup({ ref }, { task: { name: 'mine' }, ...settings({ ...SECURE, capabilities: undefined }) })],
    ofBackup(CAPABILITIES, `${JOB} and ${CRON_JOB}`, `set capabilities: {drop: [ALL]} in ${CONTAINER}`)],
  ['by VolumeSnapshots', [backup({ ref }, { driver: 'VolumeSnapshotter' }), pods(SECURE_POD)],
    ofBackup(NOTHING_SET, `${JOB} and ${CRON_JOB}`, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['of a workload that is not in the input', [backup({ ref }, settings({ ...SECURE_POD, capabilities: { drop: ['ALL'] } }))],
    ofBackup(ESCALATION, `${OF_APP} and ${CRON_JOB}`, `set allowPrivilegeEscalation: false in ${CONTAINER}`)],
  ['what the pods of a workload outside of the input may give', [backup({ ref }, settings({ ...SECURE, ...{ runAsNonRoot: undefined, seccompProfile: undefined } }, SECURE_POD))], []],
  ['nothing', [backup({ ref }, settings(SECURE)), pods({})], []],
  ['nothing, in several places', [backup({ ref: CLAIM }, { task: { name: 'pvc-backup' }, ...settings({ ...SECURE, runAsNonRoot: undefined }, { runAsNonRoot: true, ...USER }) })], []],
  ['a profile of the node', [backup({ ref }, settings({ ...SECURE, seccompProfile: { type: 'Localhost', localhostProfile: 'stash.json' } })), pods({})], []],
])('%s', (_, manifests, expected) => expect(restricted(...manifests)).toEqual(expected)));

describe('what a batch leaves out', () => test.each<[string, object, string[]]>([
  ['for its CronJob', backupBatch([{ target: { ref }, ...settings(SECURE) }]), found('warning', 'BackupBatch nightly spec', NOTHING_SET, CRON_JOB, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['for a member', backupBatch([{ target: { ref: CLAIM }, task: { name: 'pvc-backup' } }], settings(SECURE)),
    found('warning', 'BackupBatch nightly spec.members[0]', NOTHING_SET, JOB, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['nothing', backupBatch([{ target: { ref }, ...settings(SECURE) }], settings(SECURE)), []],
  ['for a member that is restored', restoreBatch([{ target: { ref: CLAIM }, task: { name: 'pvc-restore' }, ...settings({ ...SECURE, ...USER, runAsNonRoot: undefined }) }]),
    found('warning', 'RestoreBatch back spec.members[0]', NON_ROOT, JOB, `set runAsNonRoot: true in ${CONTAINER}`)],
])('%s', (_, manifest, expected) => expect(restricted(manifest)).toEqual(expected)));

const claimRestore = (more: object) => restore({ ref: CLAIM }, { task: { name: 'pvc-restore' }, ...more });
const templates = { volumeClaimTemplates: [claimTemplate('data')] };
const BY_DEFAULT = 'runAsUser is 0 by default';
const OTHER_USER = 'set runAsUser to another user in';
const DROPPED = 'seccompProfile is dropped by the restore';

describe('what a restore leaves out', () => test.each<[string, object[], string[]]>([
  ['of a workload', [restore({ ref }), pods(SECURE_POD)], ofRestore(`${ESCALATION}, ${CAPABILITIES} and ${BY_DEFAULT}`, OF_APP,
    `set allowPrivilegeEscalation: false, capabilities: {drop: [ALL]} and runAsUser to another user in ${CONTAINER}`)],
  ['of a workload whose pods have no profile', [restore({ ref }, settings({ ...SECURE, ...USER, seccompProfile: undefined })), pods({})],
    ofRestore(SECCOMP, OF_APP, `set seccompProfile: {type: RuntimeDefault} in ${TEMPLATE}`)],
  ['of a workload whose pods have no profile, which it has itself', [restore({ ref }, settings({ ...SECURE, ...USER })), pods({})],
    ofRestore(DROPPED, OF_APP, `set seccompProfile: {type: RuntimeDefault} in ${TEMPLATE}`)],
  ['of a workload whose pods have users of their own', [restore({ ref }, settings({ ...SECURE, runAsNonRoot: undefined })), pods({ seccompProfile: SECURE.seccompProfile }, { hostUsers: false })], []],
  ['of a workload whose pods have users of their own, but rights', [restore({ ref }), pods(SECURE_POD, { hostUsers: false })], ofRestore(`${ESCALATION} and ${CAPABILITIES}`, OF_APP,
    `set allowPrivilegeEscalation: false and capabilities: {drop: [ALL]} in ${CONTAINER}`)],
  ['of a claim', [claimRestore(settings(USER))], ofRestore(NOTHING_SET, JOB, `set ${ALL_RIGHT} in ${CONTAINER}`)],
  ['of a claim, in settings of its pod', [claimRestore({ runtimeSettings: { container: { securityContext: SECURE }, pod: { serviceAccountName: 'x' } } })],
    ofRestore(`${BY_DEFAULT} in its pod`, JOB, `${OTHER_USER} ${POD}`)],
  ['of a claim, whose pod has a profile', [claimRestore(settings({ ...SECURE, seccompProfile: undefined }, { ...SECURE_POD, ...USER }))],
    ofRestore(DROPPED, JOB, `set seccompProfile: {type: RuntimeDefault} in ${CONTAINER}`)],
  ['into claims from templates', [restore(templates, settings(SECURE))],
    ofRestore(`${BY_DEFAULT} and ${DROPPED}`, JOB, `${OTHER_USER} ${CONTAINER}; set seccompProfile: {type: RuntimeDefault} in ${POD}`)],
  ['from VolumeSnapshots', [restore(templates, { driver: 'VolumeSnapshotter', ...settings({ ...SECURE, seccompProfile: undefined }) })],
    ofRestore(SECCOMP, JOB, `set seccompProfile: {type: RuntimeDefault} in ${CONTAINER}`)],
  ['by a custom Task', [restore({ ref }, { task: { name: 'mine' } })], []],
  ['nothing, of a workload', [restore({ ref }, settings({ ...SECURE, ...USER })), pods(SECURE_POD)], []],
  ['nothing, of a workload that is not in the input', [restore({ ref }, settings({ ...SECURE, ...USER }))], []],
  ['nothing, of a claim', [claimRestore(settings(SECURE))], []],
  ['nothing, into claims from templates', [restore(templates, settings({ ...SECURE, ...USER }, SECURE_POD))], []],
])('%s', (_, manifests, expected) => expect(restricted(...manifests)).toEqual(expected)));

describe('what is refused as it is written', () => test.each<[string, string, object, object, string, string]>([
  ['a privileged container', 'baseline', { privileged: true }, {}, 'privileged is true', `set privileged: false in ${CONTAINER}`],
  ['a privileged container in a restricted namespace', 'restricted', { ...SECURE, privileged: true }, {}, 'privileged is true', `set privileged: false in ${CONTAINER}`],
  ['a rare capability', 'baseline', { capabilities: { add: ['CHOWN', 'SYS_ADMIN'] } }, {}, 'capabilities add one that is not common', `set capabilities.add: [] in ${CONTAINER}`],
  ['any capability', 'restricted', { ...SECURE, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } }, {}, 'capabilities add more than NET_BIND_SERVICE',
    `set capabilities.add: [] in ${CONTAINER}`],
  ['no profile', 'baseline', { seccompProfile: { type: 'Unconfined' } }, {}, 'seccompProfile is Unconfined', `set seccompProfile: {type: RuntimeDefault} in ${CONTAINER}`],
  ['no profile in the pod', 'baseline', {}, { seccompProfile: { type: 'Unconfined' } }, 'seccompProfile is Unconfined in its pod', `set seccompProfile: {type: RuntimeDefault} in ${POD}`],
  ['no profile in a restricted namespace', 'restricted', { ...SECURE, seccompProfile: { type: 'Unconfined' } }, {}, SECCOMP, `set seccompProfile: {type: RuntimeDefault} in ${CONTAINER}`],
  ['root', 'restricted', { ...SECURE, runAsUser: 0 }, {}, 'runAsUser is 0', `${OTHER_USER} ${CONTAINER}`],
  ['root in the pod', 'restricted', { ...SECURE, ...USER }, { runAsUser: 0 }, 'runAsUser is 0 in its pod', `${OTHER_USER} ${POD}`],
  ['leave for root', 'restricted', { ...SECURE, runAsNonRoot: false }, {}, NON_ROOT, `set runAsNonRoot: true in ${CONTAINER}`],
  ['leave for root in the pod', 'restricted', SECURE, { runAsNonRoot: false }, `${NON_ROOT} in its pod`, `set runAsNonRoot: true in ${POD}`],
  ['escalation', 'restricted', { ...SECURE, allowPrivilegeEscalation: true }, {}, ESCALATION, `set allowPrivilegeEscalation: false in ${CONTAINER}`],
])('%s', (_, level, container, pod, wrong, mend) => {
  const claim = backup({ ref: CLAIM }, { task: { name: 'pvc-backup' }, ...settings(container, pod) });
  expect(judged(namespace(level), claim)).toEqual(found('error', 'BackupConfiguration daily spec', wrong, `${JOB} and ${CRON_JOB}`, mend, level));
}));

test.each<[string, object[]]>([
  ['baseline', [namespace('baseline'), backup({ ref }, settings({ capabilities: { add: ['CHOWN'] } })), restore({ ref }), pods({})]],
  ['privileged', [namespace('privileged'), backup({ ref }, settings({ privileged: true }))]],
  ['no level', [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }, backup({ ref }, settings({ privileged: true }))]],
  ['a level of which it only warns', [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/warn': 'restricted' } } }, backup({ ref }, settings({ privileged: true })),
  ]],
  ['what the pods of a workload do by themselves', [namespace('restricted'), backup({ ref }, settings(SECURE)), pods({ runAsUser: 0, runAsNonRoot: false, seccompProfile: { type: 'Unconfined' } })]],
])('nothing about %s', (_, manifests) => expect(judged(...manifests)).toEqual([]));

test('the namespace of the workload counts for its pods, and that of the backup for all others', () => {
  const manifests = [backup({ ref: { ...ref, namespace: 'far' } }, settings(SECURE_POD)), inNamespace('far', pods({}))];
  const wrong = `${ESCALATION} and ${CAPABILITIES}`;
  const mend = `set allowPrivilegeEscalation: false and capabilities: {drop: [ALL]} in ${CONTAINER}`;
  expect(restricted(...manifests)).toEqual(ofBackup(wrong, CRON_JOB, mend));
  expect(judged(namespace('restricted', 'far'), ...manifests))
    .toEqual(ofBackup(wrong, OF_APP, mend).map((line) => line.replace('Namespace shop', 'Namespace far').replace('shop/app', 'far/app')));
});

const local = (volume: object) => repository('repo', { local: { mountPath: '/safe', subPath: 'a', ...volume } });
const HOST_PATH = { hostPath: { path: '/srv' } };
const NFS = { nfs: { server: 'nas', path: '/' } };
const volume = (kind: string) => `the volume of Repository shop/repo is of the kind ${kind}`;
const USE_CLAIM = 'set persistentVolumeClaim in spec.backend.local of Repository shop/repo';

describe('the volume of a Repository', () => test.each<[string, string, object[], string[]]>([
  ['on the node', 'baseline', [backup({ ref }), local(HOST_PATH)], found('error', 'BackupConfiguration daily spec', volume('hostPath'), OF_APP, USE_CLAIM, 'baseline')],
  ['on a share', 'restricted', [backup({ ref }, settings(SECURE)), local(NFS)], found('error', 'BackupConfiguration daily spec', volume('nfs'), OF_APP, USE_CLAIM)],
  ['on a share, for a restore', 'restricted', [claimRestore(settings(SECURE)), local(NFS)], found('error', 'RestoreSession back spec', volume('nfs'), JOB, USE_CLAIM)],
  ['on a share, beside what is missing', 'restricted', [claimRestore(settings({ ...SECURE, runAsNonRoot: undefined })), local(NFS)],
    found('error', 'RestoreSession back spec', `${NON_ROOT} and ${volume('nfs')}`, JOB, `set runAsNonRoot: true in ${CONTAINER}; ${USE_CLAIM}`)],
  ['on a share at the lower level', 'baseline', [backup({ ref }), local(NFS)], []],
  ['on a claim', 'restricted', [backup({ ref }, settings(SECURE)), local({ persistentVolumeClaim: { claimName: 'safe' } })], []],
  ['in a bucket', 'restricted', [backup({ ref }, settings(SECURE)), repository()], []],
  ['that VolumeSnapshots do not use', 'restricted', [backup({ ref }, { driver: 'VolumeSnapshotter', ...settings(SECURE) }), local(HOST_PATH)], []],
])('%s', (_, level, manifests, expected) => expect(judged(namespace(level), ...manifests)).toEqual(expected)));

test('a backup from a blueprint', () => {
  const blueprint = (spec: object) => ({
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupBlueprint',
    metadata: { name: 'files' },
    spec: { backend: { gcs: { bucket: 'b', prefix: '${TARGET_NAME}' } }, schedule: '0 3 * * *', retentionPolicy: { name: 'keep', keepLast: 3 }, ...spec },
  });
  const asking = pods({});
  Object.assign(asking.metadata, {
    annotations: {
      'stash.appscode.com/backup-blueprint': 'files', 'stash.appscode.com/target-paths': '/data', 'stash.appscode.com/volume-mounts': 'data:/data',
    },
  });
  expect(restricted(asking, blueprint(settings(SECURE)))).toEqual([]);
  expect(restricted(asking, blueprint(settings({ ...SECURE, ...{ runAsUser: 0 } })))).toEqual([
    'error STASH339 BackupBlueprint files spec.runtimeSettings: Namespace shop enforces "restricted", but in the container of Stash '
    + `runAsUser is 0, so it refuses ${OF_APP} and ${CRON_JOB}: ${OTHER_USER} ${CONTAINER} of BackupBlueprint files\n  also Deployment app metadata.annotations["stash.appscode.com/backup-blueprint"]`,
  ]);
});

test('a Namespace of cdk8s-plus, and a workload in it that has all that it needs', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const manifests = chart.toJson() as object[];
  expect(judged(...manifests, backup({ ref }))).toHaveLength(1);
  expect(judged(...manifests, backup({ ref }, settings(SECURE)))).toEqual([]);
});
