import { readFileSync } from 'node:fs';
import { demoBinding, reported, tasksOf } from './demo';
import { Addon, EtcdWorkloadKind, StashOperator, StashRelease } from 'cdk8s-stash';

const FACTORIES: { readonly [addon: string]: (version: string) => Addon } = {
  elasticsearch: Addon.elasticsearch,
  etcd: (version) => Addon.etcd(version, {
    initialCluster: 'etcd-0=http://etcd-0:2380', dataDir: '/data', workloadKind: EtcdWorkloadKind.STATEFUL_SET, workloadName: 'etcd',
  }),
  kubedump: Addon.kubedump,
  mariadb: Addon.mariadb,
  mongodb: Addon.mongodb,
  mysql: Addon.mysql,
  nats: Addon.nats,
  perconaxtradb: Addon.perconaxtradb,
  postgres: Addon.postgres,
  redis: Addon.redis,
  vault: Addon.vault,
};

/** The Tasks that the release installs, typed off its list and not off the library. */
const UNTIL_JULY: { readonly [addon: string]: string } = {
  elasticsearch: '5.6.4 6.2.4 6.3.0 6.4.0 6.5.3 6.8.0 7.2.0 7.3.2 7.14.0 8.2.0',
  etcd: '3.5.0',
  kubedump: '0.2.0',
  mariadb: '10.5.8',
  mongodb: '3.4.17 3.4.22 3.6.8 3.6.13 4.0.3 4.0.5 4.0.11 4.1.4 4.1.7 4.1.13 4.2.3 4.4.6 5.0.3 5.0.15 6.0.5',
  mysql: '5.7.25 8.0.3 8.0.14 8.0.21',
  nats: '2.6.1 2.8.2',
  perconaxtradb: '5.7 8.0 8.4',
  postgres: '9.6.19 10.14 11.9 12.4 13.1 14.0 15.1 16.1 17.2',
  redis: '5.0.13 6.2.5 7.0.5',
  vault: '1.10.3',
};
const OCTOBER: typeof UNTIL_JULY = { ...UNTIL_JULY, mariadb: '10.6.23', postgres: '9.6.19 10.14 11.9 12.4 13.1 14.0 15.1 16.1 17.2 18.2' };

const RELEASES: ReadonlyArray<[StashRelease, typeof UNTIL_JULY, number]> = [
  [StashRelease.V2025_2_10, UNTIL_JULY, 99],
  [StashRelease.V2025_6_30, UNTIL_JULY, 99],
  [StashRelease.V2025_7_31, UNTIL_JULY, 99],
  [StashRelease.V2025_10_17, OCTOBER, 101],
];

/** The releases that install a Task for this version. */
const releasesOf = (addon: string, version: string) =>
  RELEASES.filter(([, catalogue]) => catalogue[addon]?.split(' ').includes(version)).map(([release]) => release);

/** The Tasks that any of the releases installs. */
const ALL: typeof UNTIL_JULY = Object.fromEntries(Object.keys(FACTORIES).map((addon) =>
  [addon, [...new Set(RELEASES.flatMap(([, catalogue]) => catalogue[addon]?.split(' ') ?? []))].join(' ')]));

test('all releases and all addons are looked at: a new one is added to RELEASES or FACTORIES above', () => {
  expect(RELEASES.map(([release]) => release)).toEqual(Object.values(StashRelease));
  const others = ['length', 'name', 'prototype', 'pvc', 'custom'];
  expect(Object.keys(FACTORIES)).toEqual(Object.getOwnPropertyNames(Addon).filter((name) => !others.includes(name)).sort());
});

test('the guide lists them: a row is written by hand in docs/database.md', () => {
  const page = readFileSync('docs/database.md', 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, addon, versions]) => [addon, versions]);
  const [first, last] = [RELEASES[0]![0], RELEASES.at(-1)![0]];
  const row = (addon: string) => ALL[addon]!.split(' ').map((version) => {
    const releases = releasesOf(addon, version);
    const limits = [...releases[0] === first ? [] : [`from ${releases[0]}`], ...releases.at(-1) === last ? [] : [`until ${releases.at(-1)}`]];
    return limits.length === 0 ? version : `${version} (${limits.join(', ')})`;
  });
  expect(listed).toEqual(Object.keys(FACTORIES).map((addon) => [addon, row(addon).join(', ')]));
  for (const [file, text] of [['docs/database.md', `from ${first} to ${last}`], ['README.md', `releases ${first} to ${last}`]] as const) {
    expect(readFileSync(file, 'utf8')).toContain(text);
  }
});

