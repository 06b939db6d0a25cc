import { unreadableFiles } from '../../../../../lib/check/rules/backup/pods/unreadable-files';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, restore, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(unreadableFiles, manifests);

const DATA = [{ name: 'data', mountPath: '/srv' }];
const container = (securityContext: object | undefined, volumeMounts: object[] = DATA, name = 'app') => ({ name, image: 'a', securityContext, volumeMounts });
const pods = (containers: object[], more: object = {}, ref = DEPLOYMENT) => workload(ref, {}, { containers, ...more });
const AS_1000 = container({ runAsUser: 1000 });
const withUser = (securityContext: object) => ({ runtimeSettings: { container: { securityContext } } });
const daily = (spec: object = {}) => backup({ ref: DEPLOYMENT }, spec);

const line = (how: string, who = 'the container "app" of Deployment shop/app writes as user 1000', mend = '1000', at = 'BackupConfiguration daily spec') =>
  `warning STASH353 ${at}.runtimeSettings.container.securityContext.runAsUser: ${how}, but ${who}, and files that only their owner may read are not backed up: `
  + `write ${mend}, or acknowledge this if everybody may read all files`;
const MISSING = 'is missing, so Stash works as the user of its image';
const BOTH = '0, and runAsNonRoot: false beside it';

test.each<[string, object[], string[]]>([
  ['no user', [daily(), pods([AS_1000])], [line(MISSING)]],
  ['another user', [daily(withUser({ runAsUser: 2000 })), pods([AS_1000])], [line('is 2000')]],
  ['the user of the pod, where the container has its own', [daily(), pods([AS_1000], { securityContext: { runAsUser: 3000 } })], [line('is missing, so Stash works as user 3000 of the pod')]],
  ['root as the owner', [daily(), pods([container({ runAsUser: 0 })])], [line(MISSING, 'the container "app" of Deployment shop/app writes as user 0', '0')]],
  ['the user of the pod as the owner', [daily(withUser({ runAsUser: 2000 })), pods([container(undefined)], { securityContext: { runAsUser: 1000 } })], [line('is 2000')]],
  ['two users', [daily(), pods([AS_1000, container({ runAsUser: 33 }, DATA, 'web')])],
    [line(MISSING, 'the container "app" of Deployment shop/app writes as user 1000 and the container "web" of Deployment shop/app writes as user 33', BOTH)]],
  ['a StatefulSet', [backup({ ref: STATEFUL_SET }), pods([AS_1000], {}, STATEFUL_SET)], [line(MISSING, 'the container "app" of StatefulSet shop/db writes as user 1000')]],
  ['a member of a batch', [backupBatch([{ target: { ref: DEPLOYMENT, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }] } }]), pods([AS_1000])],
    [line(MISSING, undefined, undefined, 'BackupBatch nightly spec.members[0]')]],

  ['the same user', [daily(withUser({ runAsUser: 1000 })), pods([AS_1000])], []],
  ['root, who may read all files', [daily(withUser({ runAsUser: 0 })), pods([AS_1000])], []],
  ['the same user by the pod', [daily(), pods([container(undefined)], { securityContext: { runAsUser: 1000 } })], []],
  ['a container of which the user is not known', [daily(), pods([container(undefined), container({ runAsNonRoot: true }, DATA, 'web')])], []],
  ['a container that does not mount the volume', [daily(), pods([container({ runAsUser: 1000 }, [{ name: 'cache', mountPath: '/cache' }])])], []],
  ['a container that only reads', [daily(), pods([container({ runAsUser: 1000 }, [{ ...DATA[0], readOnly: true }])])], []],
  ['a group that may read the files', [daily(), pods([AS_1000], { securityContext: { fsGroup: 1000 } })], []],
  ['a workload that is not among the manifests', [daily()], []],
  ['a claim by itself', [backup({ ref: CLAIM }, { task: { name: 'pvc-backup' } }), pods([AS_1000])], []],
  ['a restore', [restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }] }, withUser({ runAsUser: 2000 })), pods([AS_1000])], []],
  ['a user that is none', [daily(), pods([container({ runAsUser: '1000' })])], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
