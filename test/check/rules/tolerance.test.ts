import fc from 'fast-check';
import { backup, blueprint, externalSecret, repository, restore, sealedSecret, secret } from './manifests';
import { changed, placesInManifests } from './places';
import { REPOSITORY_RULES, SECRET_RULES } from '../../../lib/check/rules/index';
import { findingsIn } from '../judged';

const WHOLE = [
  repository('a', { azure: { container: 'safe', prefix: 'a', maxConnections: 1 } },
    { wipeOut: true, usagePolicy: { allowedNamespaces: { from: 'Selector', selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] } } } }),
  repository('b', { s3: { endpoint: 'minio', bucket: 'safe', prefix: 'a', region: 'x' } }),
  repository('c', { rest: { url: 'https://rest.example.com/a' } }),
  repository('d', { local: { mountPath: '/safe', subPath: 'a', hostPath: { path: '/a' }, csi: { driver: 'd', volumeAttributes: { a: 'b' } } } }),
  repository('e', { local: { mountPath: '/safe', persistentVolumeClaim: { claimName: 'a' }, nfs: { server: 'a', path: '/' }, azureFile: { shareName: 'a', secretName: 'b' } } }),
  repository('f', { swift: { container: 'safe' } }, { wipeOut: true }),
  repository('g', { gcs: { bucket: 'safe' } }), repository('h', { b2: { bucket: 'safe-safe' } }),
  blueprint({ gcs: { bucket: 'safe' } }, { repoNamespace: 'demo', runtimeSettings: { container: { env: [{ name: 'A', value: 'b' }] } } }),
  backup('x', 'a', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', value: 'b' }] } } }), restore('y', { name: 'b', namespace: 'demo' }),
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', labels: { a: 'c' } } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x', namespace: 'demo' }, spec: { template: { metadata: { labels: { a: 'b' } } } } },
];
const SECRETS = [
  { ...secret('storage', { RESTIC_PASSWORD: 'x' }), data: { AZURE_ACCOUNT_NAME: 'YQ==' } },
  sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: 'x' }, template: { data: { AZURE_ACCOUNT_NAME: 'a' } } }),
  externalSecret('storage', {
    data: [{ secretKey: 'password', sourceRef: { generatorRef: { kind: 'Password' } } }],
    dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password' } } }],
    target: { name: 'storage', template: { data: { RESTIC_PASSWORD: '{{ .password }}' } } },
  }),
];

const NONSENSE: readonly unknown[] = [null, 0, '', '/..', [null], { a: null }];

test.each(SECRETS.map((one): [string, object] => [one.kind, one]))('no rule fails on nonsense, whatever stands where (%s)', (_, holder) => {
  const manifests = [...WHOLE, holder];
  const rules = [...REPOSITORY_RULES, ...SECRET_RULES];
  for (const place of placesInManifests(manifests)) {
    for (const nonsense of NONSENSE) {
      const lines = findingsIn(changed(manifests, place, nonsense) as object[], { rules });
      expect(lines.filter((line) => line.includes('STASH001'))).toEqual([]);
    }
  }
});

test('no rule fails on nonsense in several places at once', () => {
  const manifests = [...WHOLE, ...SECRETS];
  const mutation = fc.tuple(fc.constantFrom(...placesInManifests(manifests)), fc.anything());
  fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
    const mutated = mutations.reduce<unknown>((value, [path, to]) => changed(value, path, to), manifests);
    return findingsIn(mutated as object[], { rules: [...REPOSITORY_RULES, ...SECRET_RULES] }).every((line) => !line.includes('STASH001'));
  }), { numRuns: 100, seed: 7 });
});
