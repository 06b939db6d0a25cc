/** Fields that no prop sets, on purpose. In a path, `*` stands for anything. `ApiObject.of(…).addJsonPatch(…)` reaches them all. */
export const UNREACHED: ReadonlyArray<{ readonly fields: readonly string[]; readonly because: string }> = [
  {
    fields: [
      'BackupBatch.spec.driver',
      'BackupBatch.spec.members[].target.replicas',
      'BackupBatch.spec.members[].target.snapshotClassName',
      'RestoreBatch.spec.driver',
    ],
    because: 'A batch is several targets in one Repository, and VolumeSnapshots are in none: they are taken and restored of one target at a time, '
      + 'by VolumeSnapshotBackup and VolumeSnapshotRestore.',
  },
  {
    fields: ['*.interimVolumeTemplate.status', '*.volumeClaimTemplates[].status'],
    because: 'It has no effect: only Kubernetes writes the status of a claim.',
  },
  {
    fields: ['*.backend.local.configMap', '*.backend.local.downwardAPI', '*.backend.local.projected', '*.backend.local.secret'],
    because: 'They are read-only, but restic writes to its repository even during a restore: LocalRepository refuses them.',
  },
  {
    fields: ['*.backend.local.image'],
    because: 'cdk8s-plus-27 does not know it, and it is read-only like those above.',
  },
];
