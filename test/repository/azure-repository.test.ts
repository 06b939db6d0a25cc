import { ApiObject, JsonPatch } from 'cdk8s';
import { demoChart, demoRepository, yamlOf } from './demo';
import { AzureRepository, type AzureRepositoryProps, AzureStorageSecret, Checks, UsagePolicy } from 'cdk8s-stash';

test('the least that is given is all that is written', () => {
  expect(yamlOf(demoRepository({ metadata: { name: 'azure-repo' } }))).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: azure-repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backup
    storageSecretName: azure-secret
`);
});

test('all the props', () => {
  const chart = demoChart();
  const props: Required<AzureRepositoryProps> = {
    metadata: { name: 'azure-repo', labels: { team: 'shop' }, annotations: { owner: 'shop@example.com' } },
    container: 'stash-backup',
    prefix: 'demo/deployment/my-deploy',
    maxConnections: 10,
    storageSecret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret'),
    usagePolicy: UsagePolicy.allNamespaces(),
    wipeOut: true,
  };
  new AzureRepository(chart, 'Repository', props);
  expect(yamlOf(chart)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  annotations:
    owner: shop@example.com
  labels:
    team: shop
  name: azure-repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backup
      maxConnections: 10
      prefix: demo/deployment/my-deploy
    storageSecretName: azure-secret
  usagePolicy:
    allowedNamespaces:
      from: All
  wipeOut: true
`);
});

test('what is given is written even where it is the default', () => {
  expect(yamlOf(demoRepository({ metadata: { name: 'azure-repo' }, prefix: '', wipeOut: false, maxConnections: 5 }))).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: azure-repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backup
      maxConnections: 5
      prefix: ""
    storageSecretName: azure-secret
  wipeOut: false
`);
});

describe('the name is data', () => {
  test('without one it comes from the construct path', () => {
    expect(demoRepository().repositoryName).toBe('demo-repository-c8b1dd50');
  });

  test('a given one is taken as it is', () => {
    expect(demoRepository({ metadata: { name: 'azure-repo' } }).repositoryName).toBe('azure-repo');
  });
});

test.each<[string, AzureRepository, string | undefined]>([
  ['of the chart', demoRepository(), 'demo'],
  ['of its own metadata', demoRepository({ metadata: { namespace: 'shop' } }, demoChart({})), 'shop'],
  ['that nobody has named is unknown', demoRepository({}, demoChart({})), undefined],
])('the namespace %s', (_, repository, namespace) => {
  expect(repository.repositoryNamespace).toBe(namespace);
  expect(ApiObject.of(repository).toJson().metadata.namespace).toBe(namespace);
});

test.each([
  [undefined, 'azure:stash-backup:/'],
  ['', 'azure:stash-backup:/'],
  ['demo/app', 'azure:stash-backup:/demo/app'],
  ['/demo/app', 'azure:stash-backup://demo/app'],
  ['demo/app/', 'azure:stash-backup:/demo/app/'],
])('with the prefix %j restic is given %s, as the operator does it', (prefix, url) => {
  expect(demoRepository({ prefix }).resticRepository).toBe(url);
});

test('it is one object, which is found in every way that cdk8s knows', () => {
  const repository = demoRepository();
  const resource = ApiObject.of(repository);
  expect([resource.kind, resource.apiVersion]).toEqual(['Repository', 'stash.appscode.com/v1alpha1']);
  expect(repository.node.defaultChild).toBe(resource);
  expect(repository.node.children).toEqual([resource]);
});

test('a patch may add what the library does not know, with a reason', () => {
  const repository = demoRepository({ metadata: { name: 'azure-repo' } });
  Checks.of(repository).acknowledge('STASH606', 'the CRD of our cluster is newer');
  ApiObject.of(repository).addJsonPatch(
    JsonPatch.add('/spec/futureField', { nested: ['kept'] }),
    JsonPatch.add('/spec/backend/azure/futureField', true),
  );
  expect(yamlOf(repository)).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  annotations:
    checks.cdk8s-stash/STASH606: the CRD of our cluster is newer
  name: azure-repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backup
      futureField: true
    storageSecretName: azure-secret
  futureField:
    nested:
      - kept
`);
});
