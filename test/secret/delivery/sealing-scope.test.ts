import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { demoChart, manifestOf, sealedSecret } from '../demo-app';
import { refusal } from '../refusal';
import { sealedObject, type Address } from '../sealing';
import { temporaryFolder } from '../temporary-folder';
import { SealingScope, SecretDelivery } from 'cdk8s-stash';

const folder = temporaryFolder();
const { STRICT, NAMESPACE_WIDE, CLUSTER_WIDE } = SealingScope;
const NAME = 'azure-secret';

const sealedFor = (address: Address) =>
  folder.write('azure.json', JSON.stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD }, address)));
const complaint = (path: string, text: string) => `[demo/Secret] spec: sealed file ${JSON.stringify(path)} ${text}`;

interface Given {
  readonly scope?: SealingScope;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}
const given = (path: string, { scope, namespace, annotations }: Given = {}) =>
  sealedSecret(path, { metadata: { name: NAME, annotations }, delivery: SecretDelivery.sealedSecret({ scope }) }, demoChart(namespace));

const OWN_NAME = 'set metadata.name, or seal again for the name that the Secret has';
const NAMESPACE = 'set the namespace of the chart, or seal again for the namespace that the Secret has';
const MEMBERS = { [STRICT]: 'STRICT', [NAMESPACE_WIDE]: 'NAMESPACE_WIDE', [CLUSTER_WIDE]: 'CLUSTER_WIDE' };
const SCOPES = Object.values(SealingScope);

test.each(SCOPES.flatMap((sealed) => SCOPES.filter((scope) => scope !== sealed).map((scope) => [sealed, scope] as const)))(
  'sealed %s, delivered %s', (sealed, scope) => {
    const path = sealedFor({ name: NAME, namespace: 'demo', scope: sealed });
    expect(refusal(() => given(path, { scope }))).toBe(complaint(path, `was sealed with scope "${sealed}", but the delivery says "${scope}", `
      + 'so the controller could not open it: '
      + `use SecretDelivery.sealedSecret({ scope: SealingScope.${MEMBERS[sealed]} }), or seal with --scope ${scope}`));
  });

test('the command that writes a missing file says the scope', () => {
  const path = `${folder.path}/absent.json`;
  expect(refusal(() => given(path, { scope: CLUSTER_WIDE, namespace: '' }))).toContain('npx cdk8s-stash seal --cert FILE --name azure-secret --scope cluster-wide --from-env ');
});

test('cluster-wide wins over namespace-wide in a file that says both, as in the controller', () => {
  const file = sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD }, { scope: CLUSTER_WIDE });
  const annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true', 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
  const path = folder.write('both.json', JSON.stringify({ ...file, metadata: { annotations } }));
  expect(manifestOf(given(path, { scope: CLUSTER_WIDE })).metadata.annotations).toEqual({ 'sealedsecrets.bitnami.com/cluster-wide': 'true' });
});

test.each<[string, Address, string, string, string]>([
  ['another name', { name: 'other', namespace: 'demo' }, 'name "other"', `"${NAME}"`, OWN_NAME],
  ['no name', { namespace: 'demo' }, 'name unknown', `"${NAME}"`, OWN_NAME],
  ['another namespace', { name: NAME, namespace: 'other' }, 'namespace "other"', '"demo"', NAMESPACE],
  ['no namespace', { name: NAME }, 'namespace unknown', '"demo"', NAMESPACE],
  ['another namespace, namespace-wide', { name: NAME, namespace: 'other', scope: NAMESPACE_WIDE }, 'namespace "other"', '"demo"', NAMESPACE],
])('sealed for %s', (_, address, sealed, has, mend) => {
  const path = sealedFor(address);
  expect(refusal(() => given(path, { scope: address.scope })))
    .toBe(complaint(path, `was sealed for ${sealed}, but the ${sealed.split(' ', 1)[0]} of the Secret is ${has}, so the controller could not open it: ${mend}`));
});

test.each([STRICT, NAMESPACE_WIDE])('a Secret whose namespace is unknown cannot be opened with scope %s', (scope) => {
  const path = sealedFor({ name: NAME, namespace: 'demo', scope });
  expect(refusal(() => given(path, { scope, namespace: '' }))).toBe(complaint(path, 'was sealed for namespace "demo", but the namespace of the Secret is unknown, '
    + 'so the controller could not open it: set the namespace of the chart, or seal again for the namespace that the Secret has'));
});

test('the namespace is complained about before the name', () => {
  const path = sealedFor({ name: 'other', namespace: 'other' });
  expect(refusal(() => given(path))).toMatch(/ was sealed for namespace "other", but the namespace of the Secret is "demo", /);
});

describe('annotations of the construct', () => {
  const annotation = (scope: SealingScope, value = 'true') => ({ [`sealedsecrets.bitnami.com/${scope}`]: value });

  test.each([[STRICT, NAMESPACE_WIDE], [STRICT, CLUSTER_WIDE], [NAMESPACE_WIDE, CLUSTER_WIDE]])('%s cannot become %s by one', (scope, foreign) => {
    const path = sealedFor({ name: NAME, namespace: 'demo', scope });
    expect(refusal(() => given(path, { scope, annotations: annotation(foreign) }))).toBe(complaint(path,
      `was sealed with scope "${scope}", but metadata.annotations say "${foreign}", so the controller could not open it: remove the annotation`));
  });

  test.each([NAMESPACE_WIDE, CLUSTER_WIDE])('%s cannot be taken back by one', (scope) => {
    const path = sealedFor({ name: NAME, namespace: 'demo', scope });
    expect(refusal(() => given(path, { scope, annotations: annotation(scope, 'false') })))
      .toBe(`[demo/Secret] metadata.annotations.sealedsecrets.bitnami.com/${scope}: SecretDelivery.sealedSecret() sets it to "true": leave it out`);
  });

  test.each<[SealingScope, SealingScope, string]>([
    [CLUSTER_WIDE, NAMESPACE_WIDE, 'true'], [STRICT, CLUSTER_WIDE, 'false'], [NAMESPACE_WIDE, NAMESPACE_WIDE, 'true'],
  ])('%s stays so with %s: %j', (scope, other, value) => {
    const path = sealedFor({ name: NAME, namespace: 'demo', scope });
    expect(manifestOf(given(path, { scope, annotations: annotation(other, value) })).metadata.annotations).toMatchObject(annotation(other, value));
  });
});
