import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { APP_BINDING, demoChart, demoClaim, demoDeployment, demoRestore, demoStatefulSet, demoTemplate, findingsOf, messageOf, SOURCE_DATA } from './demo';
import { Addon, AppBinding, AppBindingParameters, ClientConfig, RestoreRule, type RestoreRuleOptions, type RestoreSessionProps, RestoreTarget } from 'cdk8s-stash';

const WORKLOAD = (kind: string, alias?: string) => (rules: RestoreRule[], args?: string[]) =>
  RestoreTarget.of({ apiVersion: 'apps/v1', kind, name: 'shop' }, { rules, alias, args, volumeMounts: SOURCE_DATA });
const CLAIM = (alias?: string) => (rules: RestoreRule[]) => RestoreTarget.persistentVolumeClaim(demoClaim(demoChart()), { rules, alias, mountPath: '/source/data' });
const DATABASE = (alias?: string) => (rules: RestoreRule[]) => RestoreTarget.of(APP_BINDING, { rules, alias });
const CLAIMS = (replicas?: number, alias?: string) => (rules: RestoreRule[]) =>
  RestoreTarget.volumeClaimTemplates([demoTemplate('source-data-${POD_ORDINAL}')], { rules, replicas, alias, volumeMounts: SOURCE_DATA });

const data = (options: RestoreRuleOptions = {}) => RestoreRule.paths(['/source/data'], options);
const hosts = (...targetHosts: string[]) => data({ targetHosts });
const latest = (options: RestoreRuleOptions = {}) => RestoreRule.snapshots(['latest'], options);
const byId = (options: RestoreRuleOptions = {}) => RestoreRule.snapshots(['2b8b1d4a'], options);

const EMPTY = 'rules: is empty, so the restore would bring nothing back and report success: give RestoreRule.paths() with the paths of the backup';
const notAHost = (host: string, hint: string, index = 0) =>
  `rules[${index}].targetHosts: "${host}" is not a host of this target, so the rule would never apply to it: ${hint}`;
const namingOne = (known: string) => `name hosts of the target, or leave targetHosts out (${known})`;
const NO_ALIAS = 'give the alias of the backup or leave targetHosts out, because a Job knows its host by the alias alone';
const ignored = (reason: string) => `rules[0].sourceHost: "old" would be ignored, because ${reason}`;
const LATEST = 'rules[0].snapshots: "latest" is the newest snapshot of the whole repository, which every pod would get: use RestoreRule.paths(), so '
  + 'that each gets its own';
const comma = (field: string, entry: string, hint: string) =>
  `rules[0].${field}: "${entry}" contains a comma, where the Job of Stash would split it: ${hint}`;
const WITHOUT_COMMA = 'use a pattern without a comma, such as with "?" in its place';

type Build = (rules: RestoreRule[]) => RestoreTarget;

