import { stringify } from 'yaml';
import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { manifestOf, sealedSecret } from '../demo-app';
import { refusal } from '../refusal';
import { seal, sealedObject } from '../sealing';
import { temporaryFolder } from '../temporary-folder';
import { SensitiveValue } from 'cdk8s-stash';

const folder = temporaryFolder();
const VALUES = { AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const complaint = (path: string, text: string) => `[demo/Secret] spec: sealed file ${JSON.stringify(path)} ${text}`;

/** A good file, but for what is put into its specification. */
const fileWith = (spec: object) => {
  const file = sealedObject(VALUES);
  return folder.write('azure.json', JSON.stringify({ ...file, spec: { ...file.spec, ...spec } }));
};

test.each([['absent.yaml', 'ENOENT'], ['.', 'EISDIR']])('%s cannot be read', (name, code) => {
  const path = `${folder.path}/${name}`;
  expect(refusal(() => sealedSecret(path)))
    .toBe(`[demo/Secret] spec: file ${JSON.stringify(path)} cannot be read (${code}): `
      + 'give a path to a readable file, relative to the working directory, or write one: npx cdk8s-stash seal --cert FILE --namespace demo --name azure-secret '
      + '--from-env AZURE_ACCOUNT_KEY --from-env RESTIC_PASSWORD --output FILE');
});

describe('no document', () => {
  const good = stringify(sealedObject(VALUES));
  test.each([
    ['nothing', ''],
    ['a comment', '# sealed'],
    ['two documents', `${good}---\n${good}`],
    ['a second, empty document', `${good}---\n---\n`],
    ['a text that is no YAML', `kind: SealedSecret\n  password: ${PASSWORD}`],
    ['a key twice', `kind: SealedSecret\nkind: ${PASSWORD}`],
    ['an alias of nothing', `kind: *${PASSWORD.slice(0, 3)}`],
  ])('%s', (_, content) => {
    const path = folder.write('azure.yaml', content);
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, 'is not a single YAML or JSON document: give the file that cdk8s-stash seal or kubeseal wrote'));
  });
});

describe('another object', () => {
  test.each<[string, unknown, string]>([
    ['the Secret that was to be sealed', { apiVersion: 'v1', kind: 'Secret', stringData: VALUES }, '"Secret"'],
    ['a SealedSecret of another version', { ...sealedObject(VALUES), apiVersion: 'bitnami.com/v1' }, '"SealedSecret"'],
    ['a list', { apiVersion: 'v1', kind: 'List', items: [sealedObject(VALUES)] }, '"List"'],
    ['an object without a kind', VALUES, 'something without a kind'],
    ['a text', PASSWORD, 'something without a kind'],
    ['a number', 42, 'something without a kind'],
    ['a sequence', [sealedObject(VALUES)], 'something without a kind'],
    ['null', null, 'something without a kind'],
  ])('%s', (_, content, held) => {
    const path = folder.write('azure.yaml', stringify(content));
    expect(refusal(() => sealedSecret(path)))
      .toBe(complaint(path, `contains ${held}, not a SealedSecret of bitnami.com/v1alpha1: `
        + 'give the file that cdk8s-stash seal or kubeseal wrote, not the Secret that it read'));
  });
});

