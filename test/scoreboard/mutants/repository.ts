import { all, copied, plus, removed, set } from '../manifests';
import type { Mutant } from '../mutant';

/** One more Repository in the bucket of the wiki. */
const wipingOut = (endpoint: string, prefix: string) => plus(`
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: all-wikis, namespace: wiki }
spec:
  wipeOut: true
  backend:
    s3: { endpoint: "${endpoint}", bucket: wiki-backups, prefix: ${prefix} }
    storageSecretName: wiki-storage`);

/** The Repository of the photos loses its container, and with that what deletes from one. */
const MEDIA_ON_VOLUME = [removed('Repository media', 'spec.wipeOut'), removed('Repository media', 'spec.backend.azure')];

/** A Repository of the search is on a claim in place of a bucket. */
const onClaim = (repository: string, accessMode: string) => [
  removed(`Repository ${repository}`, 'spec.backend.gcs'),
  set(`Repository ${repository}`, 'spec.backend.local', { mountPath: '/safe', persistentVolumeClaim: { claimName: 'backups' } }),
  plus(`
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: backups, namespace: search }
spec: { accessModes: [${accessMode}], resources: { requests: { storage: 100Gi } } }
`),
];

export const REPOSITORY_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH101',
    breaks: 'two Repositories that are written to are one prefix, written differently',
    world: 'databases',
    change: set('Repository ledger', 'spec.backend.b2.prefix', '/shop//orders/'),
  },
  {
    rule: 'STASH101',
    breaks: 'a Repository with wipeOut is the place of another, under another name of the S3 endpoint',
    world: 'deployment',
    change: wipingOut('https://S3.amazonaws.com', 'wiki/files'),
  },
  {
    rule: 'STASH101',
    breaks: 'a Repository with wipeOut is the place of another in Google Cloud Storage',
    world: 'backends',
    change: copied('Repository gcs', 'copy', set('Repository copy', 'spec.wipeOut', true)),
  },
  {
    rule: 'STASH101',
    breaks: 'two blueprints that do not name the kind lead a claim and a Deployment to one place',
    world: 'blueprint',
    change: all(
      set('BackupBlueprint claims', 'spec.backend.gcs.prefix', 'files/${TARGET_NAMESPACE}/${TARGET_NAME}'),
      set('BackupBlueprint files', 'spec.backend.gcs.prefix', 'files/${TARGET_NAMESPACE}/${TARGET_NAME}'),
      set('PersistentVolumeClaim scans', 'metadata.name', 'wiki'),
      set('BackupBlueprint claims', 'spec.schedule', '45 15 * * *'),
    ),
  },
  {
    rule: 'STASH101',
    breaks: 'a Repository is where a blueprint leads a Deployment',
    world: 'blueprint',
    change: set('Repository queue', 'spec.backend.gcs.prefix', 'stash/docs/deployment/wiki'),
  },
  {
    rule: 'STASH102',
    breaks: 'a Repository with wipeOut is around those that a blueprint makes',
    world: 'blueprint',
    change: all(set('Repository queue', 'spec.backend.gcs.prefix', 'stash'), set('Repository queue', 'spec.wipeOut', true)),
  },
  {
    rule: 'STASH102',
    breaks: 'the prefix of one Repository is inside that of another',
    world: 'databases',
    change: set('Repository ledger', 'spec.backend.b2.prefix', 'shop/orders/ledger'),
  },
  {
    rule: 'STASH102',
    breaks: 'the prefix of a Repository with wipeOut is around that of another',
    world: 'deployment',
    change: wipingOut('s3.amazonaws.com', 'wiki'),
  },
  { rule: 'STASH103', breaks: 'the backend is empty but for the Secret', world: 'claim', change: removed('Repository media', 'spec.backend.azure') },
  {
    rule: 'STASH103',
    breaks: 'there are two backends',
    world: 'claim',
    change: set('Repository media', 'spec.backend.gcs', { bucket: 'photo-backups', prefix: 'photos' }),
  },
  { rule: 'STASH103', breaks: 'the spec is empty', world: 'claim', change: set('Repository media', 'spec', {}) },
  { rule: 'STASH104', breaks: 'no storage Secret is named', world: 'claim', change: removed('Repository media', 'spec.backend.storageSecretName') },
  { rule: 'STASH105', breaks: 'wipeOut on a local volume', world: 'backends', change: set('Repository local', 'spec.wipeOut', true) },
  { rule: 'STASH105', breaks: 'wipeOut on B2', world: 'backends', change: set('Repository b2', 'spec.wipeOut', true) },
  { rule: 'STASH105', breaks: 'wipeOut on a REST server', world: 'backends', change: set('Repository rest', 'spec.wipeOut', true) },
  {
    rule: 'STASH105',
    breaks: 'wipeOut on Swift with an application credential',
    world: 'backends',
    change: set('Repository swift', 'spec.wipeOut', true),
  },
  {
    rule: 'STASH105',
    breaks: 'wipeOut on S3 with a certificate that the operator ignores',
    world: 'backends',
    change: all(
      set('Repository s3', 'spec.backend.s3.endpoint', 'minio.example.com'),
      set('ExternalSecret s3-storage', 'spec.data[3]', { secretKey: 'CA_CERT_DATA', remoteRef: { key: 'archive/ca' } }),
    ),
  },
  {
    rule: 'STASH105',
    breaks: 'wipeOut in Azure without the key, for a workload identity',
    world: 'claim',
    change: all(
      removed('ExternalSecret photos-storage', 'spec.data[2]'),
      set('BackupConfiguration media', 'metadata.labels', { 'azure.workload.identity/use': 'true' }),
    ),
    also: { rules: ['STASH201'], because: 'the operator cannot list snapshots without it either' },
  },
  {
    rule: 'STASH105',
    breaks: 'wipeOut in another cloud of Azure',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings.container.env[0]', { name: 'AZURE_ENDPOINT_SUFFIX', value: 'core.chinacloudapi.cn' }),
      set('RestoreSession media', 'spec.runtimeSettings.container.env[0]', { name: 'AZURE_ENDPOINT_SUFFIX', value: 'core.chinacloudapi.cn' }),
    ),
  },
  {
    rule: 'STASH105',
    breaks: 'wipeOut in a blueprint for B2',
    world: 'blueprint',
    change: all(
      removed('BackupBlueprint files', 'spec.backend.gcs'),
      set('BackupBlueprint files', 'spec.backend.b2', { bucket: 'platform-files', prefix: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}' }),
      set('BackupBlueprint files', 'spec.wipeOut', true),
    ),
  },
  {
    rule: 'STASH106',
    breaks: 'wipeOut with a slash before the prefix',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.prefix', '/photos/media'),
  },
  { rule: 'STASH106', breaks: 'wipeOut without a prefix', world: 'backends', change: removed('Repository s3', 'spec.backend.s3.prefix') },
  {
    rule: 'STASH106',
    breaks: 'wipeOut with a slash behind the prefix',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.prefix', 'photos/media/'),
  },
  {
    rule: 'STASH106',
    breaks: 'wipeOut in a blueprint with a slash before the prefix',
    world: 'blueprint',
    change: all(
      set('BackupBlueprint files', 'spec.backend.gcs.prefix', '/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}'),
      set('BackupBlueprint files', 'spec.wipeOut', true),
    ),
  },
  { rule: 'STASH107', breaks: 'usagePolicy is empty', world: 'backends', change: set('Repository s3', 'spec.usagePolicy', {}) },
  {
    rule: 'STASH107',
    breaks: 'from is Selector, but there is no selector',
    world: 'backends',
    change: set('Repository s3', 'spec.usagePolicy', { allowedNamespaces: { from: 'Selector' } }),
  },
  {
    rule: 'STASH107',
    breaks: 'the selector has an invalid operator',
    world: 'backends',
    change: set('Repository s3', 'spec.usagePolicy.allowedNamespaces', {
      from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'Equals', values: ['red'] }] },
    }),
  },
  {
    rule: 'STASH107',
    breaks: 'usagePolicy is empty in a blueprint',
    world: 'blueprint',
    change: set('BackupBlueprint files', 'spec.usagePolicy', {}),
  },
  {
    rule: 'STASH107',
    breaks: 'usagePolicy is empty, and there are backups',
    world: 'shared',
    change: set('Repository central', 'spec.usagePolicy', {}),
  },
  {
    rule: 'STASH108',
    breaks: 'the selector names another namespace than the one that the backup and its Repository are in',
    world: 'claim',
    change: set('Repository media', 'spec.usagePolicy.allowedNamespaces', {
      from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'photo' } },
    }),
  },
  {
    rule: 'STASH109',
    breaks: 'a local volume is mounted where Stash keeps its own',
    world: 'backends',
    change: set('Repository local', 'spec.backend.local.mountPath', '/stash/data'),
  },
  {
    rule: 'STASH109',
    breaks: 'a local volume is mounted over the temporary files of Stash',
    world: 'backends',
    change: set('Repository local', 'spec.backend.local.mountPath', '/stash-tmp'),
  },
  {
    rule: 'STASH110',
    breaks: 'backups are kept in an emptyDir',
    world: 'backends',
    change: all(removed('Repository local', 'spec.backend.local.nfs'), set('Repository local', 'spec.backend.local.emptyDir', {})),
  },
  {
    rule: 'STASH110',
    breaks: 'backups are kept in a ConfigMap',
    world: 'backends',
    change: all(removed('Repository local', 'spec.backend.local.nfs'), set('Repository local', 'spec.backend.local.configMap', { name: 'archive' })),
  },
  {
    rule: 'STASH110',
    breaks: 'the volume is mounted read-only',
    world: 'backends',
    change: set('Repository local', 'spec.backend.local.nfs.readOnly', true),
  },
  {
    rule: 'STASH110',
    breaks: 'backups are kept in an ephemeral volume',
    world: 'backends',
    change: all(
      removed('Repository local', 'spec.backend.local.nfs'),
      set('Repository local', 'spec.backend.local.ephemeral', {}),
    ),
  },
  {
    rule: 'STASH111',
    breaks: 'a slash behind the S3 endpoint',
    world: 'backends',
    change: set('Repository s3', 'spec.backend.s3.endpoint', 'https://minio.example.com/'),
  },
  {
    rule: 'STASH111',
    breaks: 'a path in the S3 endpoint',
    world: 'backends',
    change: set('Repository s3', 'spec.backend.s3.endpoint', 'https://minio.example.com/s3'),
  },
  {
    rule: 'STASH112',
    breaks: 'the name of the container has capitals',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.container', 'PhotoBackups'),
  },
  {
    rule: 'STASH112',
    breaks: 'the name of the container is empty',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.container', ''),
  },
  {
    rule: 'STASH112',
    breaks: 'a negative number of connections',
    world: 'claim',
    change: set('Repository media', 'spec.backend.azure.maxConnections', -1),
  },
  {
    rule: 'STASH112',
    breaks: 'the text `undefined` in a prefix',
    world: 'backends',
    change: set('Repository gcs', 'spec.backend.gcs.prefix', 'undefined/gcs'),
  },
  { rule: 'STASH112', breaks: 'no address of the REST server', world: 'backends', change: removed('Repository rest', 'spec.backend.rest.url') },
  { rule: 'STASH112', breaks: 'a relative path on an NFS server', world: 'backends', change: set('Repository local', 'spec.backend.local.nfs.path', 'archive') },
  { rule: 'STASH112', breaks: 'a local backend without a volume', world: 'backends', change: removed('Repository local', 'spec.backend.local.nfs') },
  {
    rule: 'STASH112',
    breaks: 'a local backend with two volumes',
    world: 'backends',
    change: set('Repository local', 'spec.backend.local.hostPath', { path: '/archive' }),
  },
  {
    rule: 'STASH112',
    breaks: 'the name of the bucket has capitals',
    world: 'backends',
    change: set('Repository gcs', 'spec.backend.gcs.bucket', 'Archive'),
  },
  {
    rule: 'STASH112',
    breaks: 'a REST server in the pod itself',
    world: 'interim',
    change: set('Repository logs', 'spec.backend.rest.url', 'http://localhost:8000/logs'),
  },
  {
    rule: 'STASH112',
    breaks: 'a slash in the name of a container of Swift',
    world: 'backends',
    change: set('Repository swift', 'spec.backend.swift.container', 'archive/old'),
  },
  {
    rule: 'STASH321',
    breaks: 'the name of the Repository has capitals',
    world: 'backends',
    change: set('Repository gcs', 'metadata.name', 'Archive'),
  },
  {
    rule: 'STASH113',
    breaks: 'backups of a claim are kept on the claim',
    world: 'claim',
    change: all(...MEDIA_ON_VOLUME, set('Repository media', 'spec.backend.local', { mountPath: '/safe', persistentVolumeClaim: { claimName: 'media' } })),
  },
  {
    rule: 'STASH113',
    breaks: 'backups of a Deployment are kept on the share that they are of',
    world: 'deployment',
    change: all(
      removed('Repository wiki', 'spec.backend.s3'),
      set('Repository wiki', 'spec.backend.local', { mountPath: '/safe', nfs: { server: 'files.example.com', path: '/wiki' } }),
    ),
  },
  {
    rule: 'STASH113',
    breaks: 'a blueprint keeps the backups of a Deployment on its own claim',
    world: 'blueprint',
    change: all(
      removed('BackupBlueprint files', 'spec.backend.gcs'),
      set('BackupBlueprint files', 'spec.backend.local', {
        mountPath: '/safe', subPath: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}', persistentVolumeClaim: { claimName: 'pages' },
      }),
    ),
  },
  {
    rule: 'STASH113',
    breaks: 'backups of a Deployment are kept in a folder of the share that they are of',
    world: 'deployment',
    change: all(
      removed('Repository wiki', 'spec.backend.s3'),
      set('Repository wiki', 'spec.backend.local', { mountPath: '/safe', nfs: { server: 'files.example.com', path: '/wiki/backups' } }),
    ),
  },
  {
    rule: 'STASH113',
    breaks: 'backups of a Deployment are kept around the share that they are of',
    world: 'deployment',
    change: all(
      removed('Repository wiki', 'spec.backend.s3'),
      set('Repository wiki', 'spec.backend.local', { mountPath: '/safe', nfs: { server: 'files.example.com', path: '/' } }),
    ),
  },
  {
    rule: 'STASH113',
    breaks: 'a local Repository is mounted inside of what is backed up',
    world: 'claim',
    change: all(...MEDIA_ON_VOLUME, set('Repository media', 'spec.backend.local', { mountPath: '/stash-data/backups', nfs: { server: 'files.example.com', path: '/' } })),
  },
  {
    rule: 'STASH113',
    breaks: 'a local Repository is mounted where the claim is',
    world: 'claim',
    change: all(...MEDIA_ON_VOLUME, set('Repository media', 'spec.backend.local', { mountPath: '/stash-data', nfs: { server: 'files.example.com', path: '/' } })),
  },
  {
    rule: 'STASH114',
    breaks: 'a DaemonSet keeps its backups on a claim that one node can mount',
    world: 'statefulset',
    change: all(...onClaim('edge', 'ReadWriteOnce')),
  },
  {
    rule: 'STASH114',
    breaks: 'three pods keep their backups on a claim that one pod can mount',
    world: 'statefulset',
    change: all(...onClaim('search', 'ReadWriteOncePod')),
  },
  {
    rule: 'STASH114',
    breaks: 'backups are kept on a claim that is ReadOnlyMany',
    world: 'statefulset',
    change: all(...onClaim('edge', 'ReadOnlyMany')),
  },
  {
    rule: 'STASH116',
    breaks: 'a Job for a claim keeps its backups in a directory of the node',
    world: 'claim',
    change: all(...MEDIA_ON_VOLUME, set('Repository media', 'spec.backend.local', { mountPath: '/safe', hostPath: { path: '/srv/backups' } })),
  },
  {
    rule: 'STASH115',
    breaks: 'another region than that of the S3 endpoint',
    world: 'deployment',
    change: set('Repository wiki', 'spec.backend.s3.region', 'us-east-1'),
  },
  {
    rule: 'STASH117',
    breaks: 'a restore from the public cloud of Azure, of what is stored in that of China',
    world: 'claim',
    change: all(
      removed('Repository media', 'spec.wipeOut'),
      set('BackupConfiguration media', 'spec.runtimeSettings.container.env[0]', { name: 'AZURE_ENDPOINT_SUFFIX', value: 'core.chinacloudapi.cn' }),
    ),
  },
];
