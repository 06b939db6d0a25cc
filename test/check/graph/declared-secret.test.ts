import { declaredSecret } from '../../../lib/check/graph/declared-secret';
import { clusterOf } from '../judged';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const object = (apiVersion: string, kind: string, rest: object) => ({ apiVersion, kind, metadata: { name: 'safe', namespace: 'demo' }, ...rest });
const plain = (rest: object) => object('v1', 'Secret', rest);
const sealed = (spec: object) => object('bitnami.com/v1alpha1', 'SealedSecret', { spec });
const external = (spec: object) => object('external-secrets.io/v1', 'ExternalSecret', { spec });
const fetched = [{ secretKey: 'A', remoteRef: { key: 'a' } }];

/** The keys of a Secret, with the values that can be read; "+" at the end where there may be more. */
function shown(manifest: object, name = 'safe'): string | undefined {
  const secret = declaredSecret(clusterOf([manifest]), 'demo', name);
  return secret && secret.keys.map((key) => {
    const { text, isBroken } = secret.value(key);
    return `${key}=${isBroken ? 'broken' : JSON.stringify(text)}`;
  }).join(' ') + (secret.isOpen ? '+' : '');
}

test.each<[string, object, string]>([
  ['base64', plain({ data: { A: base64('ä\n') } }), 'A="ä\\n"'],
  ['base64 in lines', plain({ data: { A: `${base64('abc')}\n${base64('def')}\n` } }), 'A="abcdef"'],
  ['the clear text wins', plain({ data: { A: base64('old') }, stringData: { A: 'new', B: '' } }), 'A="new" B=""'],
  ['no base64', plain({ data: { A: 'p@ss', B: 'YQ', C: 'Y===', D: 'YQ==YQ==' } }), 'A=broken B=broken C=broken D=broken'],
  ['no text', plain({ data: { A: 1 }, stringData: { B: 12345, C: null } }), 'A=broken B=broken C=broken'],
  ['ciphertext of SOPS', plain({ data: { A: 'ENC[AES256_GCM,data:x]' }, stringData: { B: 'ENC[AES256_GCM,data:x]' } }), 'A=undefined B=undefined'],
  ['variables and templates', plain({ stringData: { A: '${A}', B: '<path:a#b>', C: '{{ .Values.c }}' }, data: { D: '{{ .Values.d | b64enc }}', E: base64('${E}') } }),
    'D=undefined E=undefined A=undefined B=undefined C=undefined'],
  ['references to another store', plain({
    stringData: { A: 'vault:secret/data/x#key', B: '>>vault:secret/data/x#${.key}#1', C: 'ref+vault://kv/x#/key', D: 'secretref+awssecrets://x' },
    data: { E: base64('vault:secret/data/x#key'), F: 'ref+sops://x.yaml#/key' },
  }), 'E=undefined F=undefined A=undefined B=undefined C=undefined D=undefined'],
  ['a reference to 1Password, and tokens of pipelines', plain({ stringData: { A: 'op://vault/item/field', B: '#{Password}#', C: '__PASSWORD__', D: 'a__b__' } }),
    'A=undefined B=undefined C=undefined D="a__b__"'],
  ['a variable of Kubernetes', plain({ stringData: { A: '$(KEY)', B: ' $(a.b-c)\n' } }), 'A=undefined B=undefined'],
  ['a password that only holds a dollar', plain({ stringData: { A: 'a${b}', B: '<' } }), 'A="a${b}" B="<"'],
  ['a password that only begins like a reference',
    plain({ stringData: { A: 'vault:x', B: 'vault: a#b', C: 'ref+x', D: 'ref+x:// y', E: '$(rm -rf)', F: 'my vault:a#b', G: '$(A)b' } }),
    'A="vault:x" B="vault: a#b" C="ref+x" D="ref+x:// y" E="$(rm -rf)" F="my vault:a#b" G="$(A)b"'],
  ['nothing at all, as a copy that something fills', plain({}), '+'],
  ['no key', plain({ data: {} }), ''],
  ['no key yet, as a copy that its annotations ask for', plain({ data: {}, metadata: { name: 'safe', namespace: 'demo', annotations: { 'copy-from': 'a' } } }), '+'],
  ['ciphertext of kubeseal, and a template', sealed({ encryptedData: { A: 'AgA=' }, template: { data: { B: 'b', C: '{{ .A }}' } } }), 'A=undefined B="b" C=undefined'],
  ['entries of a store', external({ data: fetched }), 'A=undefined'],
  ['a template says all', external({ data: fetched, target: { template: { data: { B: '{{ .A }}', C: 'c' } } } }), 'B=undefined C="c"'],
  ['a template that is merged', external({ data: fetched, target: { template: { mergePolicy: 'Merge', data: { C: 'c' } } } }), 'A=undefined C="c"'],
  ['all of an entry', external({ data: fetched, dataFrom: [{ extract: { key: 'x' } }] }), 'A=undefined+'],
  ['all of an entry through a template', external({ dataFrom: [{ extract: { key: 'x' } }], target: { template: { data: { C: '{{ .c }}' } } } }), 'C=undefined'],
  ['a template from elsewhere', external({ data: fetched, target: { template: { templateFrom: [] } } }), 'A=undefined+'],
  ['what is merged into a Secret', external({ data: fetched, target: { creationPolicy: 'Merge' } }), 'A=undefined+'],
  ['nonsense', external({ data: 'x', target: [], dataFrom: null }), '+'],
])('%s', (_, manifest, expected) => {
  expect(shown(manifest)).toBe(expected);
});

