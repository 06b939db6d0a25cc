import { asFields, asList, asText, type Fields } from '../../../../kubernetes/manifest-fields';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import { isClaim, isNumbered } from '../../../../target/target-kind';
import { mountedClaims } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { claimDriver, classCalled, type ClaimDriver } from '../../../graph/storage/claim-driver';
import { declaredTarget } from '../../../graph/target';
import type { Rule } from '../../../rule';
import type { Subject } from '../../../subject';

export const snapshotClassOfOtherDriver: Rule = {
  id: 'STASH347',
  name: 'snapshot-class-of-other-driver',
  level: 'error',
  title: 'The VolumeSnapshotClass of a backup is for another driver than the StorageClass of a claim.',
  why: 'The driver of the VolumeSnapshotClass is asked for a snapshot of a volume that it does not have. No VolumeSnapshot ever becomes ready, and there is '
    + 'nothing to restore.',
  mend: 'Name a VolumeSnapshotClass whose `driver` is the `provisioner` of the StorageClass. Back up claims of different drivers by themselves, each with '
    + 'its class. Not checked: claims without a storageClassName or with a volumeName, and the provisioners of Kubernetes itself (kubernetes.io/…), which CSI drivers replace.',
  facts: [
    {
      says: 'The snapshot is taken by the driver of the VolumeSnapshotClass, which is given the handle of the volume, whichever driver made that.',
      standing: 'source',
      see: 'kubernetes-csi/external-snapshotter: pkg/common-controller/snapshot_controller.go, createSnapshotContent',
    },
    {
      says: 'The driver of a volume is the provisioner of its StorageClass.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#provisioner',
    },
    { says: 'A driver takes no snapshot of a volume of another one.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const member of cluster.ofKind(SNAPSHOTS, 'VolumeSnapshotClass').length === 0 ? [] : backupMembersIn(cluster).filter(({ model }) => model === 'snapshotter')) {
      const snapshotClass = cluster.find(SNAPSHOTS, 'VolumeSnapshotClass', '', member.spec.target?.snapshotClassName ?? '');
      const driver = asText(snapshotClass?.manifest.driver);
      const others = claimDrivers(cluster, member).filter((one) => one.driver !== driver);
      if (snapshotClass !== undefined && driver !== undefined && others.length > 0) {
        const provisioners = new Set(others.map((one) => one.driver));
        report(member.subject, [...member.field, 'target', 'snapshotClassName'], {
          found: `${classCalled(snapshotClass)} is for the driver ${quote(driver)}, but ${listing(others.map(({ storageClass }) => classCalled(storageClass)))} `
            + `${others.length === 1 ? 'makes' : 'make'} volumes of ${listing([...provisioners].map(quote))}, so no VolumeSnapshot of them becomes ready`,
          mend: 'name a VolumeSnapshotClass whose driver is the provisioner of the StorageClass',
        });
      }
    }
  },
};

const SNAPSHOTS = 'snapshot.storage.k8s.io';

/** Those of the claims of a target, by StorageClass, as far as the input has both. */
function claimDrivers(cluster: Cluster, { target }: BackupMember): ClaimDriver[] {
  const object = declaredTarget(cluster, target);
  const drivers = (object === undefined ? [] : claimsOf(cluster, object)).flatMap(({ spec }) => claimDriver(cluster, asFields(spec)) ?? []);
  return [...new Map(drivers.map((one) => [one.storageClass.name, one])).values()];
}

/** The claims, or the templates of them. */
function claimsOf(cluster: Cluster, object: Subject): readonly Fields[] {
  return isClaim(object) ? [object.manifest]
    : isNumbered(object) ? asList(asFields(object.manifest.spec).volumeClaimTemplates)
      : mountedClaims(object.manifest).map((name) => asFields(cluster.find('', 'PersistentVolumeClaim', object.namespace, name)?.manifest));
}
