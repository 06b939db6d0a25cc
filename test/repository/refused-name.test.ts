import { demoChart, demoRepository } from './demo';
import { AzureRepository, AzureStorageSecret } from 'cdk8s-stash';

const LABEL = 'is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';

/** Values that are no DNS label, each with the nearest that is one. */
const NO_LABELS: ReadonlyArray<[string, string | undefined]> = [
  ['Azure-Repo', 'azure-repo'],
  ['azure_repo', 'azure-repo'],
  ['azure.repo', 'azure-repo'],
  ['azure repo', 'azure-repo'],
  ['-azure', 'azure'],
  ['azure-', 'azure'],
  ['azure\n', 'azure'],
  ['ä', undefined],
  ['', undefined],
  ['a'.repeat(64), 'a'.repeat(63)],
  [`${'a'.repeat(62)}-b`, 'a'.repeat(62)],
];

const refusal = (field: string, given: string, near?: string) =>
  new Error(`[demo/Repository] ${field}: ${JSON.stringify(given)} ${LABEL}${near === undefined ? '' : `; did you mean "${near}"?`}`);

test.each(NO_LABELS)('%j is no name', (name, near) => {
  expect(() => demoRepository({ metadata: { name } })).toThrow(refusal('metadata.name', name, near));
});

test.each(NO_LABELS)('%j is no namespace in the metadata', (namespace, near) => {
  expect(() => demoRepository({ metadata: { namespace } })).toThrow(refusal('metadata.namespace', namespace, near));
});

test('a chart in such a namespace', () => {
  const chart = demoChart({ namespace: 'Demo' });
  const storageSecret = AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret', { namespace: 'demo' });
  expect(() => new AzureRepository(chart, 'Repository', { container: 'stash-backup', storageSecret }))
    .toThrow(refusal('metadata.namespace', 'Demo', 'demo'));
});

test('a name that cdk8s makes from an id which is fit for none', () => {
  const chart = demoChart();
  const storageSecret = AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret');
  expect(() => new AzureRepository(chart, 'Nightly_01', { container: 'stash-backup', storageSecret })).toThrow(new Error(
    `[demo/Nightly_01] metadata.name: "demo-nightly_01-c833bd81" ${LABEL}; did you mean "demo-nightly-01-c833bd81"?`,
  ));
});

test.each(['a', '0', 'a-b', 'a--b', '01', 'undefinedness', 'a'.repeat(63)])('%j is a name and a namespace', (label) => {
  const repository = demoRepository({ metadata: { name: label } }, demoChart({ namespace: label }));
  expect([repository.repositoryName, repository.repositoryNamespace]).toEqual([label, label]);
});

test.each(['name', 'namespace'])('a %s that a template made of a value that is not set', (member) => {
  expect(() => demoRepository({ metadata: { [member]: 'shop-undefined' } })).toThrow(new Error(`[demo/Repository] metadata.${member}: "shop-undefined" `
    + 'contains "undefined", which JavaScript writes for a value that is not set: set it, or leave that part out'));
});
