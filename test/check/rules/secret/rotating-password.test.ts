import { rotatingPassword } from '../../../../lib/check/rules/secret/rotating-password';
import { externalSecret, foundBy, repository, secret } from '../manifests';

const sourceRef = { generatorRef: { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'restic' } };
const generated = { dataFrom: [{ sourceRef }], target: { template: { data: { RESTIC_PASSWORD: '{{ .password }}' } } } };
const repo = repository('repo', { gcs: { bucket: 'safe' } });

const found = (field: string, how = 'makes', when = 'at every refresh') => `ExternalSecret storage ${field}: a generator ${how} a new RESTIC_PASSWORD ${when}, `
  + 'and what was backed up before cannot be opened with it: '
  + 'read RESTIC_PASSWORD from a store that keeps it, or set refreshPolicy to CreatedOnce and keep a copy outside of the cluster';

test.each<[string, object, string]>([
  ['through a template', generated, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['at an interval', { ...generated, refreshInterval: '24h' }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['at an interval of its own policy', { ...generated, refreshPolicy: 'Periodic', refreshInterval: '1h0m0s' }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['when it is changed', { ...generated, refreshPolicy: 'OnChange' }, `error STASH206 ${found('spec.dataFrom[0]', 'makes', 'whenever the ExternalSecret is changed')}`],
  ['as it comes', { dataFrom: [{ sourceRef, rewrite: [{ regexp: { source: 'password', target: 'RESTIC_PASSWORD' } }] }] }, `error STASH206 ${found('spec.dataFrom[0]')}`],
  ['as an entry', { data: [{ secretKey: 'other' }, { secretKey: 'RESTIC_PASSWORD', sourceRef }] }, `error STASH206 ${found('spec.data[1]')}`],
  ['as an entry through a template', { data: [{ secretKey: 'pw', sourceRef }], target: { template: { data: { RESTIC_PASSWORD: '{{ .pw }}' } } } },
    `error STASH206 ${found('spec.data[0]')}`],
  ['or from a store, whichever has it', { ...generated, dataFrom: [{ extract: { key: 'x' } }, { sourceRef }] }, `warning STASH206 ${found('spec.dataFrom[1]', 'may make')}`],
])('%s', (_, spec, expected) => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('storage', spec)])).toEqual([expected]);
});

test('of a Secret that no Repository of the input names, but that has the password', () => {
  expect(foundBy(rotatingPassword, [externalSecret('storage', generated)])).toEqual([`error STASH206 ${found('spec.dataFrom[0]')}`]);
});

test.each<[string, object]>([
  ['what is made once', { ...generated, refreshPolicy: 'CreatedOnce' }],
  ['no refresh', { ...generated, refreshInterval: '0' }],
  ['no refresh, with a unit', { ...generated, refreshInterval: '0h0m0s' }],
  ['no refresh, as a number', { ...generated, refreshInterval: 0 }],
  ['a store', { dataFrom: [{ extract: { key: 'x' } }] }],
  ['an entry of a store beside a generator for something else', { data: [{ secretKey: 'RESTIC_PASSWORD' }], dataFrom: [{ sourceRef }] }],
  ['an entry of a store through a template', { ...generated, data: [{ secretKey: 'password' }] }],
  ['a literal, of which another rule speaks', { ...generated, target: { template: { data: { RESTIC_PASSWORD: 'word' } } } }],
])('nothing about %s', (_, spec) => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('storage', spec)])).toEqual([]);
});

test('nothing about generated keys of others, nor about a Secret as it is', () => {
  expect(foundBy(rotatingPassword, [repo, externalSecret('other', { dataFrom: [{ sourceRef }] }), secret('storage', { RESTIC_PASSWORD: 'x' })])).toEqual([]);
});
