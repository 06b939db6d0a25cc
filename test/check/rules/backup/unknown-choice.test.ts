import { unknownChoice } from '../../../../lib/check/rules/backup/unknown-choice';
import { foundBy } from '../manifests';
import { backup, backupBatch, CLAIM, DEPLOYMENT, restore, restoreBatch } from '../restore/demo';

const judged = (...manifests: object[]) => foundBy(unknownChoice, manifests);
const tempDir = (medium: string) => ({ tempDir: { medium } });
const blueprint = (spec: object) => ({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBlueprint', metadata: { name: 'files' }, spec });

const ORDER = 'is not an order that Stash knows, so all members run at once: write "Sequential" for one after the other, or "Parallel"';
const MEDIUM = 'is not a medium that Kubernetes knows, so no pod with the directory starts: write "Memory", or leave it out for the disk of the node';

test.each<[string, object, string[]]>([
  ['an order without the capital', backupBatch([], { executionOrder: 'sequential' }), [
    `error STASH346 BackupBatch nightly spec.executionOrder: "sequential" ${ORDER}`,
  ]],
  ['another word for an order', restoreBatch([], { executionOrder: 'Serial' }), [`error STASH346 RestoreBatch back spec.executionOrder: "Serial" ${ORDER}`]],
  ['one after the other', backupBatch([], { executionOrder: 'Sequential' }), []],
  ['all at once', restoreBatch([], { executionOrder: 'Parallel' }), []],
  ['all at once without the capital, which is what happens', backupBatch([], { executionOrder: 'parallel' }), []],
  ['no order', backupBatch([]), []],
  ['an empty order', backupBatch([], { executionOrder: '' }), []],
  ['an order that is filled in', backupBatch([], { executionOrder: '${ORDER}' }), []],
  ['a medium without the capital', backup({ ref: DEPLOYMENT }, tempDir('memory')), [
    `error STASH346 BackupConfiguration daily spec.tempDir.medium: "memory" ${MEDIUM}; did you mean "Memory"?`,
  ]],
  ['a medium that there is none', restore({ ref: DEPLOYMENT }, tempDir('SSD')), [`error STASH346 RestoreSession back spec.tempDir.medium: "SSD" ${MEDIUM}`]],
  ['the medium of a member', backupBatch([{ target: { ref: DEPLOYMENT }, ...tempDir('SSD') }]), [
    `error STASH346 BackupBatch nightly spec.members[0].tempDir.medium: "SSD" ${MEDIUM}`,
  ]],
  ['the medium of a blueprint', blueprint(tempDir('SSD')), [`error STASH346 BackupBlueprint files spec.tempDir.medium: "SSD" ${MEDIUM}`]],
  ['memory', backup({ ref: DEPLOYMENT }, tempDir('Memory')), []],
  ['huge pages', backup({ ref: DEPLOYMENT }, tempDir('HugePages-2Mi')), []],
  ['the disk', backup({ ref: DEPLOYMENT }, tempDir('')), []],
  ['no medium', backup({ ref: DEPLOYMENT }, { tempDir: { disableCaching: true } }), []],
  ['a medium for VolumeSnapshots', backup({ ref: CLAIM }, { driver: 'VolumeSnapshotter', ...tempDir('SSD') }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
