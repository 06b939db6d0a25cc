import { k8s } from 'cdk8s-plus-27';
import { coreType } from '../../lib/kubernetes/core-type';
import { isMore, quantityText } from '../../lib/kubernetes/quantity';
import { textOf } from '../../lib/refusal/complaint';

const NONE = 'is not a quantity: use a number of at least 0, optionally followed by a unit such as m, k, M, G, Ki, Mi or Gi, without a space';

test.each(['0', '2', '+1', '0.5', '.5', '1.', '100m', '512Mi', '1Ei', '5k', '1e3', '1E-2', '1E', '${SIZE:=1Gi}', '$SIZE', '{{ size }}'])('%s is a quantity', (text) => {
  expect(quantityText(text)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ['512 MB', '512M'], ['512MB', '512M'], ['1gb', '1G'], ['10GiB', '10Gi'], ['8 Gi', '8Gi'], ['4KB', '4k'], ['4kib', '4Ki'], ['64b', undefined], ['1gi', undefined],
  ['much', undefined], ['', undefined], ['-1Gi', undefined], ['NaN', undefined], ['1,5Gi', undefined],
])('%s is none', (text, near) => {
  expect(textOf(quantityText(text)!)).toBe(near === undefined ? NONE : `${NONE}; did you mean "${near}"?`);
});

test.each<[string, string]>([
  ['2Gi', '1Gi'], ['1.5Gi', '1Gi'], ['1Gi', '1G'], ['1G', '999M'], ['1001m', '1'], ['0.511', '510m'], ['.2', '100m'], ['2', '1.'], ['1e3', '999'],
  ['1E3', '0.9k'], ['1E', '999P'], ['1Ei', '1E'], ['2e-3', '1m'], ['1e+3', '1e2'], ['9007199254740993', '9007199254740992'], ['0.30000000000000004', '0.3'],
  ['1Ki', '1k'], ['1Mi', '1M'], ['1Ti', '1T'], ['1Pi', '1P'], ['2T', '1T'], ['1u', '1n'], ['1m', '999u'], ['1', '0'], ['+2', '1'], ['1', '1e-99'],
])('%s is more than %s', (quantity, other) => {
  expect([isMore(quantity, other), isMore(other, quantity)]).toEqual([true, false]);
});

test.each<[string, string]>([
  ['1Gi', '1024Mi'], ['1', '1000m'], ['0.5', '500m'], ['1e3', '1k'], ['0', '0Gi'], ['1.50', '1.5'], ['1.5Ki', '1536'], ['0.3n', '1n'], ['1e-3', '1m'],
  ['2Gi', '${LIMIT}'], ['2Gi', ''], ['2 Gi', '1Gi'], ['1e9999', '1'], ['-2', '-1'],
])('%s is not more than %s, nor less', (quantity, other) => {
  expect([isMore(quantity, other), isMore(other, quantity)]).toEqual([false, false]);
});

test('wherever it is in a type of Kubernetes', () => {
  const build = (memory: k8s.Quantity) => coreType('spec.runtimeSettings.container.resources', { limits: { memory } }, (kubernetes) => kubernetes.toJson_ResourceRequirements);
  expect(() => build(k8s.Quantity.fromString('512 MB')))
    .toThrow(new Error(`spec.runtimeSettings.container.resources: limits.memory "512 MB" ${NONE}; did you mean "512M"?`));
  expect(() => build(k8s.Quantity.fromNumber(-1))).toThrow(new Error(`spec.runtimeSettings.container.resources: limits.memory "-1" ${NONE}`));
  expect(build(k8s.Quantity.fromString('512Mi'))).toEqual({ limits: { memory: '512Mi' } });
});
