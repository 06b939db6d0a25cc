import { findingsIn } from '../../judged';

const object = (kind: string) => `{ apiVersion: stash.appscode.com/v1beta1, kind: ${kind}, metadata: { name: x, namespace: shop }, spec: {} }`;
const about = (kind: string) => findingsIn(object(kind)).filter((line) => line.includes('STASH602'));
const mend = 'apply it by hand, or remove it from what is synchronised once it has succeeded';

test.each([
  ['BackupSession', [`note STASH602 BackupSession x kind: BackupSession shop/x runs once, when it is created; created again, it backs up again: ${mend}`]],
  ['RestoreSession', [`note STASH602 RestoreSession x kind: RestoreSession shop/x runs once, when it is created; created again, it restores again: ${mend}`]],
  ['RestoreBatch', [`note STASH602 RestoreBatch x kind: RestoreBatch shop/x runs once, when it is created; created again, it restores again: ${mend}`]],
  ['BackupConfiguration', []],
  ['BackupBatch', []],
])('%s', (kind, expected) => {
  expect(about(kind)).toEqual(expected);
});
