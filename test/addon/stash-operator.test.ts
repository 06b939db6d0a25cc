import { App, Chart } from 'cdk8s';
import { demoBinding, demoChart, reported } from './demo';
import { Addon, StashOperator, StashRelease } from 'cdk8s-stash';

test('no release is known until one is chosen', () => {
  const app = new App();
  expect(StashOperator.of(app).release).toBeUndefined();
  StashOperator.of(app).useRelease(StashRelease.V2025_7_31);
  expect(StashOperator.of(app).release).toBe(StashRelease.V2025_7_31);
});

test('an app has one operator, wherever it is asked for', () => {
  const binding = demoBinding();
  expect(StashOperator.of(binding)).toBe(StashOperator.of(App.of(binding)));
});

test('two apps have two', () => {
  StashOperator.of(demoChart()).useRelease(StashRelease.V2025_10_17);
  expect(StashOperator.of(demoChart()).release).toBeUndefined();
});

test('the release is read at synth: it may be chosen after what depends on it, and between two', () => {
  const binding = demoBinding({ addon: Addon.postgres('18.2') });
  expect(reported(binding)).toHaveLength(1);
  StashOperator.of(binding).useRelease(StashRelease.V2025_10_17);
  expect(reported(binding)).toEqual([]);
});

test('the release of a chart is that of its app', () => {
  const app = new App();
  const charts = ['a', 'b'].map((id) => new Chart(app, id));
  StashOperator.of(charts[0]!).useRelease(StashRelease.V2025_10_17);
  expect(reported(demoBinding({ addon: Addon.mariadb('10.6.23') }, charts[1]))).toEqual([]);
});

test('the same release may be chosen again, another one may not', () => {
  const operator = StashOperator.of(new App());
  operator.useRelease(StashRelease.V2025_6_30);
  operator.useRelease(StashRelease.V2025_6_30);
  expect(() => operator.useRelease(StashRelease.V2025_10_17)).toThrow(new Error(
    'StashOperator.useRelease: v2025.10.17 is not v2025.6.30, the release that was already chosen for this app: '
    + 'an app is for one cluster, so choose one release, or make an app for each cluster',
  ));
  expect(operator.release).toBe(StashRelease.V2025_6_30);
});

test('asking for the operator changes nothing that is written', () => {
  const app = new App();
  StashOperator.of(app);
  expect(Object.keys(app)).toEqual(Object.keys(new App()));
});
