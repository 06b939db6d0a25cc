import { Chart, Cron } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { FleetApp, RetentionPolicy, VolumeSnapshotBackup, VolumeSnapshotRestore, VolumeSnapshotTarget } from 'cdk8s-stash';

const app = new FleetApp();
const chart = new Chart(app, 'mail', { namespace: 'mail' });

// The StatefulSet comes from a Helm chart. Its claims are mailbox-mail-0, mailbox-mail-1 and so on.
new VolumeSnapshotBackup(chart, 'Backup', {
  metadata: { name: 'mailboxes' },
  target: VolumeSnapshotTarget.of({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'mail' }),
  snapshotClassName: 'csi-snapshots',
  schedule: Cron.schedule({ minute: '0', hour: '*/4' }),
  retentionPolicy: RetentionPolicy.keep({ last: 6, daily: 7 }),
});

// In a file of its own, since applying it restores at once. The number is the time of the run, as `kubectl get volumesnapshots` lists it.
const restore = new Chart(app, 'restore', { namespace: 'mail' });

new VolumeSnapshotRestore(restore, 'Restore', {
  metadata: { name: 'mailboxes' },
  replicas: 2,
  volumeClaimTemplates: [{
    metadata: { name: 'mailbox-mail-${POD_ORDINAL}' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'csi',
      resources: { requests: { storage: k8s.Quantity.fromString('100Gi') } },
      dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'mailbox-mail-${POD_ORDINAL}-1760000400' },
    },
  }],
});

app.synth();
