import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsLabel, dnsSubdomain, hyphenated } from '../../lib/kubernetes/name';
import { chartNamespace } from '../../lib/kubernetes/namespace';
import { textOf, type ValueRule } from '../../lib/refusal/complaint';

const LABEL = 'is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';
const SUBDOMAIN = 'is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit';

const said = (rule: ValueRule, name: string) => {
  const complaint = rule(name);
  return complaint && textOf(complaint);
};

test.each<[string, string | undefined, string | undefined]>([
  ['a', undefined, undefined],
  ['a-1', undefined, undefined],
  ['a'.repeat(63), undefined, undefined],
  ['a'.repeat(64), `${LABEL}; did you mean "${'a'.repeat(63)}"?`, undefined],
  ['a.b', `${LABEL}; did you mean "a-b"?`, undefined],
  ['a..b', `${LABEL}; did you mean "a-b"?`, `${SUBDOMAIN}; did you mean "a.b"?`],
  ['a-.b', `${LABEL}; did you mean "a-b"?`, `${SUBDOMAIN}; did you mean "a.b"?`],
  ['A_b', `${LABEL}; did you mean "a-b"?`, `${SUBDOMAIN}; did you mean "a-b"?`],
  ['a\n', `${LABEL}; did you mean "a"?`, `${SUBDOMAIN}; did you mean "a"?`],
  ['', LABEL, SUBDOMAIN],
  ['-', LABEL, SUBDOMAIN],
  ['.', LABEL, SUBDOMAIN],
])('%j as a label and as a subdomain', (name, label, subdomain) => {
  expect([said(dnsLabel, name), said(dnsSubdomain, name)]).toEqual([label, subdomain]);
});

test('a subdomain is at most 253 long', () => {
  const longest = `${'a.'.repeat(126)}b`;
  expect([said(dnsSubdomain, longest), said(dnsSubdomain, `a${longest}`)]).toEqual([undefined, SUBDOMAIN]);
});

test.each([
  ['stash backup', 'stash-backup'],
  ['a__b', 'a-b'],
  ['--a--', 'a'],
  ['__a', 'a'],
  ['___', ''],
])('%j hyphenated is %j', (name, expected) => {
  expect(hyphenated(name, /[^a-z0-9]+/g)).toBe(expected);
});

describe('the namespace of the chart', () => {
  const outer = new Chart(new App(), 'outer', { namespace: 'outer' });

  test.each<[string, Construct, string | undefined]>([
    ['around a construct', new Construct(outer, 'a'), 'outer'],
    ['further up', new Construct(new Construct(outer, 'b'), 'c'), 'outer'],
    ['that is nearest', new Construct(new Chart(outer, 'd', { namespace: 'inner' }), 'e'), 'inner'],
    ['that is nearest, though it has none', new Construct(new Chart(outer, 'f', { namespace: undefined }), 'g'), undefined],
    ['itself', outer, 'outer'],
    ['where there is none', new Construct(new App(), 'h'), undefined],
  ])('%s', (_, construct, namespace) => {
    expect(chartNamespace(construct)).toBe(namespace);
  });
});
