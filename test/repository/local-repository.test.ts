import { App, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import * as fc from 'fast-check';
import { local } from './backend-repositories';
import { demoChart, yamlOf } from './demo';
import { LocalRepository, type LocalRepositoryProps, StorageSecret, UsagePolicy, VolumeSource } from 'cdk8s-stash';

test('all the props', () => {
  const chart = demoChart();
  const props: Required<LocalRepositoryProps> = {
    metadata: { name: 'local-repo' },
    mountPath: '/safe/data',
    subPath: 'shop/db',
    volume: VolumeSource.persistentVolumeClaim(plus27.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'repo-pvc')),
    storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'local-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
  };
  const repository = new LocalRepository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: local-repo
  namespace: demo
spec:
  backend:
    local:
      mountPath: /safe/data
      persistentVolumeClaim:
        claimName: repo-pvc
      subPath: shop/db
    storageSecretName: local-secret
  usagePolicy:
    allowedNamespaces:
      from: All
`);
  expect(repository.resticRepository).toBe('/safe/data');
});

const HERE = '[demo/Repository] spec.backend.local.';
const NO_MOUNT = 'is not a valid mount path: use an absolute path below the root, without a slash at the end, without "//" and without dot segments';
const COLON = 'contains a colon or a control character, and Kubernetes cannot mount such a path: remove it';
const OURS = 'is reserved for Stash, whose webhook refuses it: mount the volume elsewhere';

test.each([
  ['', NO_MOUNT],
  ['/', NO_MOUNT],
  ['safe/data', `${NO_MOUNT}; did you mean "/safe/data"?`],
  ['/safe/data/', `${NO_MOUNT}; did you mean "/safe/data"?`],
  ['/safe//data', `${NO_MOUNT}; did you mean "/safe/data"?`],
  ['/safe/./data', `${NO_MOUNT}; did you mean "/safe/data"?`],
  ['/safe/../data', `${NO_MOUNT}; did you mean "/data"?`],
  ['/safe/../stash', NO_MOUNT],
  ['//stash', NO_MOUNT],
  ['/a:b', COLON],
  ['/a\n', COLON],
  ['/stash', `${OURS}; did you mean "/safe"?`],
  ['/stash/data', `${OURS}; did you mean "/safe/data"?`],
])('the mount path %j is refused', (mountPath, complaint) => {
  expect(() => local({ mountPath })).toThrow(new Error(`${HERE}mountPath: ${JSON.stringify(mountPath)} ${complaint}`));
});

test('any mount path', () => {
  const segment = fc.constantFrom('', '.', '..', 'stash', 'stash-backup', 'data', 'a b', 'é', 'a:b', '\t');
  fc.assert(fc.property(fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/')), (mountPath) => {
    const [first, ...segments] = mountPath.split('/');
    const normal = first === '' && segments.length > 0 && segments.every((part) => !['', '.', '..'].includes(part));
    if (normal && segments[0] !== 'stash' && !mountPath.includes(':') && !mountPath.includes('\t')) {
      expect(local({ mountPath }).resticRepository).toBe(mountPath);
    } else {
      expect(() => local({ mountPath })).toThrow(`${HERE}mountPath: ${JSON.stringify(mountPath)} `);
    }
  }), { numRuns: 500 });
});

const NO_SUB_PATH = 'is not a path inside the volume: use a path relative to its root, without ".."';

test.each([
  ['', NO_SUB_PATH],
  ['/', NO_SUB_PATH],
  ['/shop', `${NO_SUB_PATH}; did you mean "shop"?`],
  ['..', NO_SUB_PATH],
  ['shop/../db', `${NO_SUB_PATH}; did you mean "db"?`],
  ['shop\n', 'contains a control character: remove it'],
])('the sub-path %j is refused', (subPath, complaint) => {
  expect(() => local({ subPath })).toThrow(new Error(`${HERE}subPath: ${JSON.stringify(subPath)} ${complaint}`));
});

test('any sub-path', () => {
  const segment = fc.constantFrom('', '.', '..', '...', 'shop', 'a b', 'é', 'a:b', '\u0000');
  fc.assert(fc.property(fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/')), (subPath) => {
    if (subPath !== '' && subPath[0] !== '/' && !subPath.split('/').includes('..') && !subPath.includes('\u0000')) {
      expect(yamlOf(local({ subPath }))).toContain('      subPath: ');
    } else {
      expect(() => local({ subPath })).toThrow(`${HERE}subPath: ${JSON.stringify(subPath)} `);
    }
  }), { numRuns: 500 });
});

test.each<[string, (readOnly?: boolean) => VolumeSource]>([
  ['nfs', (readOnly) => VolumeSource.nfs({ server: 'nfs', path: '/', readOnly })],
  ['csi', (readOnly) => VolumeSource.csi({ driver: 'x', readOnly })],
])('%s can hold a repository unless it is mounted read-only', (member, volume) => {
  expect(() => local({ volume: volume(true) })).toThrow(new Error(
    `${HERE}${member}: is mounted read-only, but restic writes to its repository even during a restore: leave readOnly out`,
  ));
  expect(() => local({ volume: volume(false) })).not.toThrow();
  expect(() => local({ volume: volume() })).not.toThrow();
});

describe('a claim', () => {
  const CLAIMS: ReadonlyArray<[string, (chart: Chart, namespace?: string) => plus27.IPersistentVolumeClaim]> = [
    ['cdk8s-plus-27', (chart, namespace) => new plus27.PersistentVolumeClaim(chart, 'Claim', { metadata: { name: 'repo-pvc', namespace } })],
    ['cdk8s-plus-33', (chart, namespace) => new plus33.PersistentVolumeClaim(chart, 'Claim', { metadata: { name: 'repo-pvc', namespace } })],
  ];
  const placed = (
    claim: (chart: Chart) => plus27.IPersistentVolumeClaim, claims?: string, own?: string, props: Partial<LocalRepositoryProps> = {},
  ) => {
    const app = new App();
    const volume = VolumeSource.persistentVolumeClaim(claim(new Chart(app, 'claims', { namespace: claims })));
    return local({ volume, ...props }, new Chart(app, 'demo', { namespace: own }));
  };
  const refusal = new Error(`${HERE}persistentVolumeClaim.claimName: the claim "repo-pvc" is in namespace "storage", but the Repository is in "demo", so that only `
    + 'pods there may use it, and they cannot mount the claim: define both in the same namespace, or admit the namespace of the claim with a usagePolicy');

  describe.each(CLAIMS)('of %s', (_, claim) => {
    test('in another namespace is out of reach', () => {
      expect(() => placed(claim, 'storage', 'demo')).toThrow(refusal);
      expect(() => placed((chart) => claim(chart, 'storage'), 'demo', 'demo')).toThrow(refusal);
      expect(() => placed(claim, 'storage', 'demo', { usagePolicy: UsagePolicy.sameNamespace() })).toThrow(refusal);
    });

    test.each<[string, string | undefined, string | undefined, Partial<LocalRepositoryProps>]>([
      ['in the same namespace', 'demo', 'demo', {}],
      ['in a namespace that is not known', undefined, 'demo', {}],
      ['for a Repository whose namespace is not known', 'storage', undefined, {}],
      ['of pods in other namespaces that are admitted', 'storage', 'demo', { usagePolicy: UsagePolicy.namespaces('storage') }],
    ])('%s is taken', (__, claims, own, props) => {
      expect(placed(claim, claims, own, props).repositoryName).toBe('local-repo');
    });
  });

  test('that exists may be anywhere', () => {
    expect(() => placed((chart) => plus27.PersistentVolumeClaim.fromClaimName(chart, 'Claim', 'repo-pvc'), 'storage', 'demo')).not.toThrow();
  });
});
