import { Chart } from 'cdk8s';
import { backup, chart, wrong } from '../check/given';
import { StashFunction } from 'cdk8s-stash';

const circle: { self?: object } = {};
circle.self = circle;
const ENDLESS = 'contains an object that contains itself, which a manifest cannot express: give plain data';

const written = (given: object) => Chart.of(backup({ ...given })).toJson();
const withAffinity = (affinity: object) => written({ runtimeSettings: { pod: { affinity } } });

test.each<[string, () => unknown]>([
  ['spec.runtimeSettings.pod.affinity', () => withAffinity(circle)],
  ['spec', () => new StashFunction(chart(), 'X', wrong({ image: 'busybox', workingDir: circle }))],
  ['spec', () => written({ paused: circle })],
  ['spec', () => written({ tempDir: { disableCaching: circle } })],
  ['spec', () => written({ runtimeSettings: { pod: { nodeName: circle } } })],
])('%s', (field, define) => {
  expect(define).toThrow(new Error(`[demo/X] ${field}: ${ENDLESS}`));
});

test('what holds an object twice has an end', () => {
  const term = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } } };
  expect(() => withAffinity({ podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term, term] } })).not.toThrow();
});
