import { Chart } from 'cdk8s';
import { demoChart, demoRepository, yamlOf } from './demo';
import { UsagePolicy } from 'cdk8s-stash';

/** What the manifest holds from `usagePolicy` on. */
function written(usagePolicy?: UsagePolicy, chart?: Chart): string {
  return yamlOf(demoRepository({ usagePolicy }, chart)).split('    storageSecretName: azure-secret\n')[1]!;
}

const named = (...names: string[]) => `\
  usagePolicy:
    allowedNamespaces:
      from: Selector
      selector:
        matchExpressions:
          - key: kubernetes.io/metadata.name
            operator: In
            values:
${names.map((name) => `              - ${name}\n`).join('')}`;

test('without a policy nothing is written', () => {
  expect(written()).toBe('');
});

test('sameNamespace', () => {
  expect(written(UsagePolicy.sameNamespace())).toBe(`\
  usagePolicy:
    allowedNamespaces:
      from: Same
`);
});

test('allNamespaces', () => {
  expect(written(UsagePolicy.allNamespaces())).toBe(`\
  usagePolicy:
    allowedNamespaces:
      from: All
`);
});

describe('namespaces', () => {
  test.each<[string, string[], string[]]>([
    ['admits the home namespace too', ['shop'], ['demo', 'shop']],
    ['writes the names in order', ['shop', 'billing', 'crm'], ['billing', 'crm', 'demo', 'shop']],
    ['writes the same whatever the order of names', ['crm', 'shop', 'billing'], ['billing', 'crm', 'demo', 'shop']],
    ['writes each name once', ['shop', 'shop', 'demo'], ['demo', 'shop']],
    ['may name nothing but its home', ['demo'], ['demo']],
  ])('%s', (_, names, expected) => {
    expect(written(UsagePolicy.namespaces(...names))).toBe(named(...expected));
  });

  test('the home namespace is that of the Repository, not of the chart', () => {
    expect(yamlOf(demoRepository({ metadata: { namespace: 'shop' }, usagePolicy: UsagePolicy.namespaces('crm') }, demoChart({}))))
      .toContain(named('crm', 'shop'));
  });

  test('one policy in two Repositories admits each at home and nowhere else', () => {
    const policy = UsagePolicy.namespaces('shop');
    expect(written(policy, demoChart({ namespace: 'a' }))).toBe(named('a', 'shop'));
    expect(written(policy, demoChart({ namespace: 'b' }))).toBe(named('b', 'shop'));
  });

  test('a home namespace that is not known', () => {
    expect(() => demoRepository({ usagePolicy: UsagePolicy.namespaces('shop') }, demoChart({}))).toThrow(new Error(
      "[demo/Repository] spec.usagePolicy: UsagePolicy.namespaces() admits the Repository's own namespace too, but that is not known at synth: "
      + 'set the namespace of the chart, or use UsagePolicy.onlyNamespaces(), which admits only the namespaces that you name',
    ));
  });
});

describe('onlyNamespaces', () => {
  test.each<[string, string[], string[]]>([
    ['leaves the home namespace out', ['shop'], ['shop']],
    ['writes the names in order and once', ['shop', 'crm', 'shop'], ['crm', 'shop']],
    ['admits the home namespace where it is named', ['shop', 'demo'], ['demo', 'shop']],
  ])('%s', (_, names, expected) => {
    expect(written(UsagePolicy.onlyNamespaces(...names))).toBe(named(...expected));
  });

  test('needs no known home namespace', () => {
    expect(written(UsagePolicy.onlyNamespaces('shop'), demoChart({}))).toBe(named('shop'));
  });
});

describe.each([
  ['UsagePolicy.namespaces', UsagePolicy.namespaces],
  ['UsagePolicy.onlyNamespaces', UsagePolicy.onlyNamespaces],
])('%s', (factory, policy) => {
  test('no name', () => {
    expect(() => policy()).toThrow(new Error(`${factory}: has no namespaces: name at least one, or use UsagePolicy.sameNamespace()`));
  });

  test.each<[string, string | undefined]>([
    ['Shop', 'shop'],
    ['my_shop', 'my-shop'],
    ['my.shop', 'my-shop'],
    ['*', undefined],
    ['', undefined],
    ['a'.repeat(64), 'a'.repeat(63)],
  ])('%j is no namespace', (name, near) => {
    expect(() => policy('crm', name)).toThrow(new Error(
      `${factory}: "${name}" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit`
      + (near === undefined ? '' : `; did you mean "${near}"?`),
    ));
  });
});
