import type { ClusterOptions } from '../../../lib/check/cluster';
import type { Rule } from '../../../lib/check/rule';
import { findingsIn } from '../judged';

interface Placing {
  readonly namespace?: string;
  readonly annotations?: object;
  readonly labels?: object;
}

const object = (apiVersion: string, kind: string, name: string, placing: Placing, rest: object) =>
  ({ apiVersion, kind, metadata: { name, namespace: 'demo', ...placing }, ...rest });

/** A Repository with this backend, and a storage Secret that is not part of the input. */
export const repository = (name: string, backend: object, spec: object = {}, placing: Placing = {}) =>
  object('stash.appscode.com/v1alpha1', 'Repository', name, placing, { spec: { backend: { storageSecretName: 'storage', ...backend }, ...spec } });

/** A BackupBlueprint, by the pattern of which Stash makes Repositories. */
export const blueprint = (backend: object, spec: object = {}) => ({
  apiVersion: 'stash.appscode.com/v1beta1',
  kind: 'BackupBlueprint',
  metadata: { name: 'pattern' },
  spec: { backend: { storageSecretName: 'storage', ...backend }, ...spec },
});

/** What backs a workload up into a Repository. */
export const backup = (name: string, into: string | object, spec: object = {}, placing: Placing = {}) =>
  object('stash.appscode.com/v1beta1', 'BackupConfiguration', name, placing, {
    spec: {
      repository: typeof into === 'string' ? { name: into } : into,
      target: { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name }, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      schedule: '0 2 * * *',
      retentionPolicy: { name: 'keep-last-5', keepLast: 5, prune: true },
      ...spec,
    },
  });

/** What restores from a Repository. */
export const restore = (name: string, from: string | object, spec: object = {}, placing: Placing = {}) =>
  object('stash.appscode.com/v1beta1', 'RestoreSession', name, placing, {
    spec: { repository: typeof from === 'string' ? { name: from } : from, ...spec },
  });

export const secret = (name: string, stringData: object, placing: Placing = {}) => object('v1', 'Secret', name, placing, { stringData });

export const encodedSecret = (name: string, data: { readonly [key: string]: string }) => object('v1', 'Secret', name, {}, {
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
});

export const sealedSecret = (name: string, spec: object, placing: Placing = {}) =>
  object('bitnami.com/v1alpha1', 'SealedSecret', name, placing, { spec });

export const externalSecret = (name: string, spec: object, placing: Placing = {}) =>
  object('external-secrets.io/v1', 'ExternalSecret', name, placing, { spec });

/** @param where which namespaces it is for */
export const clusterExternalSecret = (name: string, externalSecretSpec: object, where: object = {}) =>
  ({ apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata: { name }, spec: { ...where, externalSecretSpec } });

export const pushSecret = (name: string, spec: object, placing: Placing = {}) =>
  object('external-secrets.io/v1alpha1', 'PushSecret', name, placing, { spec });

/** What one rule finds. */
export const foundBy = (rule: Rule, manifests: string | readonly object[], options: ClusterOptions = {}) =>
  findingsIn(manifests, { ...options, rules: [rule] });