test('a value of many megabytes', () => {
  const secret = declaredSecret(clusterOf([plain({ data: { A: 'YWJj'.repeat(4e6) } })]), 'demo', 'safe')!;
  expect(secret.value('A').text).toHaveLength(12e6);
});

test('an ExternalSecret names its Secret as it likes, a SealedSecret by its own name', () => {
  expect(shown(external({ data: fetched, target: { name: 'other' } }), 'other')).toBe('A=undefined');
  expect(shown(external({ data: fetched, target: { name: 'other' } }))).toBeUndefined();
  expect(shown(external({ data: fetched, target: { name: '' } }))).toBe('A=undefined');
  expect(shown(sealed({ encryptedData: {}, template: { metadata: { name: 'other' } } }))).toBe('');
});

test.each<[string, object[], boolean]>([
  ['a Secret to which an ExternalSecret adds', [plain({ data: { A: '' } }), external({ data: fetched, target: { creationPolicy: 'Merge' } })], true],
  ['a SealedSecret to whose Secret a ClusterExternalSecret adds', [
    sealed({ encryptedData: { A: '' } }),
    object('external-secrets.io/v1', 'ClusterExternalSecret', { spec: { externalSecretSpec: { data: fetched, target: { creationPolicy: 'Merge' } } } }),
  ], true],
  ['an ExternalSecret to whose Secret another one adds', [
    { ...external({ data: fetched, target: { name: 'safe', creationPolicy: 'Merge' } }), metadata: { name: 'more', namespace: 'demo' } }, external({ data: fetched }),
  ], true],
  ['a Secret to which a SealedSecret adds',
    [plain({ data: { A: '' }, metadata: { name: 'safe', namespace: 'demo', annotations: { 'sealedsecrets.bitnami.com/patch': 'true' } } })], true],
  ['a Secret beside what is added to another one', [plain({ data: { A: '' } }), external({ data: fetched, target: { name: 'other', creationPolicy: 'Merge' } })], false],
  ['a Secret beside what is added in another namespace',
    [plain({ data: { A: '' } }), { ...external({ target: { creationPolicy: 'Merge' } }), metadata: { name: 'safe', namespace: 'prod' } }], false],
])('more keys than are shown: %s', (_, manifests, isOpen) => {
  expect(declaredSecret(clusterOf(manifests), 'demo', 'safe')!.isOpen).toBe(isOpen);
});

