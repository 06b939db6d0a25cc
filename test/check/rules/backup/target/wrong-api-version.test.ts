import { linesOf, object } from '../manifests';

const about = (kind: string, apiVersion: string | undefined) => linesOf('STASH315', [
  object('BackupConfiguration', { spec: { target: { ref: { apiVersion, kind, name: 'x' } } } }),
  object('RestoreSession', { spec: { target: { ref: { apiVersion, kind, name: 'x' } } } }),
]);

test.each<[string, string | undefined, string | undefined]>([
  ['Deployment', 'apps/v1', undefined],
  ['Deployment', 'apps/v1beta2', undefined],
  ['Deployment', undefined, undefined],
  ['Deployment', 'v1', 'apps/v1'],
  ['StatefulSet', 'extensions/v1', 'apps/v1'],
  ['DaemonSet', 'app/v1', 'apps/v1'],
  ['PersistentVolumeClaim', 'v1', undefined],
  ['PersistentVolumeClaim', 'apps/v1', 'v1'],
  ['AppBinding', 'appcatalog.appscode.com/v1alpha1', undefined],
  ['AppBinding', 'apps/v1', 'appcatalog.appscode.com/v1alpha1'],
  ['Namespace', 'core/v1', 'v1'],
  ['Widget', 'whatever/v1', undefined],
  ['constructor', 'whatever/v1', undefined],
])('%s of %s', (kind, apiVersion, expected) => {
  const found = `x spec.target.ref.apiVersion: "${apiVersion}" is not the API version of the kind ${kind}, so Stash would find nothing: write "${expected}"`;
  expect(about(kind, apiVersion)).toEqual(expected === undefined ? [] : [`warning BackupConfiguration ${found}`, `warning RestoreSession ${found}`]);
});
