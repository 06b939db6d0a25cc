import { demoChart } from './demo';
import { AzureRepository, Repository } from 'cdk8s-stash';

// A subclass inherits the static of the base: both have to be the same import.
describe.each([['Repository', Repository], ['AzureRepository', AzureRepository]])('%s.fromRepositoryName', (_, { fromRepositoryName }) => {
  test('a name that does not fit into a label', () => {
    expect(() => fromRepositoryName(demoChart(), 'Repository', 'a'.repeat(64))).toThrow(new Error(
      `[demo/Repository] metadata.name: "${'a'.repeat(64)}" is too long: use at most 63 characters, since Stash writes it into a label of each snapshot that it lists`,
    ));
  });

  test.each([
    ['takes the namespace of the chart', { namespace: 'demo' }, undefined, 'demo'],
    ['takes a given namespace before that of the chart', { namespace: 'demo' }, { namespace: 'shop' }, 'shop'],
    ['takes a given namespace where the chart has none', {}, { namespace: 'shop' }, 'shop'],
    ['leaves a namespace unknown that nobody has named', {}, undefined, undefined],
    ['leaves a namespace unknown that the options leave out', {}, {}, undefined],
  ])('%s', (__, chart, options, namespace) => {
    const repository = fromRepositoryName(demoChart(chart), 'Repository', 'azure-repo', options);
    expect([repository.repositoryName, repository.repositoryNamespace]).toEqual(['azure-repo', namespace]);
  });

  test('writes nothing', () => {
    const chart = demoChart();
    fromRepositoryName(chart, 'Repository', 'azure-repo');
    expect(chart.toJson()).toEqual([]);
  });

  test.each(['a', 'azure.repo', '0.1-2.x', 'a'.repeat(63), `${'a.'.repeat(31)}b`])('%j may be the name of what exists', (name) => {
    expect(fromRepositoryName(demoChart(), 'Repository', name).repositoryName).toBe(name);
  });

  test.each<[string, string | undefined]>([
    ['Azure.Repo', 'azure.repo'],
    ['azure_repo', 'azure-repo'],
    ['azure..repo', 'azure.repo'],
    ['.azure', 'azure'],
    ['azure.', 'azure'],
    ['-azure.repo-', 'azure.repo'],
    ['azure/repo', 'azure-repo'],
    ['', undefined],
    ['.', undefined],
  ])('%j is no name', (name, near) => {
    const shown = JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name);
    expect(() => fromRepositoryName(demoChart(), 'Repository', name)).toThrow(new Error(
      `[demo/Repository] metadata.name: ${shown} is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with `
      + `a letter or digit${near === undefined ? '' : `; did you mean "${near}"?`}`,
    ));
  });

  test.each([
    ['in the options', { namespace: 'demo' }, { namespace: 'Shop.Prod' }, 'Shop.Prod', 'shop-prod'],
    ['of the chart', { namespace: 'My_Demo' }, undefined, 'My_Demo', 'my-demo'],
  ])('a namespace %s that is none', (__, chart, options, given, near) => {
    expect(() => fromRepositoryName(demoChart(chart), 'Repository', 'azure-repo', options)).toThrow(new Error(
      `[demo/Repository] metadata.namespace: "${given}" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; `
      + `did you mean "${near}"?`,
    ));
  });
});
