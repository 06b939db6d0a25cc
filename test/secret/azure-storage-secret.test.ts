import { capturedStderr, demoChart, externalSecret, manifestOf } from './demo-app';
import { refusal } from './refusal';
import { AzureStorageSecret, StorageSecret } from 'cdk8s-stash';

capturedStderr();
const SUBDOMAIN = 'is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit';
const LABEL = 'is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';

/** Both ways to name a secret, with its name and namespace as cdk8s-plus reads them. */
const WAYS = [
  { way: 'defined', named: (name: string, namespace?: string) => externalSecret({ metadata: { name, namespace } }) },
  {
    way: 'referred to',
    named: (name: string, namespace?: string) => AzureStorageSecret.fromSecretName(demoChart(), 'Secret', name, { namespace }) as StorageSecret,
  },
];

describe.each(WAYS)('a secret that is $way', ({ named }) => {
  test.each(['azure-secret', 'azure.secret', 'a', '0', 'a--b', 'a'.repeat(253)])('may be called %s', (name) => {
    expect(named(name)).toMatchObject({
      name, resourceName: name, secretNamespace: 'demo', apiVersion: 'v1', apiGroup: '', kind: 'Secret', resourceType: 'secrets',
    });
  });

  test.each([
    ['', ''],
    ['azure_secret', '; did you mean "azure-secret"?'],
    ['AzureSecret', '; did you mean "azuresecret"?'],
    ['azure secret\n', '; did you mean "azure-secret"?'],
    ['-azure-', '; did you mean "azure"?'],
    ['azure..secret', '; did you mean "azure.secret"?'],
    ['ä', ''],
  ])('cannot be called %j', (name, suggestion) => {
    expect(refusal(() => named(name))).toBe(`[demo/Secret] metadata.name: ${JSON.stringify(name)} ${SUBDOMAIN}${suggestion}`);
  });

  test('cannot have a name of 254 characters', () => {
    expect(refusal(() => named('a'.repeat(254)))).toBe(`[demo/Secret] metadata.name: "${'a'.repeat(120)}…" ${SUBDOMAIN}`);
  });

  test('may be in another namespace than its chart', () => {
    expect(named('azure-secret', 'n'.repeat(63)).secretNamespace).toBe('n'.repeat(63));
  });

  test.each([
    ['', ''],
    ['my_team', '; did you mean "my-team"?'],
    ['my.team', '; did you mean "my-team"?'],
    ['MyTeam', '; did you mean "myteam"?'],
    [`${'n'.repeat(63)}x`, `; did you mean "${'n'.repeat(63)}"?`],
  ])('cannot be in namespace %j', (namespace, suggestion) => {
    expect(refusal(() => named('azure-secret', namespace)))
      .toBe(`[demo/Secret] metadata.namespace: ${JSON.stringify(namespace)} ${LABEL}${suggestion}`);
  });
});

test('the namespace of the chart is judged as well', () => {
  const message = `[demo/Secret] metadata.namespace: "my_team" ${LABEL}; did you mean "my-team"?`;
  expect(refusal(() => externalSecret({}, demoChart('my_team')))).toBe(message);
  expect(refusal(() => AzureStorageSecret.fromSecretName(demoChart('my_team'), 'Secret', 'azure-secret'))).toBe(message);
});

test('without a name it has one made from its path, the same wherever it is read', () => {
  const secret = externalSecret({ metadata: undefined });
  expect(secret.name).toBe('demo-secret-c8bd16d6');
  expect(manifestOf(secret).metadata).toEqual({ name: secret.name, namespace: 'demo' });
});

test('what is referred to is not written', () => {
  const chart = demoChart();
  AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret');
  expect(chart.toJson()).toEqual([]);
});

test('a namespace that nobody names is unknown, not "default"', () => {
  expect((AzureStorageSecret.fromSecretName(demoChart(''), 'Secret', 'azure-secret') as StorageSecret).secretNamespace).toBeUndefined();
});

test('an imported secret is no less a reference by way of its base', () => {
  expect(StorageSecret.fromSecretName(demoChart(), 'Secret', 'azure-secret').name).toBe('azure-secret');
});