describe('keys', () => {
  test.each(Object.keys(VALUES))('without %s', (key) => {
    const path = fileWith({ encryptedData: { ...sealedObject(VALUES).spec.encryptedData, [key]: undefined } });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, `has no ${key} in spec.encryptedData: seal it too (cdk8s-stash seal, or kubeseal --merge-into)`));
  });

  test.each([[{ encryptedData: undefined }], [{ encryptedData: {} }], [{ encryptedData: null }]])('without any: %j', (spec) => {
    const path = fileWith(spec);
    expect(refusal(() => sealedSecret(path)))
      .toBe(complaint(path, 'has no AZURE_ACCOUNT_KEY in spec.encryptedData: seal it too (cdk8s-stash seal, or kubeseal --merge-into)'));
  });

  test.each(['AZURE_ACCOUNT_SAS', 'azure_account_key', 'RESTIC_PASSWORD '])('with %j as well', (key) => {
    const path = fileWith({ encryptedData: { ...sealedObject(VALUES).spec.encryptedData, [key]: seal('x') } });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, `contains ${JSON.stringify(key)}, which is not a key of this Secret: `
      + 'the Secret takes AZURE_ACCOUNT_KEY, RESTIC_PASSWORD from the file; remove the key, or correct its name and seal again'));
  });

  test.each(['key=value', 'päss', '', 'x'.repeat(64)])('with %j, which is no name of a key', (key) => {
    const path = fileWith({ encryptedData: { ...sealedObject(VALUES).spec.encryptedData, [key]: seal('x') } });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, 'contains a key (not shown), which is not a key of this Secret: '
      + 'the Secret takes AZURE_ACCOUNT_KEY, RESTIC_PASSWORD from the file; remove the key, or correct its name and seal again'));
  });

  test('with the account name, sealed', () => {
    const path = fileWith({ encryptedData: sealedObject({ ...VALUES, AZURE_ACCOUNT_NAME: 'stashdemo' }).spec.encryptedData });
    expect(refusal(() => sealedSecret(path)))
      .toBe(complaint(path, 'also contains AZURE_ACCOUNT_NAME, which the construct writes in plain text: remove the key from the file'));
  });

  test('with the account name, in plain text', () => {
    const path = fileWith({ template: { data: { AZURE_ACCOUNT_NAME: 'stashdemo' } } });
    expect(refusal(() => sealedSecret(path)))
      .toBe(complaint(path, 'also contains AZURE_ACCOUNT_NAME, which the construct writes in plain text: remove the key from the file'));
  });

  test('with an unknown key, in plain text', () => {
    const path = fileWith({ template: { data: { OTHER: 'x' } } });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, 'contains "OTHER", which is not a key of this Secret: '
      + 'the Secret takes AZURE_ACCOUNT_KEY, RESTIC_PASSWORD from the file; remove the key, or correct its name and seal again'));
  });

  // The file that is committed gives the password away, whatever is written for the cluster.
  test('with a password both sealed and in plain text', () => {
    const path = fileWith({ template: { data: { RESTIC_PASSWORD: PASSWORD } } });
    expect(refusal(() => sealedSecret(path)))
      .toBe(complaint(path, 'has RESTIC_PASSWORD in plain text in spec.template.data (not shown): remove it there, and change the credential'));
  });
});

describe('no ciphertext', () => {
  const sealed = Buffer.from(seal(PASSWORD), 'base64');
  const text = sealed.toString('base64');
  const rsaLength = (length: number) => {
    const bytes = Buffer.from(sealed);
    bytes.writeUInt16BE(length);
    return bytes.toString('base64');
  };
  const NO_CIPHERTEXT = 'has a value under RESTIC_PASSWORD that is not ciphertext (not shown): '
    + 'seal it; if it is the credential itself, change the credential';

  test.each<[string, unknown]>([
    ['the password', PASSWORD],
    ['the password in base64', base64(PASSWORD)],
    ['a password that is base64', 'correcthorse'],
    ['nothing', ''],
    ['null', null],
    ['a number', 42],
    ['an object', { value: text }],
    ['a single byte', 'AA=='],
    ['the length alone', sealed.subarray(0, 2).toString('base64')],
    ['the RSA block alone', sealed.subarray(0, 2 + 256).toString('base64')],
    ['all but the last byte of a tag', sealed.subarray(0, 2 + 256 + 15).toString('base64')],
    ['an RSA block of 2047 bits', rsaLength(255)],
    ['an RSA block of 192 bytes', rsaLength(192)],
    ['an RSA block of 257 bytes', rsaLength(257)],
    ['an RSA block that is longer than the value', rsaLength(512)],
    ['a line break inside', `${text.slice(0, 76)}\n${text.slice(76)}`],
    ['a blank behind', `${text} `],
    ['the alphabet of URLs', `-_${text.slice(2)}`],
    // The length of the value is unknown, but not that base64 comes in groups of four.
    ['ciphertext that lost its last character', text.slice(0, -1)],
  ])('%s', (_, value) => {
    const path = fileWith({ encryptedData: { ...sealedObject(VALUES).spec.encryptedData, RESTIC_PASSWORD: value } });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, NO_CIPHERTEXT));
  });

  test('of an empty value it is ciphertext all the same', () => {
    const path = fileWith({ encryptedData: { ...sealedObject(VALUES).spec.encryptedData, RESTIC_PASSWORD: seal('') } });
    expect(manifestOf(sealedSecret(path)).spec.encryptedData).toHaveProperty('RESTIC_PASSWORD');
  });
});

