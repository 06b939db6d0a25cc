import { asFields, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { isMore } from '../../../kubernetes/quantity';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { dataSourceOf } from '../../../restore/data-source';
import type { Cluster } from '../../cluster';
import type { ClaimSpec } from '../../graph/pods/claim-spec';
import { restoreMembersIn } from '../../graph/restore';
import { declaredClaim, namespacesOfSnapshots, sizeOf, snapshottedClaim } from '../../graph/restores/snapshot-origin';
import { claimDriver, classCalled } from '../../graph/storage/claim-driver';
import type { FoundAt, Rule } from '../../rule';
import { called } from '../../subject';

export const refusedSnapshot: Rule = {
  id: 'STASH427',
  name: 'refused-snapshot',
  level: 'warning',
  title: 'A restore creates a claim from a VolumeSnapshot that does not fit: of a larger claim, of another volumeMode or driver, or of another '
    + 'namespace.',
  why: 'The provisioner of the storage does not create a volume that is smaller than the one of the VolumeSnapshot, that turns a block device into a file '
    + 'system, or that comes from a VolumeSnapshot of another driver. A claim can only come from a VolumeSnapshot in its own namespace, which is that of the '
    + 'claim that was backed up. The claim stays Pending, and nothing is restored.',
  mend: 'Give the template the size, the volumeMode and a StorageClass of the provisioner of the claim that is backed up, and restore in its namespace. '
    + 'Acknowledge it if the VolumeSnapshot is older than the present size or class, or if you have made one for it in the namespace of the restore. Not '
    + 'checked: claims without a storageClassName or with a volumeName, and the provisioners of Kubernetes itself (kubernetes.io/…), which CSI drivers replace.',
  facts: [
    {
      says: 'A request for less than the restoreSize of the VolumeSnapshot is refused, and so is another volumeMode without an annotation that allows it. '
        + 'The VolumeSnapshot is looked up in the namespace of the claim, and is refused if its driver is not the provisioner of the StorageClass.',
      standing: 'source',
      see: 'kubernetes-csi/external-provisioner: pkg/controller/controller.go, getSnapshotSource',
    },
    {
      says: 'Stash takes the VolumeSnapshots of a claim in its namespace, and names them <claim>-<unix time>.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
    { says: 'The size of a VolumeSnapshot is taken to be that of the claim in the manifests.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { subject, field, spec: { target } } of restoreMembersIn(cluster).filter(({ model }) => model === 'snapshotter')) {
      target?.volumeClaimTemplates?.forEach((template, index) => {
        const spec = asFields(template.spec);
        for (const { at, ...found } of faults(cluster, subject.namespace, spec)) {
          report(subject, [...field, 'target', 'volumeClaimTemplates', index, ...at], found);
        }
      });
    }
  },
};

function faults(cluster: Cluster, namespace: string, spec: Fields): readonly FoundAt[] {
  const { at, source } = dataSourceOf(spec);
  const { kind, name: snapshot, namespace: elsewhere } = asFields(source);
  const name = kind === 'VolumeSnapshot' && elsewhere === undefined ? snapshottedClaim(asText(snapshot) ?? '') : undefined;
  if (name === undefined) {
    return [];
  }
  const claim = declaredClaim(cluster, namespace, name);
  if (claim !== undefined) {
    return differences(cluster, spec, claim);
  }
  const namespaces = namespacesOfSnapshots(cluster, name);
  return namespaces.length === 0 || namespaces.includes(namespace) ? [] : [{
    at: [...at, 'name'],
    found: `${quote(snapshot)} is looked for in the namespace ${quote(namespace)}, but Stash takes the VolumeSnapshots of the claim ${quote(name)} in `
      + `${listing(namespaces.map(quote))}, so the claim stays Pending`,
    mend: 'restore in the namespace of the backup, or acknowledge this if you have made this VolumeSnapshot in the namespace of the restore',
  }];
}

function differences(cluster: Cluster, spec: Fields, { spec: origin, subject, field }: ClaimSpec): readonly FoundAt[] {
  const [size, needed] = [sizeOf(spec), sizeOf(origin)];
  const [mode, taken] = [spec, origin].map(({ volumeMode }) => asText(volumeMode) ?? 'Filesystem');
  const [made, from] = [spec, origin].map((one) => claimDriver(cluster, one));
  const also = (...path: string[]) => [{ subject, field: [...field, ...path] }];
  return [
    ...size !== undefined && isMore(needed, size) ? [{
      at: ['spec', 'resources', 'requests', 'storage'],
      found: `${quote(size)} is less than the ${quote(needed)} of ${called(subject)}, so a VolumeSnapshot of that size does not fit, and the claim stays Pending`,
      mend: `write ${quote(needed)} or more, or acknowledge this if the VolumeSnapshot is from a time when the claim was smaller`,
      also: also('resources', 'requests', 'storage'),
    }] : [],
    ...mode === taken ? [] : [{
      at: ['spec', 'volumeMode'],
      found: `is ${quote(mode)}, but that of ${called(subject)} is ${quote(taken)}, and a VolumeSnapshot does not change it, so the claim stays Pending`,
      mend: `write ${quote(taken)}, or acknowledge this if the VolumeSnapshotContent has the annotation that allows it`,
      also: also('volumeMode'),
    }],
    ...made === undefined || from === undefined || made.driver === from.driver ? [] : [{
      at: ['spec', 'storageClassName'],
      found: `${classCalled(made.storageClass)} makes volumes of ${quote(made.driver)}, but ${classCalled(from.storageClass)} of ${called(subject)} those of `
        + `${quote(from.driver)}, and no driver restores a VolumeSnapshot of another, so the claim stays Pending`,
      mend: `name a StorageClass whose provisioner is ${quote(from.driver)}, or acknowledge this if the VolumeSnapshot is from a time when the claim had this one`,
      also: also('storageClassName'),
    }],
  ];
}
