import { takenContainerName } from '../../../../../lib/check/rules/backup/pods/taken-container-name';
import { foundBy } from '../../manifests';
import { backup, backupBatch, DEPLOYMENT, inNamespace, restore, STATEFUL_SET, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(takenContainerName, manifests);
const ref = DEPLOYMENT;
const app = { name: 'app', image: 'app' };
const stash = { name: 'stash', image: 'stashapp/stash:v0.27' };
const init = { name: 'stash-init', image: 'app', args: ['migrate'] };
const media = workload(ref, {}, { containers: [app, stash] });

const overwritten = (where: string, name = 'Deployment shop/app') => [`error STASH336 ${where}.target.ref: ${name} has a container that is called "stash", as that of Stash is, `
  + `which overwrites it, so the application no longer runs: give the container of ${name} another name\n`
  + `  also ${name.replace('shop/', '')} spec.template.spec.containers[1].name`];
const overwriting = ['error STASH336 RestoreSession back spec.target.ref: Deployment shop/app has an init container that is called "stash-init", as that of Stash is, '
  + 'and overwrites it, so nothing is restored: give the container of Deployment shop/app another name\n  also Deployment app spec.template.spec.initContainers[0].name'];

test.each<[string, object[], string[]]>([
  ['a container', [backup({ ref }), media], overwritten('BackupConfiguration daily spec')],
  ['a container of a StatefulSet in a batch', [backupBatch([{ target: { ref: STATEFUL_SET } }]), workload(STATEFUL_SET, {}, { containers: [app, stash] })],
    overwritten('BackupBatch nightly spec.members[0]', 'StatefulSet shop/db')],
  ['a container with other arguments', [backup({ ref }), workload(ref, {}, { containers: [app, { ...stash, args: ['--backup', 'run-backup'] }] })],
    overwritten('BackupConfiguration daily spec')],
  ['an init container', [restore({ ref }), workload(ref, {}, { initContainers: [init] })], overwriting],
  ['the container that Stash added', [backup({ ref }), workload(ref, {}, { containers: [app, { ...stash, args: ['run-backup', '--invoker-name=daily'] }] })], []],
  ['the init container that Stash added', [restore({ ref }), workload(ref, {}, { initContainers: [{ ...init, args: ['restore', '--invoker-name=back'] }] })], []],
  ['a workload of that name', [backup({ ref: { ...ref, name: 'stash' } }), workload({ ...ref, name: 'stash' }, {}, { containers: [{ ...stash, name: 'stashapp' }] })], []],
  ['the restore of a workload with a container of that name', [restore({ ref }), media], []],
  ['the backup of a workload with such an init container', [backup({ ref }), workload(ref, {}, { initContainers: [init] })], []],
  ['a workload that is not backed up', [backup({ ref: { ...ref, name: 'other' } }), media], []],
  ['a workload of another namespace', [backup({ ref }), inNamespace('far', media)], []],
  ['a workload beside which a Job runs', [backup({ ref }, { task: { name: 'mine' } }), media], []],
  ['snapshots of its volumes', [backup({ ref }, { driver: 'VolumeSnapshotter' }), media], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