test('two files', () => {
  const one = folder.write('one.json', JSON.stringify(sealedObject(VALUES)));
  const two = folder.write('two.json', JSON.stringify(sealedObject(VALUES)));
  expect(refusal(() => sealedSecret(one, { resticPassword: SensitiveValue.fromSealedFile(two) }))).toBe('[demo/Secret] data.RESTIC_PASSWORD: '
    + `sealed file ${JSON.stringify(two)} is a different file from ${JSON.stringify(one)}, but a SealedSecret takes all values from one file: `
    + 'seal both into one file (cdk8s-stash seal, or kubeseal --merge-into)');
});

test.each<[string, object]>([
  ['annotations', { metadata: { annotations: null, name: 'azure-secret', namespace: 'demo' } }],
  ['a template', { spec: { ...sealedObject(VALUES).spec, template: null } }],
  ['metadata in the template', { spec: { ...sealedObject(VALUES).spec, template: { metadata: null, data: null } } }],
])('a file with empty %s is taken', (_, change) => {
  const path = folder.write('azure.json', JSON.stringify({ ...sealedObject(VALUES), ...change }));
  expect(Object.keys(manifestOf(sealedSecret(path)).spec.encryptedData)).toEqual(['AZURE_ACCOUNT_KEY', 'RESTIC_PASSWORD']);
});

// kubectl keeps a copy of what it was given in an annotation; kubeseal takes it out, other tools need not.
test.each(['kubectl.kubernetes.io/last-applied-configuration', 'kubecfg.ksonnet.io/last-applied-configuration'])('a copy under %s', (annotation) => {
  const path = fileWith({ template: { metadata: { annotations: { [annotation]: JSON.stringify({ kind: 'Secret', stringData: VALUES }) } } } });
  expect(refusal(() => sealedSecret(path))).toBe(complaint(path, `contains a copy of the Secret in the annotation ${annotation} (not shown): `
    + 'remove the annotation, and change the credentials if the file was shared'));
});

describe('a template that Kubernetes would refuse', () => {
  test.each<[object, string]>([
    [{ type: 'kubernetes.io/tls' }, 'has a spec.template.type that is not "Opaque" (not shown), and Kubernetes would refuse the Secret: leave it out, and seal again'],
    [{ type: { a: 1 } }, 'has a spec.template.type that is not "Opaque" (not shown), and Kubernetes would refuse the Secret: leave it out, and seal again'],
    [{ metadata: { labels: { a: 1 } } },
      'has spec.template.metadata.labels that are not all strings (not shown), and Kubernetes would refuse the Secret: put them in quotes'],
    [{ metadata: { annotations: 'abc' } },
      'has spec.template.metadata.annotations that are not all strings (not shown), and Kubernetes would refuse the Secret: put them in quotes'],
  ])('%j', (template, refused) => {
    const path = fileWith({ template });
    expect(refusal(() => sealedSecret(path))).toBe(complaint(path, refused));
  });
});
