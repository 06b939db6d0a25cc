import { serviceAccountNotFound } from '../../../../../lib/check/rules/backup/pods/service-account-not-found';
import { foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, inNamespace, restore, workload } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(serviceAccountNotFound, manifests);
const account = (name: string) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'shop' } });
const under = (serviceAccountName: string) => ({ task: { name: 'pvc-backup' }, runtimeSettings: { pod: { serviceAccountName } } });
const bakup = backup({ ref: CLAIM }, under('stash-bakup'));
const right = account('stash-backup');

const near = (object: string) => [`warning STASH338 ${object}.runtimeSettings.pod.serviceAccountName: ServiceAccount shop/stash-bakup is not among the manifests, `
  + 'but "stash-backup" is, and nothing uses that one: did you mean "stash-backup"?'];
const elsewhere = ['warning STASH338 BackupConfiguration daily spec.runtimeSettings.pod.serviceAccountName: the input has the ServiceAccount "reader" only in namespace "data", '
  + 'but pods use one of their own namespace, which is "shop": declare it in "shop" too, and give it permissions where it needs them; '
  + 'if it already exists there, nothing is wrong\n  also ServiceAccount reader metadata.namespace'];

test.each<[string, object[], string[]]>([
  ['a name with a letter too few', [bakup, right], near('BackupConfiguration daily spec')],
  ['that of a restore', [restore({ ref: CLAIM }, under('stash-bakup')), right], near('RestoreSession back spec')],
  ['that of a CronJob', [backupBatch([], under('stash-bakup')), right], near('BackupBatch nightly spec')],
  ['one of another namespace', [backup({ ref: CLAIM }, under('reader')), inNamespace('data', account('reader'))], elsewhere],
  ['one of this namespace and of another', [backup({ ref: CLAIM }, under('reader')), account('reader'), inNamespace('data', account('reader'))], []],
  ['one that is not in the input', [backup({ ref: CLAIM }, under('reader')), right], []],
  ['a similar name that a workload uses', [bakup, right, workload(DEPLOYMENT, {}, { serviceAccountName: 'stash-backup' })], []],
  ['a similar name that another backup uses', [bakup, right, backup({ ref: CLAIM }, under('stash-backup'), 'weekly')], []],
  ['a similar name in another namespace', [bakup, inNamespace('data', right)], []],
  ['a similar name with another number', [backup({ ref: CLAIM }, under('reader-1')), account('reader-2')], []],
  ['a backup without a namespace', [inNamespace('', bakup), inNamespace('', right), inNamespace('data', account('stash-bakup'))], []],
  ['a backup under a ServiceAccount that Stash creates', [backup({ ref: CLAIM }), right], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
