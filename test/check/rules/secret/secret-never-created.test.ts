import { secretNeverCreated } from '../../../../lib/check/rules/secret/secret-never-created';
import { appBinding } from '../backup/manifests';
import { blueprint, clusterExternalSecret, externalSecret, foundBy, repository, sealedSecret, secret } from '../manifests';

const repo = repository('repo', { gcs: { bucket: 'safe' } });
const database = (spec: object) => appBinding({ name: 'db', namespace: 'demo', spec });
const PASSWORD = [{ secretKey: 'RESTIC_PASSWORD', remoteRef: { key: 'restic' } }];
const filling = (creationPolicy?: unknown, data: object = PASSWORD) => externalSecret('vault', { target: { name: 'storage', creationPolicy }, data });

const at = 'warning STASH208 ExternalSecret vault spec.target.creationPolicy:';
const none = (reader = 'Repository demo/repo', name = 'storage') => [`${at} is None, so that External Secrets never creates Secret demo/${name}, which ${reader} reads: `
  + 'leave creationPolicy out, or set it to Orphan; if something else creates the Secret, nothing is wrong'];
const merge = [`${at} is Merge, so that External Secrets only adds to Secret demo/storage, which Repository demo/repo reads, and the manifests have no such Secret to `
  + 'add to: leave creationPolicy out, set it to Orphan, or declare the Secret; if something else creates it, nothing is wrong'];

test.each<[string, readonly object[], string[]]>([
  ['None', [filling('None'), repo], none()],
  ['Merge', [filling('Merge'), repo], merge],
  ['a blueprint', [filling('None'), blueprint({ gcs: { bucket: 'safe' } }, { repoNamespace: 'demo' })], none('BackupBlueprint pattern')],
  ['the credentials of a database', [filling('None'), database({ secret: { name: 'storage' } })], none('AppBinding demo/db')],
  ['the client certificate of a database', [filling('None'), database({ tlsSecret: { name: 'storage' } })], none('AppBinding demo/db')],
  ['a Secret of both', [filling('None'), repo, database({ secret: { name: 'storage' } })], none()],
  ['None and Merge', [filling('None'), { ...filling('Merge'), metadata: { name: 'other', namespace: 'demo' } }, repo], [merge[0]!.replace('vault', 'other')]],
  ['a Secret under the name of its ExternalSecret', [externalSecret('vault', { target: { creationPolicy: 'None' } }), database({ secret: { name: 'vault' } })],
    none('AppBinding demo/db', 'vault')],
  ['Merge into a Secret', [filling('Merge'), repo, secret('storage', { GOOGLE_PROJECT_ID: 'p' })], []],
  ['Merge into a SealedSecret', [filling('Merge'), repo, sealedSecret('storage', { encryptedData: {} })], []],
  ['Merge into the Secret of another ExternalSecret', [externalSecret('base', { target: { name: 'storage' } }), filling('Merge'), repo], []],
  ['Merge into the Secret that a ClusterExternalSecret makes', [clusterExternalSecret('all', { target: { name: 'storage' } }), filling('Merge'), repo], []],
  ['the same by its own name', [clusterExternalSecret('storage', {}), filling('Merge'), repo], []],
  ['the same by the name of its ExternalSecrets', [{ ...clusterExternalSecret('all', {}), spec: { externalSecretName: 'storage' } }, filling('Merge'), repo], []],
  ['Merge into what a ClusterExternalSecret only adds to as well', [clusterExternalSecret('storage', { target: { creationPolicy: 'Merge' } }), filling('Merge'), repo], merge],
  ['None in a ClusterExternalSecret', [clusterExternalSecret('storage', { target: { creationPolicy: 'None' }, data: PASSWORD }, { namespaces: ['demo'] }), repo],
    [none()[0]!.replace('ExternalSecret vault spec', 'ClusterExternalSecret storage spec.externalSecretSpec').replace('demo/storage', 'storage')]],
  ['Merge into a Secret of another namespace', [filling('Merge'), repo, secret('storage', {}, { namespace: 'vault' })], merge],
  ['Merge of other keys than the password, which must come from elsewhere', [filling('Merge', [{ secretKey: 'GOOGLE_PROJECT_ID' }]), repo], []],
  ['Merge into the Secret of a database, which its operator creates', [filling('Merge'), database({ secret: { name: 'storage' } })], []],
  ['Owner', [filling('Owner'), repo], []],
  ['Orphan', [filling('Orphan'), repo], []],
  ['CreateOrMerge', [filling('CreateOrMerge'), repo], []],
  ['no policy', [filling(), repo], []],
  ['nonsense', [filling(['None']), repo], []],
  ['a Secret that nothing reads', [filling('None')], []],
  ['a Secret of another API', [filling('None'), database({ secret: { name: 'storage', kind: 'Secret', apiGroup: 'virtual-secrets.dev' } })], []],
])('%s', (_, manifests, expected) => {
  expect(foundBy(secretNeverCreated, manifests)).toEqual(expected);
});
