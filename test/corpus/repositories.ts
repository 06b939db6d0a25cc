import type { Examples } from './documents';
import { b2, gcs, local, rest, s3, swift } from '../repository/backend-repositories';
import { demoChart, demoRepository } from '../repository/demo';
import { Checks, StorageSecret, VolumeSource } from 'cdk8s-stash';

const prefix = '/demo/deployment/my-deploy';
const onVolume = (name: string, volume: VolumeSource) => () => local({ metadata: { name: `local-repo-with-${name}` }, volume });
const ofWorkload = (name: string) => () => gcs({ bucket: 'appscode-qa', prefix: `/source/data/sample-${name}` });
const deployment = '/backup/demo/deployment/stash-demo';

export const REPOSITORIES: Examples = {
  'concepts/crds/repository/repository.yaml gcs-demo-repo': () =>
    gcs({ metadata: { name: 'gcs-demo-repo' }, bucket: 'stash-demo-backup', prefix: 'demo', wipeOut: false }),
  'guides/backends/azure/examples/azure.yaml azure-repo': () => demoRepository({ metadata: { name: 'azure-repo' }, prefix }),
  'guides/backends/b2/examples/b2.yaml b2-repo': () => b2({ prefix }),
  'guides/backends/gcs/examples/gcs.yaml gcs-repo': () => gcs({ prefix }),
  'guides/backends/rest/examples/rest.yaml rest-repo': () => rest(),
  'guides/backends/s3/examples/minio.yaml minio-repo': () => {
    const chart = demoChart();
    return s3({
      metadata: { name: 'minio-repo' },
      endpoint: 'https://my-minio-service.minio-namespace.svc',
      prefix: deployment,
      storageSecret: StorageSecret.fromSecretName(chart, 'MinioSecret', 'minio-secret'),
    }, chart);
  },
  'guides/backends/s3/examples/s3.yaml s3-repo': () => s3({ region: 'us-west-1', prefix: deployment }),
  'guides/backends/swift/examples/swift.yaml swift-repo': () => swift({ prefix }),
  'guides/backends/local/examples/awsElasticBolckStore.yaml local-repo-with-awsebs': onVolume('awsebs', VolumeSource.awsElasticBlockStore({
    volumeId: '<volume-id>', fsType: 'ext4',
  })),
  'guides/backends/local/examples/azureDisk.yaml local-repo-with-azuredisk': onVolume('azuredisk', VolumeSource.azureDisk({
    diskName: 'stash.vhd', diskUri: 'https://someaccount.blob.microsoft.net/vhds/stash.vhd',
  })),
  'guides/backends/local/examples/emptyDir.yaml local-repo-with-emptydir': () => {
    const repository = onVolume('emptydir', VolumeSource.emptyDir({}))();
    // To acknowledge it would put an annotation into the manifest, which the document has not.
    Checks.of(repository.node.root).turnOff('STASH110', 'a demonstration');
    return repository;
  },
  'guides/backends/local/examples/gcePersistentDisk.yaml local-repo-with-gcepersistentdisk': onVolume('gcepersistentdisk',
    VolumeSource.gcePersistentDisk({ pdName: 'stash-repo', fsType: 'ext4' })),
  'guides/backends/local/examples/hostPath.yaml local-repo-with-hostpath': onVolume('hostpath', VolumeSource.hostPath({
    path: '/data/stash-test/repo',
  })),
  'guides/backends/local/examples/nfs.yaml local-repo-with-nfs': onVolume('nfs', VolumeSource.nfs({
    server: 'nfs-service.storage.svc.cluster.local', path: '/',
  })),
  'guides/backends/local/examples/pvc.yaml local-repo-with-pvc': onVolume('pvc', VolumeSource.persistentVolumeClaimName('repo-pvc')),
  'guides/backends/local/examples/storageOS.yaml local-repo-with-storageos': onVolume('storageos', VolumeSource.storageos({
    volumeName: 'stash-vol01', fsType: 'ext4',
  })),
  'guides/workloads/daemonset/examples/repository.yaml gcs-repo': ofWorkload('daemonset'),
  'guides/workloads/deployment/examples/repository.yaml gcs-repo': ofWorkload('deployment'),
  'guides/workloads/statefulset/examples/repository.yaml gcs-repo': ofWorkload('statefulset'),
};
