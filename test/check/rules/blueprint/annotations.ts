import { object, type Parts } from '../backup/manifests';

/** Annotations by what stands behind `stash.appscode.com/`. */
export const asking = (annotations: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`stash.appscode.com/${name}`, value]));

const pods = { volumes: [{ name: 'data' }, { name: 'conf' }], containers: [{ name: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] };

/** A Deployment with two volumes. */
export const deployment = (annotations: object, podAnnotations?: object) =>
  object('Deployment', { annotations, spec: { template: { metadata: { annotations: podAnnotations }, spec: pods } } }, 'apps/v1');

export const claim = (annotations: object, parts: Parts = {}) => object('PersistentVolumeClaim', { annotations, ...parts }, 'v1');

/** A BackupBlueprint that tells its targets apart. */
export const blueprint = (name: string, spec: object = {}) => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind: 'BackupBlueprint',
  metadata: { name },
  spec: { backend: { gcs: { bucket: 'safe', prefix: '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}' }, storageSecretName: 'storage' }, ...spec },
});
