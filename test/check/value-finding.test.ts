import { findingsIn } from './judged';
import { backup, blueprint, repository } from './rules/manifests';
import { nameBreaksLabel } from '../../lib/check/rules/backup/target/name-breaks-label';
import { notBySchema } from '../../lib/check/rules/gitops/not-by-schema';
import { misreadS3Endpoint } from '../../lib/check/rules/repository/misread-s3-endpoint';
import { refusedBackendValue } from '../../lib/check/rules/repository/refused-backend-value';

const rules = [refusedBackendValue, misreadS3Endpoint, nameBreaksLabel, notBySchema];
const target = { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: '${app}' } };

// As Flux and envsubst replace them.
test.each<[string, object, string]>([
  ['STASH112', repository('repo', { azure: { container: '${container}' } }), 'Repository repo spec.backend.azure.container: "${container}"'],
  ['STASH112', repository('repo', { gcs: { bucket: '${bucket:=backups}' } }), 'Repository repo spec.backend.gcs.bucket: "${bucket:=backups}"'],
  ['STASH321', repository('repo-${cluster}', { gcs: { bucket: 'backups' } }), 'Repository repo-${cluster} metadata.name: "repo-${cluster}"'],
  ['STASH111', repository('repo', { s3: { bucket: 'backups', endpoint: '${endpoint}' } }), 'Repository repo spec.backend.s3.endpoint: "${endpoint}"'],
  ['STASH321', backup('shop', 'repo', { target }), 'BackupConfiguration shop spec.target.ref.name: "${app}"'],
  ['STASH606', backup('shop', 'repo', { retentionPolicy: { name: 'keep', keepLast: '${keep}', prune: true } }), 'BackupConfiguration shop spec.retentionPolicy.keepLast: "${keep}"'],
  ['STASH606',
    blueprint({ gcs: { bucket: '${TARGET_NAMESPACE}', maxConnections: '${max}' } }, { schedule: '0 2 * * *', retentionPolicy: { name: 'keep', keepLast: 1, prune: true } }),
    'BackupBlueprint pattern spec.backend.gcs.maxConnections: "${max}"'],
])('%s waits for a variable to be replaced', (rule, manifest, value) => {
  expect(findingsIn([manifest], { rules })).toEqual([
    `error ${rule} ${value} has a variable that is not replaced yet: render the manifests before they are checked, such as with flux envsubst`,
  ]);
});
