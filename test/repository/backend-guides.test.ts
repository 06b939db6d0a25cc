import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { b2, gcs, local, rest, s3, swift } from './backend-repositories';
import { yamlOf } from './demo';
import { violations } from './structural-schema';
import { CRDS, HAS_CRDS, published } from '../imports/conformance';
import { type Repository, VolumeSource } from 'cdk8s-stash';

/** Stash's documentation lies beside the project; it is no part of it. */
const GUIDES = join(__dirname, '../../../shared/corpus/guides/backends');
const HAS_GUIDES = existsSync(GUIDES);
if (!HAS_GUIDES) {
  console.warn(`NOT CHECKED: whether the Repositories of the guides come out field for field, for there is no ${GUIDES}`);
}
if (!HAS_CRDS) {
  console.warn(`NOT CHECKED: whether the published CRD takes the Repositories of the guides, for there is none in ${CRDS}`);
}

const PREFIX = '/demo/deployment/my-deploy';
const onVolume = (name: string, volume: VolumeSource) => () => local({ metadata: { name: `local-repo-with-${name}` }, volume });

const GUIDE: ReadonlyArray<[string, () => Repository]> = [
  ['b2/examples/b2.yaml', () => b2({ prefix: PREFIX })],
  ['gcs/examples/gcs.yaml', () => gcs({ prefix: PREFIX })],
  ['rest/examples/rest.yaml', () => rest()],
  ['s3/examples/s3.yaml', () => s3({ region: 'us-west-1', prefix: '/backup/demo/deployment/stash-demo' })],
  ['swift/examples/swift.yaml', () => swift({ prefix: PREFIX })],
  ['local/examples/awsElasticBolckStore.yaml', onVolume('awsebs', VolumeSource.awsElasticBlockStore({ volumeId: '<volume-id>', fsType: 'ext4' }))],
  ['local/examples/azureDisk.yaml', onVolume('azuredisk', VolumeSource.azureDisk({
    diskName: 'stash.vhd', diskUri: 'https://someaccount.blob.microsoft.net/vhds/stash.vhd',
  }))],
  ['local/examples/emptyDir.yaml', onVolume('emptydir', VolumeSource.emptyDir({}))],
  ['local/examples/gcePersistentDisk.yaml', onVolume('gcepersistentdisk', VolumeSource.gcePersistentDisk({ pdName: 'stash-repo', fsType: 'ext4' }))],
  ['local/examples/hostPath.yaml', onVolume('hostpath', VolumeSource.hostPath({ path: '/data/stash-test/repo' }))],
  ['local/examples/nfs.yaml', onVolume('nfs', VolumeSource.nfs({ server: 'nfs-service.storage.svc.cluster.local', path: '/' }))],
  ['local/examples/pvc.yaml', onVolume('pvc', VolumeSource.persistentVolumeClaimName('repo-pvc'))],
  ['local/examples/storageOS.yaml', onVolume('storageos', VolumeSource.storageos({ volumeName: 'stash-vol01', fsType: 'ext4' }))],
];

(HAS_GUIDES ? test : test.skip).each(GUIDE)('%s comes out field for field', (path, repository) => {
  expect(parse(yamlOf(repository()))).toEqual(parse(readFileSync(join(GUIDES, path), 'utf8')));
});

(HAS_GUIDES ? test : test.skip)('s3/examples/minio.yaml comes out field for field', () => {
  const repository = s3({
    metadata: { name: 'minio-repo' }, endpoint: 'https://my-minio-service.minio-namespace.svc', prefix: '/backup/demo/deployment/stash-demo',
  });
  const text = yamlOf(repository).replace('s3-secret', 'minio-secret');
  expect(parse(text)).toEqual(parse(readFileSync(join(GUIDES, 's3/examples/minio.yaml'), 'utf8')));
});

(HAS_CRDS ? test : test.skip).each(GUIDE)('the CRD takes %s', (_, repository) => {
  const schema = published({ group: 'stash.appscode.com', version: 'v1alpha1', kind: 'Repository' });
  expect([...violations(schema, parse(yamlOf(repository())))]).toEqual([]);
});