test.each<[string, Build, RestoreRule[], string]>([
  ['no rule for a workload', WORKLOAD('Deployment'), [], EMPTY],
  ['no rule for a claim', CLAIM(), [], EMPTY],
  ['no rule for claims that are created', CLAIMS(), [], EMPTY],
  ['two rules for all hosts', WORKLOAD('StatefulSet'), [data(), hosts('host-1'), data()],
    'rules[2].targetHosts: is absent, as in rules[0], but only the last rule without it would count: remove one of them, or name its hosts'],
  ['two rules for one host', WORKLOAD('StatefulSet'), [hosts('host-0', 'host-1'), hosts('host-2', 'host-1')],
    'rules[1].targetHosts: "host-1" is also in rules[0], and only that rule would count: name each host once'],
  ['the alias of a Deployment without one', WORKLOAD('Deployment'), [hosts('shop')], notAHost('shop', namingOne('its only host is "host-0"'))],
  ['another pod of a Deployment', WORKLOAD('Deployment'), [hosts('host-1')], notAHost('host-1', namingOne('its only host is "host-0"'))],
  ['the default host of a Deployment with an alias', WORKLOAD('Deployment', 'shop'), [hosts('host-0')], notAHost('host-0', namingOne('its only host is "shop"'))],
  ['the default host of a StatefulSet with an alias', WORKLOAD('StatefulSet', 'shop'), [data(), hosts('shop-0', 'host-3')],
    notAHost('host-3', namingOne('its hosts are "shop-0", "shop-1" and so on'), 1)],
  ['the alias of a StatefulSet alone', WORKLOAD('StatefulSet', 'shop'), [hosts('shop')], notAHost('shop', namingOne('its hosts are "shop-0", "shop-1" and so on'))],
  ['a pod by its name', WORKLOAD('StatefulSet'), [hosts('shop-0')], notAHost('shop-0', namingOne('its hosts are "host-0", "host-1" and so on'))],
  ['a number with a zero in front', WORKLOAD('StatefulSet'), [hosts('host-01')], notAHost('host-01', namingOne('its hosts are "host-0", "host-1" and so on'))],
  ['a node without the alias', WORKLOAD('DaemonSet', 'logs'), [hosts('node-1')], notAHost('node-1', namingOne('its hosts are "logs-<node>", one for each node'))],
  ['a number where one claim is created', CLAIMS(), [hosts('host-1')], notAHost('host-1', namingOne('its only host is "host-0"'))],
  ['no number where claims are created', CLAIMS(3, 'shop'), [hosts('shop')], notAHost('shop', namingOne('its hosts are "shop-0", "shop-1" and so on'))],
  ['a host of a claim without an alias', CLAIM(), [hosts('host-0')], notAHost('host-0', NO_ALIAS)],
  ['another host of a claim', CLAIM('shop'), [hosts('host-0')], notAHost('host-0', namingOne('its only host is "shop"'))],
  ['a host of a database without an alias', DATABASE(), [latest({ targetHosts: ['pg'] })], notAHost('pg', `${NO_ALIAS}; for a MongoDB, give the addon as well`)],
  ['another host of a database', DATABASE('shop'), [latest({ targetHosts: ['pg'] })],
    notAHost('pg', `${namingOne('its only host is "shop"')}; for a MongoDB, give the addon as well`)],
  ['the source of a claim', CLAIM('shop'), [data({ sourceHost: 'old' })], ignored('a claim is restored by path alone, so the newest snapshot of the path '
    + 'comes back, whichever backup wrote it: name the snapshot by its id, or restore into volumeClaimTemplates, for which the host counts')],
  ['the source of a snapshot', WORKLOAD('Deployment'), [byId({ sourceHost: 'old' })],
    ignored('snapshots are restored regardless of their host: leave it out')],
  ['the source of a database without an alias', DATABASE(), [latest({ sourceHost: 'old' })],
    ignored('a database without an alias has no host: give the backup an alias, and give the restore the same one')],
  ['no rule for a database with an alias', DATABASE('shop'), [], 'rules: is empty, so the alias would be ignored, and the newest snapshot of '
    + 'any database restored: give RestoreRule.snapshots(["latest"])'],
  ['the paths of a database', DATABASE('shop'), [RestoreRule.paths(['/dumpfile.sql'])],
    'rules[0].paths: would be ignored, because a database is restored as a whole: use RestoreRule.snapshots(["latest"])'],
  ['latest for a StatefulSet', WORKLOAD('StatefulSet'), [latest()], LATEST],
  ['latest for a DaemonSet', WORKLOAD('DaemonSet'), [latest()], LATEST],
  ['latest for claims that are created', CLAIMS(2), [latest()], LATEST],
  ['a path with a comma in a Job', CLAIM(), [RestoreRule.paths(['/source/data/a,b'])],
    comma('paths[0]', '/source/data/a,b', 'name the snapshot by its id instead')],
  ['a pattern with a comma in a Job', CLAIM(), [data({ include: ['*.json', '{a,b}'] })], comma('include[1]', '{a,b}', WITHOUT_COMMA)],
  ['a pattern to leave out with a comma', CLAIM(), [data({ exclude: ['a,b'] })], comma('exclude[0]', 'a,b', WITHOUT_COMMA)],
])('%s is refused', (_, target, rules, complaint) => {
  expect(() => demoRestore(target(rules))).toThrow(new Error(`[demo/Restore] spec.target.${complaint}`));
});

