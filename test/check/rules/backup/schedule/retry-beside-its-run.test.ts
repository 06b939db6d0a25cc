import { CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const PVC = { task: { name: 'pvc-backup' }, target: { ref: CLAIM } };
const PRUNE = { retentionPolicy: { name: 'k', keepLast: 3, prune: true } };
const hasty = (timeOut?: string, retryConfig?: object, spec: object = {}) => object('BackupConfiguration', { spec: { ...PRUNE, ...PVC, timeOut, retryConfig, ...spec } });
const batch = (executionOrder: string, timeOut: string, ...members: object[]) =>
  object('BackupBatch', { spec: { ...PRUNE, executionOrder, timeOut, retryConfig: { delay: '1m' }, members } });

const found = (timeOut: string, when: string, minutes = 60, kind = 'BackupConfiguration') => [
  `warning ${kind} x spec.retryConfig: a run that exceeds the timeOut "${timeOut}" continues, and ${when} another one starts beside it; the prune after one removes the `
  + 'lock of the other and deletes what the other is storing, and both report success: leave timeOut out, or make it and the delay together longer than a run takes (assumed to be '
  + `${minutes} minutes)`,
];

test.each<[string, object, string[]]>([
  ['a short time-out and delay', hasty('10m', { maxRetry: 3, delay: '1m' }), found('10m', '"1m" later')],
  ['no delay', hasty('59m', {}), found('59m', 'at once')],
  ['a delay that makes up for it', hasty('10m', { delay: '50m' }), []],
  ['a time-out as long as a run', hasty('1h', {}), []],
  ['no time-out', hasty(undefined, { delay: '1m' }), []],
  ['a time-out that is none', hasty('soon', {}), []],
  ['no further attempt', hasty('10m'), []],
  ['no attempt', hasty('10m', { maxRetry: 0 }), []],
  ['no prune', hasty('10m', {}, { retentionPolicy: { name: 'k', keepLast: 3, prune: false } }), []],
  ['a prune that is tried only', hasty('10m', {}, { retentionPolicy: { name: 'k', keepLast: 3, prune: true, dryRun: true } }), []],
  ['a pause', hasty('10m', {}, { paused: true }), []],
  ['a sidecar, which has one run after the other', hasty('10m', {}, { task: undefined, target: { ref: DEPLOYMENT } }), []],
  ['snapshots of volumes', hasty('10m', {}, { driver: 'VolumeSnapshotter' }), []],
  ['a database', hasty('10m', {}, { task: undefined, target: { ref: DATABASE } }), found('10m', 'at once')],
  ['a batch with a claim', batch('Parallel', '30m', { target: { ref: DEPLOYMENT } }, PVC), found('30m', '"1m" later', 60, 'BackupBatch')],
  ['a batch of which one follows the other', batch('Sequential', '90m', { target: { ref: DEPLOYMENT } }, PVC), found('90m', '"1m" later', 120, 'BackupBatch')],
  ['a batch of which all start at once', batch('Parallel', '90m', { target: { ref: DEPLOYMENT } }, PVC), []],
  ['a batch of workloads', batch('Parallel', '30m', { target: { ref: DEPLOYMENT } }), []],
])('%s', (_, manifest, expected) => {
  expect(linesOf('STASH333', [manifest])).toEqual(expected);
});

test('runs that are known to be shorter', () => {
  expect(linesOf('STASH333', [hasty('10m', { delay: '1m' })], { runMinutes: 10 })).toEqual([]);
  expect(linesOf('STASH333', [hasty('10m', { delay: '1m' })], { runMinutes: 12 })).toEqual(found('10m', '"1m" later', 12));
});
