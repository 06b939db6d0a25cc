import { externalSecret, yamlOf } from '../demo-app';
import { refusal } from '../refusal';
import { SecretDelivery, SecretStoreRef } from 'cdk8s-stash';

const KINDS = [
  { kind: 'SecretStore', named: (name: string) => SecretStoreRef.secretStore(name) },
  { kind: 'ClusterSecretStore', named: (name: string) => SecretStoreRef.clusterSecretStore(name) },
];
const RULE = 'is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit';

describe.each(KINDS)('$kind', ({ kind, named }) => {
  test.each(['a', 'azure-kv', 'azure.kv', '0', 'a'.repeat(253)])('%s is a name', (name) => {
    expect(yamlOf(externalSecret({ delivery: SecretDelivery.externalSecret({ store: named(name) }) })))
      .toContain(`  secretStoreRef:\n    kind: ${kind}\n    name: ${name === '0' ? '"0"' : name}\n`);
  });

  test.each([
    ['', ''],
    ['-', ''],
    ['azure_kv', '; did you mean "azure-kv"?'],
    ['Azure-KV', '; did you mean "azure-kv"?'],
    ['azure kv\n', '; did you mean "azure-kv"?'],
    ['.azure..kv.', '; did you mean "azure.kv"?'],
    ['azure-.kv', '; did you mean "azure.kv"?'],
  ])('%j is no name', (name, suggestion) => {
    expect(refusal(() => named(name))).toBe(`SecretStoreRef: ${kind} ${JSON.stringify(name)} ${RULE}${suggestion}`);
  });

  test('254 characters are no name', () => {
    expect(refusal(() => named('a'.repeat(254)))).toBe(`SecretStoreRef: ${kind} "${'a'.repeat(120)}…" ${RULE}`);
  });
});
