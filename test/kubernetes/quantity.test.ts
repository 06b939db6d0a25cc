import { k8s } from 'cdk8s-plus-27';
import { coreType } from '../../lib/kubernetes/core-type';
import { quantityText } from '../../lib/kubernetes/quantity';
import { textOf } from '../../lib/refusal/complaint';

const NONE = 'is not a quantity: use a number of at least 0, optionally followed by a unit such as m, k, M, G, Ki, Mi or Gi, without a space';

test.each(['0', '2', '+1', '0.5', '.5', '1.', '100m', '512Mi', '1Ei', '5k', '1e3', '1E-2', '1E', '${SIZE:=1Gi}'])('%s is a quantity', (text) => {
  expect(quantityText(text)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ['512 MB', '512M'], ['512MB', '512M'], ['1gb', '1G'], ['10GiB', '10Gi'], ['8 Gi', '8Gi'], ['4KB', '4k'], ['4kib', '4Ki'], ['64b', undefined], ['1gi', undefined],
  ['much', undefined], ['', undefined], ['-1Gi', undefined], ['NaN', undefined], ['1,5Gi', undefined],
])('%s is none', (text, near) => {
  expect(textOf(quantityText(text)!)).toBe(near === undefined ? NONE : `${NONE}; did you mean "${near}"?`);
});

test('wherever it is in a type of Kubernetes', () => {
  const build = (memory: k8s.Quantity) => coreType('spec.runtimeSettings.container.resources', { limits: { memory } }, (kubernetes) => kubernetes.toJson_ResourceRequirements);
  expect(() => build(k8s.Quantity.fromString('512 MB')))
    .toThrow(new Error(`spec.runtimeSettings.container.resources: limits.memory "512 MB" ${NONE}; did you mean "512M"?`));
  expect(() => build(k8s.Quantity.fromNumber(-1))).toThrow(new Error(`spec.runtimeSettings.container.resources: limits.memory "-1" ${NONE}`));
  expect(build(k8s.Quantity.fromString('512Mi'))).toEqual({ limits: { memory: '512Mi' } });
});
