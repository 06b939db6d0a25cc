import { APP_BINDING, demoChart, demoDeployment, demoRestore, documentOf, findingsOf, manifestOf, SOURCE_DATA } from './demo';
import { Addon, RestoreRule, RestoreTarget } from 'cdk8s-stash';

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' };
const paths = (path = '/source/data') => [RestoreRule.paths([path])];
const files = (rules: RestoreRule[] = []) => RestoreTarget.of(DEPLOYMENT, { rules, volumeMounts: SOURCE_DATA });

test('stand where Stash has deprecated them, and nowhere else', () => {
  const deprecatedRules = [RestoreRule.paths(['/source/data'], { targetHosts: ['host-0'], sourceHost: 'old', include: ['*.sql'] })];
  expect(documentOf(demoRestore(files(), { deprecatedRules }))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  name: restore
  namespace: demo
spec:
  repository:
    name: gcs-repo
  rules:
    - include:
        - "*.sql"
      paths:
        - /source/data
      sourceHost: old
      targetHosts:
        - host-0
  target:
    ref:
      apiVersion: apps/v1
      kind: Deployment
      name: shop
      namespace: demo
    volumeMounts:
      - mountPath: /source/data
        name: source-data
`);
});

test('decide what is mounted of a workload of the app', () => {
  const chart = demoChart();
  const target = RestoreTarget.workload(demoDeployment(chart), { rules: [] });
  expect(manifestOf(demoRestore(target, { deprecatedRules: paths() }, chart)).spec.target).toEqual({
    ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo', namespace: 'demo' }, volumeMounts: SOURCE_DATA,
  });
});

test('are judged when the app is synthesised where the volumes are known only then', () => {
  const chart = demoChart();
  const target = RestoreTarget.workload(demoDeployment(chart), { rules: [] });
  expect(findingsOf(demoRestore(target, { deprecatedRules: paths('/var/log') }, chart))).toEqual([
    '[demo/Restore] STASH405 spec.rules[0].paths: "/var/log" is in none of the mounts of Deployment demo/stash-demo ("/source/data"), so the files are restored into the '
    + 'container of Stash and lost with it, although the restore succeeds: name a path in one of them, or mount the volume there',
  ]);
});

test.each<[string, RestoreTarget, RestoreRule[], string]>([
  ['beside those of the target', files(paths()), paths(),
    'spec.target.rules: is set together with deprecatedRules, which would silently replace it: leave one out'],
  ['none at all', files(), [],
    'spec.rules: is empty, so the restore would bring nothing back and report success: give RestoreRule.paths() with the paths of the backup'],
  ['two for all hosts', files(), [...paths(), ...paths()],
    'spec.rules[1].targetHosts: is absent, as in rules[0], but only the last rule without it would count: remove one of them, or name its hosts'],
  ['a path outside of the mounts', files(), paths('/var/log'), 'spec.rules[0].paths[0]: "/var/log" is in none of the mounts ("/source/data"), so it would be '
    + 'restored into the container of Stash and lost with it, but count as restored: mount its volume where it was mounted in the backup'],
])('%s are refused', (_, target, deprecatedRules, complaint) => {
  expect(() => demoRestore(target, { deprecatedRules })).toThrow(new Error(`[demo/Restore] ${complaint}`));
});

test('paths of a database are refused', () => {
  expect(() => demoRestore(RestoreTarget.of(APP_BINDING), { addon: Addon.mysql('8.0.14'), deprecatedRules: paths() })).toThrow(new Error(
    '[demo/Restore] spec.rules[0].paths: would be ignored, because a database is restored as a whole: use RestoreRule.snapshots(["latest"])',
  ));
});
