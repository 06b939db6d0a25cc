import { all, plus, removed, set } from '../../manifests';
import type { Mutant } from '../../mutant';

const WIKI = 'RestoreSession wiki';
const SEARCH = 'RestoreSession search';
const CLAIMS = 'RestoreSession search-claims';

/** What restores to another place, or keeps a restore from running where it is meant to. */
export const PLACE_MUTANTS: readonly Mutant[] = [
  { rule: 'STASH405', breaks: 'a restore of files that mounts nothing', world: 'deployment', change: removed(WIKI, 'spec.target.volumeMounts') },
  { rule: 'STASH405', breaks: 'a restore that mounts one of two volumes', world: 'deployment', change: removed(WIKI, 'spec.target.volumeMounts[1]') },
  {
    rule: 'STASH405',
    breaks: 'a claim that is made for a restore, and that is mounted under another name',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.volumeMounts[0].name', 'index'),
  },
  {
    rule: 'STASH408',
    breaks: 'a path inside of what is backed up',
    world: 'deployment',
    change: set(WIKI, 'spec.target.rules[0].paths[0]', '/srv/wiki/pages/2024'),
  },
  {
    rule: 'STASH408',
    breaks: 'a volume that is mounted elsewhere than in the backup',
    world: 'deployment',
    change: all(
      set(WIKI, 'spec.target.volumeMounts[1].mountPath', '/srv/wiki/upload'),
      set(WIKI, 'spec.target.volumeMounts[2]', { name: 'pages', mountPath: '/srv/wiki' }),
    ),
  },
  {
    rule: 'STASH408',
    breaks: 'a path below that of a claim',
    world: 'claim',
    change: set('RestoreSession media', 'spec.target.rules[0].paths', ['/stash-data/albums']),
  },
  {
    rule: 'STASH410',
    breaks: 'claims under the name of another StatefulSet',
    world: 'statefulset',
    change: all(
      set(CLAIMS, 'spec.target.volumeClaimTemplates[0].metadata.name', 'index-find-${POD_ORDINAL}'),
      set(CLAIMS, 'spec.target.volumeMounts[0].name', 'index-find'),
    ),
  },
  {
    rule: 'STASH410',
    breaks: 'three claims under one name',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.volumeClaimTemplates[0].metadata.name', 'index-search'),
  },
  { rule: 'STASH410', breaks: 'claims for two of three pods', world: 'statefulset', change: set(CLAIMS, 'spec.target.replicas', 2) },
  {
    rule: 'STASH411',
    breaks: 'a restore as root into pods that run nothing as root',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.securityContext', { runAsNonRoot: true }),
  },
  {
    rule: 'STASH411',
    breaks: 'a backup as root in pods that run nothing as root',
    world: 'statefulset',
    change: all(
      set('StatefulSet search', 'spec.template.spec.securityContext', { runAsNonRoot: true }),
      set('BackupConfiguration search', 'spec.runtimeSettings', { container: { securityContext: { runAsUser: 0 } } }),
      set(SEARCH, 'spec.runtimeSettings', { container: { securityContext: { runAsUser: 1000 } } }),
    ),
  },
  {
    rule: 'STASH411',
    breaks: 'a restore as root in a Job that runs nothing as root',
    world: 'claim',
    change: set('RestoreSession media', 'spec.runtimeSettings', { pod: { securityContext: { runAsNonRoot: true } } }),
  },
  {
    rule: 'STASH411',
    breaks: 'claims restored as root by a container that is not to be root',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.runtimeSettings', { container: { securityContext: { runAsNonRoot: true } } }),
  },
  {
    rule: 'STASH414',
    breaks: 'both include and exclude patterns',
    world: 'deployment',
    change: all(set(WIKI, 'spec.target.rules[0].include', ['*.md']), set(WIKI, 'spec.target.rules[0].exclude', ['*.tmp'])),
  },
  {
    rule: 'STASH417',
    breaks: 'a claim that the manifests have too',
    world: 'statefulset',
    change: plus(`
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: index-search-1, namespace: search }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`),
  },
  {
    rule: 'STASH408',
    breaks: 'another part of the volume than in the backup',
    world: 'deployment',
    change: set(WIKI, 'spec.target.volumeMounts[0].subPath', 'wiki'),
  },
  {
    rule: 'STASH418',
    breaks: 'a restore into a claim that the pods have read-only',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.volumes[0].persistentVolumeClaim.readOnly', true),
  },
  {
    rule: 'STASH418',
    breaks: 'a restore of the newest snapshot into a share that is read-only',
    world: 'deployment',
    change: all(
      set('Deployment wiki', 'spec.template.spec.volumes[1].nfs.readOnly', true),
      set(WIKI, 'spec.target.volumeMounts', [{ name: 'uploads', mountPath: '/srv/wiki/uploads' }]),
      set(WIKI, 'spec.target.rules', [{ snapshots: ['4bc21d6f'] }]),
    ),
  },
  {
    rule: 'STASH418',
    breaks: 'a restore into a ConfigMap',
    world: 'deployment',
    change: set('Deployment wiki', 'spec.template.spec.volumes[1]', { name: 'uploads', configMap: { name: 'uploads' } }),
  },
  {
    rule: 'STASH418',
    breaks: 'a restore into a claim that is ReadOnlyMany',
    world: 'claim',
    change: set('PersistentVolumeClaim media', 'spec.accessModes', ['ReadOnlyMany']),
  },
  {
    rule: 'STASH418',
    breaks: 'a claim that a restore creates ReadOnlyMany',
    world: 'statefulset',
    change: set('RestoreSession search-claims', 'spec.target.volumeClaimTemplates[0].spec.accessModes', ['ReadOnlyMany']),
  },
  {
    rule: 'STASH420',
    breaks: 'an abbreviation for the access mode of a claim that a restore creates',
    world: 'statefulset',
    change: set('RestoreSession search-claims', 'spec.target.volumeClaimTemplates[0].spec.accessModes', ['RWO']),
  },
  {
    rule: 'STASH420',
    breaks: 'no size of a claim that a restore creates',
    world: 'statefulset',
    change: removed('RestoreSession search-claims', 'spec.target.volumeClaimTemplates[0].spec.resources'),
  },
  {
    rule: 'STASH422',
    breaks: 'a restore without the ServiceAccount that opens the storage of the backup',
    world: 'claim',
    change: all(
      set('Repository media', 'spec', { backend: { gcs: { bucket: 'photo-backups', prefix: 'photos/media' }, storageSecretName: 'photos-storage' } }),
      set('ExternalSecret photos-storage', 'spec.data', [{ secretKey: 'RESTIC_PASSWORD', remoteRef: { key: 'photos/restic', property: 'password' } }]),
      set('BackupConfiguration media', 'spec.runtimeSettings.pod.serviceAccountName', 'photos-backup'),
    ),
  },
  {
    rule: 'STASH422',
    breaks: 'a restore without the SAS that opens the storage of the backup',
    world: 'claim',
    change: all(
      removed('ExternalSecret photos-storage', 'spec.data[2]'),
      set('BackupConfiguration media', 'spec.runtimeSettings.container.env', [{ name: 'AZURE_ACCOUNT_SAS', valueFrom: { secretKeyRef: { name: 'sas', key: 'sas' } } }]),
    ),
    also: { rules: ['STASH105', 'STASH201'], because: 'the operator has no key either' },
  },
  {
    rule: 'STASH426',
    breaks: 'a restore as root that may not give files to their owners',
    world: 'deployment',
    change: set(WIKI, 'spec.runtimeSettings', { container: { securityContext: { capabilities: { drop: ['ALL'] } } } }),
  },
  {
    rule: 'STASH427',
    breaks: 'a claim from a VolumeSnapshot of a larger one',
    world: 'volume-snapshots',
    change: set('RestoreSession mail', 'spec.target.volumeClaimTemplates[0].spec.resources.requests.storage', '1Gi'),
  },
  {
    rule: 'STASH427',
    breaks: 'a file system from a VolumeSnapshot of a block device',
    world: 'volume-snapshots',
    change: set('PersistentVolumeClaim mail', 'spec.volumeMode', 'Block'),
  },
  {
    rule: 'STASH427',
    breaks: 'a claim of another driver than the VolumeSnapshot',
    world: 'volume-snapshots',
    change: all(
      plus('{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: ssd }, provisioner: disk.csi.azure.com }'),
      plus('{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: shared }, provisioner: file.csi.azure.com }'),
      set('RestoreSession mail', 'spec.target.volumeClaimTemplates[0].spec.storageClassName', 'shared'),
    ),
  },
  {
    rule: 'STASH417',
    breaks: 'a claim that two templates create',
    world: 'statefulset',
    change: set(CLAIMS, 'spec.target.volumeClaimTemplates[1]', {
      metadata: { name: 'index-search-${POD_ORDINAL}' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } },
    }),
  },
];