test.each<[string, Build, RestoreRule[]]>([
  ['some pods of a StatefulSet only', WORKLOAD('StatefulSet'), [hosts('host-0', 'host-17')]],
  ['a host twice in one rule', WORKLOAD('StatefulSet'), [hosts('host-0', 'host-0')]],
  ['pods of a StatefulSet with an alias', WORKLOAD('StatefulSet', 'my-sts'), [data({ targetHosts: ['my-sts-3'], sourceHost: 'my-sts-1' }), data()]],
  ['any node', WORKLOAD('DaemonSet'), [hosts('node-1.example.com')]],
  ['a node behind the alias', WORKLOAD('DaemonSet', 'logs'), [hosts('logs-node-1')]],
  ['the only host of a Deployment', WORKLOAD('Deployment'), [hosts('host-0')]],
  ['the source of a Deployment', WORKLOAD('Deployment'), [data({ sourceHost: 'old' })]],
  ['the newest of all for a Deployment', WORKLOAD('Deployment'), [latest()]],
  ['a comma where no Job restores', WORKLOAD('Deployment'), [RestoreRule.paths(['/source/data/a,b'], { include: ['a,b'] })]],
  ['one snapshot for all pods', WORKLOAD('StatefulSet'), [byId()]],
  ['the claims of a StatefulSet', CLAIMS(3, 'shop'), [hosts('shop-0'), data()]],
  ['a comma for claims that are created', CLAIMS(), [RestoreRule.paths(['/source/data/a,b'])]],
  ['the newest of a claim', CLAIM(), [latest()]],
  ['the source of a database with an alias', DATABASE('shop'), [latest({ targetHosts: ['shop'], sourceHost: 'old' })]],
  ['a host of a database that may be a MongoDB', DATABASE('shop'), [latest({ targetHosts: ['host-1', 'shop'] }), byId({ targetHosts: ['confighost'] })]],
  ['no rule for a database', DATABASE(), []],
])('%s is taken', (_, target, rules) => {
  expect(() => demoRestore(target(rules))).not.toThrow();
});

