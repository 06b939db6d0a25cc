import { stringify } from 'yaml';
import { CERTIFICATE } from '../certificate';
import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { demoChart, manifestOf, sealedSecret, yamlOf } from '../demo-app';
import { sealedObject, unseal, type Address } from '../sealing';
import { temporaryFolder } from '../temporary-folder';
import { SealingScope, SecretDelivery } from 'cdk8s-stash';

const folder = temporaryFolder();
const VALUES = { AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD };
const OPENED = { ...VALUES, AZURE_ACCOUNT_NAME: 'stashdemo' };
const scoped = (scope?: SealingScope) => SecretDelivery.sealedSecret({ scope });

test('as little as possible', () => {
  const file = sealedObject(VALUES);
  expect(yamlOf(sealedSecret(folder.write('azure.yaml', stringify(file))))).toBe(`apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: azure-secret
  namespace: demo
spec:
  encryptedData:
    AZURE_ACCOUNT_KEY: ${file.spec.encryptedData.AZURE_ACCOUNT_KEY}
    RESTIC_PASSWORD: ${file.spec.encryptedData.RESTIC_PASSWORD}
  template:
    data:
      AZURE_ACCOUNT_NAME: stashdemo
    metadata:
      name: azure-secret
      namespace: demo
`);
});

test('everything that can be said, here and in the template of the file', () => {
  const file = sealedObject(VALUES, { namespace: 'backup', scope: SealingScope.NAMESPACE_WIDE }, {
    type: 'Opaque',
    immutable: true,
    metadata: {
      labels: { from: 'file' },
      annotations: { 'sealedsecrets.bitnami.com/skip-set-owner-references': 'true' },
      creationTimestamp: null,
      name: 'other',
    },
  });
  expect(yamlOf(sealedSecret(folder.write('azure.yaml', stringify(file)), {
    metadata: { name: 'azure-secret', namespace: 'backup', labels: { team: 'storage' }, annotations: { owner: 'storage' } },
    caCertData: CERTIFICATE,
    delivery: scoped(SealingScope.NAMESPACE_WIDE),
  }))).toBe(`apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  annotations:
    owner: storage
    sealedsecrets.bitnami.com/namespace-wide: "true"
  labels:
    team: storage
  name: azure-secret
  namespace: backup
spec:
  encryptedData:
    AZURE_ACCOUNT_KEY: ${file.spec.encryptedData.AZURE_ACCOUNT_KEY}
    RESTIC_PASSWORD: ${file.spec.encryptedData.RESTIC_PASSWORD}
  template:
    data:
      AZURE_ACCOUNT_NAME: stashdemo
      CA_CERT_DATA: |
${CERTIFICATE.trimEnd().replace(/^/gm, '        ')}
    immutable: true
    metadata:
      annotations:
        sealedsecrets.bitnami.com/namespace-wide: "true"
        sealedsecrets.bitnami.com/skip-set-owner-references: "true"
      labels:
        from: file
      name: azure-secret
      namespace: backup
    type: Opaque
`);
});

describe('what the controller opens', () => {
  test.each<[string, Address, string, string]>([
    ['strict', { name: 'azure-secret', namespace: 'demo' }, 'azure-secret', 'demo'],
    ['namespace-wide, under another name', { name: 'sealed-as', namespace: 'demo', scope: SealingScope.NAMESPACE_WIDE }, 'azure-secret', 'demo'],
    ['namespace-wide, without a name', { namespace: 'demo', scope: SealingScope.NAMESPACE_WIDE }, 'azure-secret', 'demo'],
    ['cluster-wide, in another namespace', { name: 'sealed-as', namespace: 'elsewhere', scope: SealingScope.CLUSTER_WIDE }, 'azure-secret', 'demo'],
    ['cluster-wide, without either', { scope: SealingScope.CLUSTER_WIDE }, 'azure-secret', 'demo'],
    ['cluster-wide, into an unknown namespace', { scope: SealingScope.CLUSTER_WIDE }, 'azure-secret', ''],
  ])('%s', (_, address, name, namespace) => {
    const file = folder.write('azure.json', JSON.stringify(sealedObject(VALUES, address)));
    const secret = sealedSecret(file, { metadata: { name }, delivery: scoped(address.scope) }, demoChart(namespace));
    expect(unseal(manifestOf(secret))).toEqual(OPENED);
  });

  test('the strict scope may be named', () => {
    const file = folder.write('azure.json', JSON.stringify(sealedObject(VALUES)));
    expect(yamlOf(sealedSecret(file, { delivery: scoped(SealingScope.STRICT) }))).toBe(yamlOf(sealedSecret(file)));
  });

  test('a name that is made from the path', () => {
    const file = folder.write('azure.json', JSON.stringify(sealedObject(VALUES, { namespace: 'demo', name: 'demo-secret-c8bd16d6' })));
    expect(unseal(manifestOf(sealedSecret(file, { metadata: undefined })))).toEqual(OPENED);
  });

  test('the account name of the construct, whatever the account key is', () => {
    const file = folder.write('azure.json', JSON.stringify(sealedObject(VALUES)));
    expect(unseal(manifestOf(sealedSecret(file, { accountName: 'another' }))).AZURE_ACCOUNT_NAME).toBe('another');
  });
});

test.each([
  ['JSON', (file: object) => JSON.stringify(file)],
  ['indented JSON', (file: object) => JSON.stringify(file, undefined, 2)],
  ['YAML', (file: object) => stringify(file)],
  ['YAML between document marks', (file: object) => `---\n${stringify(file)}...\n`],
  ['YAML with comments and a mark of its encoding', (file: object) => `\ufeff# kubeseal --format yaml\n${stringify(file)}# end\n`],
  ['YAML with the line breaks of Windows', (file: object) => stringify(file).replaceAll('\n', '\r\n')],
])('a file of %s is taken', (_, write) => {
  const file = sealedObject(VALUES);
  expect(manifestOf(sealedSecret(folder.write('azure', write(file)))).spec.encryptedData).toEqual(file.spec.encryptedData);
});