test('the field that a value stands in', () => {
  const secret = declaredSecret(clusterOf([external({ data: fetched, target: { template: { mergePolicy: 'Merge', data: { B: 'b' } } } })]), 'demo', 'safe')!;
  expect(secret.keys.map((key) => secret.fieldOf(key))).toEqual([['spec', 'data', 0], ['spec', 'target', 'template', 'data', 'B']]);
});

describe('a ClusterExternalSecret', () => {
  const many = (spec: object, metadata: object = { name: 'all' }) => ({
    apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata, spec: { externalSecretSpec: { data: fetched, target: { name: 'safe' } }, ...spec },
  });
  const namespace = (labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', labels } });
  const found = (...manifests: object[]) => declaredSecret(clusterOf(manifests), 'demo', 'safe')?.subject.kind;
  const byLabel = { matchLabels: { team: 'shop' } };

  test.each<[string, object[], boolean]>([
    ['that names the namespace', [many({ namespaces: ['demo'] })], true],
    ['that names another one', [many({ namespaces: ['prod'] })], false],
    ['that names none', [many({})], false],
    ['for all', [many({ namespaceSelectors: [{}] })], true],
    ['for all, by the older field', [many({ namespaceSelector: {} })], true],
    ['by the name of the namespace', [many({ namespaceSelectors: [byLabel, { matchLabels: { 'kubernetes.io/metadata.name': 'demo' } }] })], true],
    ['by a label that the namespace has', [many({ namespaceSelectors: [byLabel] }), namespace({ team: 'shop' })], true],
    ['by a label that it has not', [many({ namespaceSelectors: [byLabel] }), namespace({})], false],
    ['by two labels, one of which it has not', [many({ namespaceSelectors: [{ matchLabels: { team: 'shop', tier: 'gold' } }] }), namespace({ team: 'shop' })], false],
    ['by an expression', [many({ namespaceSelectors: [{ matchExpressions: [{ key: 'team', operator: 'In', values: ['bank', 'shop'] }] }] }), namespace({ team: 'shop' })], true],
    ['by an expression of the name of the namespace', [many({ namespaceSelectors: [{ matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['demo'] }] }] })], true],
    ['by an expression without values', [many({ namespaceSelectors: [{ matchExpressions: [{ key: 'team', operator: 'Exists' }] }] }), namespace({ team: 'shop' })], true],
    ['by a label that is not known', [many({ namespaceSelectors: [byLabel] })], false],
    ['with the namespace of its chart, which means nothing', [many({ namespaces: ['prod'] }, { name: 'all', namespace: 'demo' })], false],
  ])('%s', (_, manifests, isThere) => {
    expect(found(...manifests)).toBe(isThere ? 'ClusterExternalSecret' : undefined);
  });

  test('names the Secret as its ExternalSecrets, and those as itself', () => {
    const externalSecretSpec = { data: fetched };
    expect(found(many({ namespaces: ['demo'], externalSecretSpec }, { name: 'safe' }))).toBe('ClusterExternalSecret');
    expect(found(many({ namespaces: ['demo'], externalSecretSpec, externalSecretName: 'safe' }))).toBe('ClusterExternalSecret');
    expect(found(many({ namespaces: ['demo'], externalSecretSpec, externalSecretName: 'other' }, { name: 'safe' }))).toBeUndefined();
  });

  test('gives way to what is declared in the namespace itself', () => {
    expect(found(plain({}), many({ namespaces: ['demo'] }))).toBe('Secret');
  });

  test('says where its keys are', () => {
    const secret = declaredSecret(clusterOf([many({ namespaces: ['demo'] })]), 'demo', 'safe')!;
    expect([secret.fieldOf('A'), secret.field]).toEqual([['spec', 'externalSecretSpec', 'data', 0], ['spec', 'externalSecretSpec', 'data']]);
  });
});