describe('what an addon decides', () => {
  const attempt = (target: RestoreTarget, props: Partial<RestoreSessionProps>) => messageOf(() => demoRestore(target, props));
  const custom = Addon.custom({ restoreTask: 'my-restore' });

  test('MongoDB ignores the source, with an alias too', () => {
    expect(attempt(DATABASE('shop')([latest({ sourceHost: 'old' })]), { addon: Addon.mongodb('6.0.5') }))
      .toBe('[demo/Restore] spec.target.rules[0].sourceHost: "old" would be ignored, because MongoDB has its own hosts: leave it out');
  });

  test('a host of MongoDB is none of PostgreSQL', () => {
    expect(attempt(DATABASE('shop')([latest({ targetHosts: ['host-0'] })]), { addon: Addon.postgres('17.2') }))
      .toBe(`[demo/Restore] spec.target.${notAHost('host-0', namingOne('its only host is "shop"'))}`);
    expect(attempt(DATABASE()([latest({ targetHosts: ['host-0'] })]), { addon: Addon.postgres('17.2') }))
      .toBe(`[demo/Restore] spec.target.${notAHost('host-0', NO_ALIAS)}`);
  });

  test('MongoDB may have hosts of any name', () => {
    expect(attempt(DATABASE('shop')([latest({ targetHosts: ['shard-b'] })]), { addon: Addon.mongodb('6.0.5') })).toBeUndefined();
  });

  test('MongoDB has hosts that its AppBinding names, with an alias too', () => {
    const chart = demoChart();
    const database = new AppBinding(chart, 'Database', {
      metadata: { name: 'db' },
      clientConfig: ClientConfig.service({ name: 'db', port: 27017, scheme: 'mongodb' }),
      secret: Secret.fromSecretName(chart, 'Secret', 'db-auth'),
      addon: Addon.mongodb('6.0.5'),
      parameters: AppBindingParameters.mongoConfiguration({ configServer: 'cnf/c:27017', replicaSets: { 'host-0': 'a/a:27017', 'host-1': 'b/b:27017' } }),
    });
    const restored = (id: string, ...rules: RestoreRule[]) =>
      findingsOf(demoRestore(RestoreTarget.appBinding(database, { alias: 'shop', rules }), { metadata: { name: id } }, new Chart(chart, id)));
    expect(restored('all', ...['host-0', 'host-1', 'confighost'].map((host) => byId({ targetHosts: [host] })))).toEqual([]);
    expect(restored('alias', byId({ targetHosts: ['shop'] }))).toEqual([
      '[demo/alias/Restore] STASH402 spec.target.rules[0].targetHosts: "shop" is not among the hosts of the target, so the rule is never used for it: '
      + 'name hosts of the target, or leave targetHosts out (its hosts are "host-0", "host-1" and "confighost")',
    ]);
  });

  describe.each<[string, Addon, Partial<RestoreSessionProps>, string]>([
    ['on its temporary directory', Addon.elasticsearch('8.2.0'), {}, '/stash-tmp/stash-interim-volume/data'],
    ['on an interim volume', Addon.nats('2.8.2'), { interimVolumeTemplate: demoTemplate('interim') }, '/stash-interim-volume/data'],
  ])('an addon that keeps a directory %s', (_, addon, props, directory) => {
    test.each<[string, string | undefined, RestoreRule[], string | undefined]>([
      ['takes its path', 'shop', [RestoreRule.paths([directory])], undefined],
      ['takes its path with a slash at the end', 'shop', [RestoreRule.paths([`${directory}/`])], undefined],
      ['takes a source without an alias', undefined, [RestoreRule.paths([directory], { sourceHost: 'old' })], undefined],
      ['takes the newest of all', 'shop', [latest()], undefined],
      ['takes no rule', undefined, [], undefined],
      ['takes no other path', 'shop', [RestoreRule.paths(['/var/data'])],
        `rules[0].paths: "/var/data" would be ignored, because the addon looks for one path only: write "${directory}"`],
      ['needs a rule for its alias', 'shop', [], 'rules: is empty, so the alias would be ignored, and the newest snapshot of any '
        + `database restored: give RestoreRule.paths(["${directory}"])`],
    ])('%s', (__, alias, rules, complaint) => {
      expect(attempt(DATABASE(alias)(rules), { ...props, addon })).toBe(complaint && `[demo/Restore] spec.target.${complaint}`);
    });
  });

  test('MongoDB needs no rule for an alias that it ignores', () => {
    expect(attempt(DATABASE('shop')([]), { addon: Addon.mongodb('6.0.5') })).toBeUndefined();
  });

  test('a Task of your own is a Job, which knows its host by the alias', () => {
    expect(attempt(WORKLOAD('StatefulSet')([hosts('host-0')]), { addon: custom })).toBe(`[demo/Restore] spec.target.${notAHost('host-0', NO_ALIAS)}`);
    expect(attempt(WORKLOAD('StatefulSet')([RestoreRule.paths(['/a,b'])]), { addon: custom }))
      .toBe(`[demo/Restore] spec.target.${comma('paths[0]', '/a,b', 'name the snapshot by its id instead')}`);
  });

  test('a Task of your own may need no rule, and mount what it likes', () => {
    expect(attempt(RestoreTarget.of({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' }), { addon: custom })).toBeUndefined();
    expect(attempt(RestoreTarget.of({ apiVersion: 'v1', kind: 'ConfigMap', name: 'shop' }), { addon: custom })).toBeUndefined();
  });

  test('pvc-restore fills claims that are created by path alone', () => {
    expect(attempt(CLAIMS()([data({ sourceHost: 'old' })]), { addon: Addon.pvc() })).toContain('a claim is restored by path alone');
  });

  test.each<[string, RestoreTarget, Addon | undefined, string]>([
    ['a database addon for a workload', WORKLOAD('Deployment')([data()]), Addon.postgres('14.0'),
      'Addon.postgres() would restore the Deployment with a Job that does not see its volumes: leave it out, because Stash restores workloads by itself'],
    ['pvc for a workload', WORKLOAD('StatefulSet')([data()]), Addon.pvc(),
      'Addon.pvc() would restore the StatefulSet with a Job that does not see its volumes: leave it out, because Stash restores workloads by itself'],
    ['a database addon for a claim', CLAIM()([data()]), Addon.redis('7.0.5'), 'Addon.redis() does not restore claims: leave it out'],
    ['a database addon for claims that are created', CLAIMS()([data()]), Addon.redis('7.0.5'), 'Addon.redis() does not restore claims: leave it out'],
    ['a database addon for a Namespace', RestoreTarget.of({ apiVersion: 'v1', kind: 'Namespace', name: 'shop' }), Addon.redis('7.0.5'),
      'Addon.redis() does not restore a Namespace: restore into the AppBinding of the database'],
    ['pvc for a database', DATABASE()([]), Addon.pvc(), 'Addon.pvc() restores claims only: give the addon of the AppBinding'],
    ['nothing for a ConfigMap', RestoreTarget.of({ apiVersion: 'v1', kind: 'ConfigMap', name: 'shop' }), undefined,
      'is absent, but Stash does not restore a ConfigMap by itself: give the addon that does'],
    ['kubedump', RestoreTarget.of({ apiVersion: 'v1', kind: 'Namespace', name: 'shop' }), Addon.kubedump('0.2.0'),
      'Addon.kubedump() has no Task that restores: fetch what you need from the backup with restic, and apply it with kubectl'],
  ])('%s is refused', (_, target, addon, complaint) => {
    expect(attempt(target, { addon })).toBe(`[demo/Restore] spec.task: ${complaint}`);
  });
});

describe('what is refused besides', () => {
  test.each<[string, RestoreTarget, Partial<RestoreSessionProps>, string]>([
    ['an alias with a blank', DATABASE('shop db')([]), {},
      'spec.target.alias: "shop db" is not an alias: use at least one character, without white space, commas and invisible characters, such as "app-data"'],
    ['arguments of a Job', RestoreTarget.of(APP_BINDING, { args: ['--a', '--b'] }), {},
      'spec.target.args: ["--a","--b"] would reach restic as a single argument, because a Job joins them with blanks: give at most one'],
    ['an argument by which files go elsewhere', WORKLOAD('Deployment')([data()], ['--verify', '-t', '/restored']), {},
      'spec.target.args: contains -t, so files come back into the container of Stash and not into the volume: leave it out, and mount the volume where it was '
      + 'backed up'],
    ['an argument of which nothing comes back', WORKLOAD('Deployment')([data()], ['--exclude=/']), {},
      'spec.target.args: "/" leaves out all files of "/source/data", so that none is restored and the restore reports success: name some of them, such as "*.tmp"'],
    ['an argument for files outside of the paths', WORKLOAD('Deployment')([data()], ['-i', '/srv']), {},
      'spec.target.args: "/srv" is outside of "/source/data", so it restores nothing, and the restore reports success: begin it with a path that is restored, or without a slash '
      + 'to match in all folders'],
    ['arguments for patterns of both sorts', WORKLOAD('Deployment')([data()], ['-i', 'a', '-e', 'b']), {},
      'spec.target.args: contains patterns that result in both includes and excludes, but restic accepts only one of the two: leave one kind out'],
    ['an interim volume of a workload', WORKLOAD('Deployment')([data()]), { interimVolumeTemplate: demoTemplate('interim') },
      'spec.interimVolumeTemplate: has no effect, because Stash restores workloads directly: leave it out'],
    ['a name that is too long', DATABASE()([]), { metadata: { name: 'a'.repeat(64) } },
      `metadata.name: "${'a'.repeat(64)}" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "${
        'a'.repeat(63)}"?`],
    ['a namespace that is none', DATABASE()([]), { metadata: { name: 'restore', namespace: 'a_b' } },
      'metadata.namespace: "a_b" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "a-b"?'],
  ])('%s', (_, target, props, complaint) => {
    expect(() => demoRestore(target, props)).toThrow(new Error(`[demo/Restore] ${complaint}`));
  });

  test('a resource that is no workload', () => {
    const chart = demoChart();
    const claim = demoClaim(chart);
    expect(() => RestoreTarget.workload(claim, { rules: [data()] })).toThrow(new Error(
      'RestoreTarget.workload: the PersistentVolumeClaim "demo/Claim" is not a workload: give a Deployment, a StatefulSet or a DaemonSet',
    ));
  });

  test('a workload in another namespace', () => {
    const chart = demoChart({ namespace: 'shop' });
    const target = RestoreTarget.workload(demoDeployment(chart), { rules: [data()] });
    expect(() => demoRestore(target)).toThrow(new Error(
      '[demo/Restore] spec.target.ref.namespace: the Deployment "stash-demo" is in namespace "shop", but the backup or restore is in "demo", and '
      + 'Stash allows different namespaces only for databases: define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })',
    ));
  });

  test('an AppBinding of the app that names no Task', () => {
    const chart = demoChart();
    const database = new AppBinding(chart, 'Database', { metadata: { name: 'db' }, clientConfig: ClientConfig.url('https://db.example.com') });
    expect(findingsOf(demoRestore(RestoreTarget.appBinding(database), {}, chart))).toEqual([
      '[demo/Restore] STASH317 spec.task: is missing, and without a Task Stash cannot restore AppBinding demo/db, which does not name one in '
      + 'spec.parameters.stash.addon either: name the Task of its addon, here or there',
    ]);
  });

  test('an AppBinding of the app that names one', () => {
    const chart = demoChart();
    const addon = Addon.postgres('14.0');
    const database = new AppBinding(chart, 'Database', { metadata: { name: 'db' }, addon, clientConfig: ClientConfig.url('https://db.example.com') });
    expect(findingsOf(demoRestore(RestoreTarget.appBinding(database), {}, chart))).toEqual([]);
  });

  test('a mount path of a workload that is not absolute', () => {
    const target = RestoreTarget.workload(demoDeployment(demoChart()), { rules: [byId()], volumeMounts: [{ name: 'source-data', mountPath: 'data' }] });
    expect(messageOf(() => demoRestore(target))).toBe(
      '[demo/Restore] spec.target.volumeMounts[0].mountPath: "data" is not an absolute path: begin with "/", and leave out control characters',
    );
  });

  test('a mount path of a claim that is not absolute', () => {
    expect(() => RestoreTarget.persistentVolumeClaim(demoClaim(demoChart()), { rules: [data()], mountPath: 'data' })).toThrow(new Error(
      'RestoreTarget.persistentVolumeClaim: mountPath "data" is not an absolute path: begin with "/", and leave out control characters',
    ));
  });
});

describe('any rules', () => {
  const name = fc.constantFrom('host', 'host-0', 'host-1', 'host-01', 'shop', 'shop-0', 'shop-1', 'shop-a', 'node', 'host-');
  const anyRules = fc.array(fc.option(fc.array(name, { minLength: 1, maxLength: 3 }), { nil: undefined }), { maxLength: 4 });
  const anyTarget = fc.constantFrom<[Build, (host: string) => boolean]>(
    [WORKLOAD('Deployment'), (host) => host === 'host-0'],
  [WORKLOAD('Deployment', 'shop'), (host) => host === 'shop'],
  [WORKLOAD('StatefulSet'), (host) => ['host-0', 'host-1'].includes(host)],
  [WORKLOAD('StatefulSet', 'shop'), (host) => ['shop-0', 'shop-1'].includes(host)],
  [WORKLOAD('DaemonSet'), () => true],
  [WORKLOAD('DaemonSet', 'shop'), (host) => host.slice(0, 5) === 'shop-'],
  [CLAIM(), () => false],
  [CLAIM('shop'), (host) => host === 'shop'],
  [CLAIMS(2), (host) => ['host-0', 'host-1'].includes(host)],
  [CLAIMS(), (host) => host === 'host-0'],
  );

  test('apply to each host of the target once, or are refused', () => {
    fc.assert(fc.property(anyTarget, anyRules, ([target, isHost], lists) => {
      const named = lists.flatMap((list) => [...new Set(list ?? [])]);
      const once = new Set(named).size === named.length && lists.filter((list) => list === undefined).length < 2;
      const right = lists.length > 0 && once && named.every(isHost);
      const message = messageOf(() => demoRestore(target(lists.map((targetHosts) => data({ targetHosts })))));
      expect(message === undefined).toBe(right);
    }), { numRuns: 500 });
  });
});

test('a StatefulSet of the app has the hosts of its kind', () => {
  const target = RestoreTarget.workload(demoStatefulSet(demoChart()), { rules: [hosts('shop-0')], volumeMounts: SOURCE_DATA });
  expect(() => demoRestore(target)).toThrow(new Error(`[demo/Restore] spec.target.${notAHost('shop-0', namingOne('its hosts are "host-0", "host-1" and so on'))}`));
});