describe.each(RELEASES)('%s', (release, catalogue, count) => {
  const versions = Object.entries(catalogue).flatMap(([addon, list]) => list.split(' ').map((version): [string, string] => [addon, version]));
  const judged = (addon: Addon) => {
    const binding = demoBinding({ addon });
    StashOperator.of(binding).useRelease(release);
    return reported(binding);
  };

  test(`holds ${count} Tasks, each under its name`, () => {
    const names = versions.flatMap(([addon, version]) => Object.values(tasksOf(FACTORIES[addon]!(version), release)).map(({ name }) => name));
    expect(names).toEqual(versions.flatMap(([addon, version]) =>
      ['backup', 'restore'].slice(0, addon === 'kubedump' ? 1 : 2).map((action) => `${addon}-${action}-${version}`)));
    expect(new Set(names).size).toBe(count);
  });

  test.each(Object.keys(catalogue))('the message about %s names what it holds, and nothing else', (addon) => {
    expect(judged(FACTORIES[addon]!('0.0'))).toEqual([
      expect.stringContaining(`Stash ${release} installs no Task "${addon}-backup-0.0", and none of the manifests declares it; for ${addon} it installs `
        + `${catalogue[addon]!.replace(/ /g, ', ')}: did you mean "${addon}-backup-`),
    ]);
  });
});

/** What is said once of the Tasks of an addon. */
const refused = (addon: string, version: string, mend: (task: string) => string, releases = 'v2025.2.10 to v2025.10.17', catalogue = ALL) =>
  [`[demo/Binding] STASH503 spec.parameters.stash.addon.backupTask.name: Stash ${releases} `
    + `installs no Task "${addon}-backup-${version}", and none of the manifests declares it; for ${addon} it installs ${catalogue[addon]!.replace(/ /g, ', ')}: `
    + `${mend(`${addon}-backup`)} (https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash503)`];

test.each<[string, string, string | undefined]>([
  ['postgres', '15.2', '15.1'],
  ['postgres', '15', '15.1'],
  ['postgres', 'v15.1', '15.1'],
  ['postgres', '10.2', '10.14'],
  ['postgres', '19.0', '18.2'],
  ['mariadb', '10.5', '10.5.8'],
  ['mariadb', '10.11', '10.6.23'],
  ['kubedump', '0.1.0', '0.2.0'],
  ['mysql', '8.0.9', '8.0.14'],
  ['mysql', '8.0', '8.0.21'],
  ['mysql', '8.0.3-debian', '8.0.3'],
  ['mongodb', '5.1', '5.0.15'],
  ['mongodb', '4.3.0', '4.2.3'],
  ['elasticsearch', '7.3.4', '7.3.2'],
  ['perconaxtradb', '8.0.32', '8.0'],
  ['redis', 'latest', undefined],
  ['redis', '', undefined],
])('%s %j is not held; near is %j', (addon, version, near) => {
  expect(reported(demoBinding({ addon: FACTORIES[addon]!(version) }))).toEqual(refused(addon, version, (task) => near === undefined
    ? 'name one of these, or acknowledge this if it is installed by other means'
    : `did you mean "${task}-${near}"?`));
});

test.each<[string, string, StashRelease, string]>([
  ['mariadb', '10.5.8', StashRelease.V2025_7_31, 'v2025.2.10 to v2025.7.31'],
  ['mariadb', '10.6.23', StashRelease.V2025_10_17, 'v2025.10.17'],
  ['postgres', '18.2', StashRelease.V2025_10_17, 'v2025.10.17'],
])('%s %s is refused until the release is chosen, since not all have it', (addon, version, release, having) => {
  const binding = demoBinding({ addon: FACTORIES[addon]!(version) });
  expect(reported(binding)).toEqual([`[demo/Binding] STASH503 spec.parameters.stash.addon.backupTask.name: only Stash ${having} installs the Task `
    + `"${addon}-backup-${version}", and none of the manifests declares it: say which release the cluster runs, with StashOperator.of(app).useRelease(StashRelease.`
    + `${release.toUpperCase().replace(/\./g, '_')}) if it is that one (https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash503)`]);
  StashOperator.of(binding).useRelease(release);
  expect(reported(binding)).toEqual([]);
});

test.each<[string, string, StashRelease, typeof UNTIL_JULY, string]>([
  ['postgres', '18.2', StashRelease.V2025_7_31, UNTIL_JULY,
    'Stash v2025.10.17 installs "postgres-backup-18.2", so if the cluster runs such a release, say so, as with StashOperator.of(app).useRelease(StashRelease.V2025_10_17)'],
  ['mariadb', '10.5.8', StashRelease.V2025_10_17, OCTOBER,
    'Stash v2025.2.10 to v2025.7.31 installs "mariadb-backup-10.5.8", so if the cluster runs such a release, say so, as with StashOperator.of(app).useRelease(StashRelease.V2025_7_31)'],
])('%s %s, which %s does not hold, but others', (addon, version, release, catalogue, mend) => {
  const binding = demoBinding({ addon: FACTORIES[addon]!(version) });
  StashOperator.of(binding).useRelease(release);
  expect(reported(binding)).toEqual(refused(addon, version, () => `${mend}; otherwise, name one that ${release} installs`, release, catalogue));
});
