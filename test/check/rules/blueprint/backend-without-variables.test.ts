import { findingsIn } from '../../judged';

const about = (backend: string) => findingsIn(`
apiVersion: stash.appscode.com/v1beta1
kind: BackupBlueprint
metadata: { name: x }
spec: { backend: ${backend}, schedule: 0 2 * * *, retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true } }`)
  .filter((line) => line.includes('STASH501')).map((line) => line.replace(' STASH501 BackupBlueprint x', ''));

const MEND = 'write a prefix such as "stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}"';
const mendIn = (field: string) => MEND.replace('a prefix such as "', field);
const SEVERAL = 'so that several targets would share one restic repository and remove the snapshots of each other';

const PREFIX = '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}';
const FLAT = '${TARGET_NAMESPACE}-${TARGET_KIND}-${TARGET_NAME}';
const ALL = '${TARGET_NAMESPACE}, ${TARGET_NAME} and ${TARGET_KIND}';

test.each<[string, string, string[]]>([
  ['all three in the prefix', '{ storageSecretName: s, gcs: { bucket: b, prefix: "/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['the plural of the kind', '{ storageSecretName: s, gcs: { bucket: b, prefix: "/${TARGET_NAMESPACE}/${TARGET_RESOURCE}/${TARGET_NAME}" } }', []],
  ['with a default', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACE:=x}/${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['in the bucket and the prefix', '{ storageSecretName: s, gcs: { bucket: "b-${TARGET_NAMESPACE}", prefix: "${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['in the url', '{ storageSecretName: s, rest: { url: "http://rest/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['in subPath', '{ storageSecretName: s, local: { mountPath: /safe, subPath: "${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['no kind', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACE}/${TARGET_NAME}" } }', [
    `note spec.backend: does not name \${TARGET_KIND}, so that a Deployment and a claim of the same name would share one restic repository: ${MEND}`,
  ]],
  ['no kind, with what only databases fill in', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_APP_RESOURCE}/${TARGET_NAMESPACE}/${TARGET_NAME}" } }', []],
  ['no kind, with the Task of databases', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACE}/${TARGET_NAME}" } }, task: { name: "postgres-backup-${TARGET_APP_VERSION}" }', []],
  ['no name', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACE}/${TARGET_KIND}" } }', [
    `error spec.backend: does not name \${TARGET_NAME}, ${SEVERAL}: ${MEND}`,
  ]],
  ['nothing', '{ storageSecretName: s, gcs: { bucket: b } }', [
    `error spec.backend: does not name \${TARGET_NAMESPACE}, \${TARGET_NAME} and \${TARGET_KIND}, ${SEVERAL}: ${MEND}`,
  ]],
  ['names that only begin alike', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACES:=all}/${TARGET_KIND}/${TARGET_NAME}" } }', [
    `error spec.backend: does not name \${TARGET_NAMESPACE}, ${SEVERAL}: ${MEND}`,
  ]],
  ['a misspelt name, as another rule says', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACES}/${TARGET_KIND}/${TARGET_NAME}" } }', []],
  ['no backend, as another rule says', '{ storageSecretName: s }', []],
  ['where a local backend is mounted, which is not where its data is', `{ storageSecretName: s, local: { mountPath: "${PREFIX}", subPath: stash, nfs: { server: n, path: / } } }`, [
    `error spec.backend: names ${ALL} where that does not change the place, ${SEVERAL}: ${mendIn('a subPath such as "')}`,
  ]],
  ['the storage Secret', `{ storageSecretName: "${FLAT}", gcs: { bucket: b, prefix: stash } }`, [
    `error spec.backend: names ${ALL} where that does not change the place, ${SEVERAL}: ${MEND}`,
  ]],
  ['the region of a bucket', `{ storageSecretName: s, s3: { endpoint: s3.amazonaws.com, bucket: b, prefix: stash, region: "${FLAT}" } }`, [
    `error spec.backend: names ${ALL} where that does not change the place, ${SEVERAL}: ${MEND}`,
  ]],
  ['a prefix that leads back', `{ storageSecretName: s, gcs: { bucket: b, prefix: "${PREFIX}/../../../stash" } }`, [
    `error spec.backend: names ${ALL} where that does not change the place, ${SEVERAL}: ${MEND}`,
  ]],
  ['a prefix that leads back in part', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}/.." } }', [
    `error spec.backend: names \${TARGET_NAME} where that does not change the place, ${SEVERAL}: ${MEND}`,
  ]],
  ['one that is not there beside one that leads back', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_KIND}/${TARGET_NAME}/../x" } }', [
    `error spec.backend: does not name \${TARGET_NAMESPACE}, and names \${TARGET_NAME} where that does not change the place, ${SEVERAL}: ${MEND}`,
  ]],
  ['a kind that leads back', '{ storageSecretName: s, gcs: { bucket: b, prefix: "${TARGET_KIND}/../${TARGET_NAMESPACE}/${TARGET_NAME}" } }', [
    `note spec.backend: names \${TARGET_KIND} where that does not change the place, so that a Deployment and a claim of the same name would share one restic repository: ${MEND}`,
  ]],
  ['a dot that leads nowhere', `{ storageSecretName: s, gcs: { bucket: b, prefix: "x/../${PREFIX}/." } }`, []],
  ['the query of an address', `{ storageSecretName: s, rest: { url: "http://rest.example.com/stash?${FLAT}" } }`, [
    `error spec.backend: names ${ALL} where that does not change the place, ${SEVERAL}: ${mendIn('a url that ends in "/')}`,
  ]],
  ['the path of an NFS server', `{ storageSecretName: s, local: { mountPath: /safe, nfs: { server: n, path: "/${PREFIX}" } } }`, []],
  ['a claim of each namespace', '{ storageSecretName: s, local: { mountPath: /safe, subPath: "${TARGET_KIND}/${TARGET_NAME}", persistentVolumeClaim: { claimName: c } } }', []],
  ['a claim of one namespace', '{ storageSecretName: s, local: { mountPath: /safe, subPath: "${TARGET_KIND}/${TARGET_NAME}", persistentVolumeClaim: { claimName: c } } }, backupNamespace: stash', [
    `error spec.backend: does not name \${TARGET_NAMESPACE}, ${SEVERAL}: ${mendIn('a subPath such as "')}`,
  ]],
])('%s', (_, backend, expected) => {
  expect(about(backend)).toEqual(expected);
});
