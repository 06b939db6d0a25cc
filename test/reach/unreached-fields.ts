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
    fields: ['configMap', 'downwardAPI', 'image', 'projected', 'secret'].map((member) => `*.backend.local.${member}`),
    because: 'They are read-only, but restic writes to its repository even during a restore.',
  },
];
