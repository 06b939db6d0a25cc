import { EtcdWorkloadKind, PostgresBackupCommand } from './addon-options';
import { backup, both, DATABASE, restore, type AddonName } from './addon-parameters';
import { LIKE_MYSQL_PROGRAMS, MONGODB_PROGRAMS, MYSQL_PROGRAMS, POSTGRES_PROGRAMS, UNKNOWN_PROGRAMS } from './addon-programs';
import type { CataloguedAddon, StoredData } from './catalogued-addon';
import { count, flag, list, oneOf, positiveDuration, text } from './parameter-form';
import { RELEASES, StashRelease } from './stash-release';
import { asFields, asText } from '../kubernetes/manifest-fields';
import { MYSQL_PASSWORD_OPTION } from '../refusal/password-pattern';
import { enumType } from '../refusal/value-type';

// By the first or the last release that has it, so that a new release has what the one before it had.
const since = (release: StashRelease) => RELEASES.slice(RELEASES.indexOf(release));
const until = (release: StashRelease) => RELEASES.slice(0, RELEASES.indexOf(release) + 1);

const inAll = (...versions: readonly string[]) => versions.map((version) => [version, RELEASES] as const);

/** What holds of an addon whose source was not read, and of those that need no Secret. */
const UNREAD = {
  ownHosts: undefined, loadsThoseOf: [], readsHost: false, credentials: [], passwordOptions: [], programs: UNKNOWN_PROGRAMS,
} satisfies Partial<CataloguedAddon>;

const INTERIM_DIRECTORY: StoredData = { form: 'directory', path: undefined };

const USER_AND_PASSWORD = [['username'], ['password']];

/** The addons for the descendants of MySQL. */
const LIKE_MYSQL = {
  ownHosts: undefined,
  loadsThoseOf: ['mariadb', 'mysql', 'perconaxtradb'],
  readsHost: true,
  credentials: USER_AND_PASSWORD,
  passwordOptions: [new RegExp(String.raw`(?:^|[\s"'=])${MYSQL_PASSWORD_OPTION}["']?[^\s"']`)],
  programs: LIKE_MYSQL_PROGRAMS,
} satisfies Partial<CataloguedAddon>;

const REQUIRED = { required: true };
const WITH_DASHBOARDS = { versions: ['7.3.2', '7.14.0', '8.2.0'] };
const WITH_SEVERAL_DUMPS = { versions: ['8.0.3', '8.0.14', '8.0.21'] };

/** All addons of the catalogue. Their parameters are the same in all releases. */
export const ADDONS: { readonly [A in AddonName]: CataloguedAddon<A> } = {
  elasticsearch: {
    ...UNREAD,
    versions: inAll('5.6.4', '6.2.4', '6.3.0', '6.4.0', '6.5.3', '6.8.0', '7.2.0', '7.3.2', '7.14.0', '8.2.0'),
    stores: INTERIM_DIRECTORY,
    options: {
      ...DATABASE,
      enableDashboardBackup: backup('ENABLE_DASHBOARD_BACKUP', flag, WITH_DASHBOARDS),
      enableDashboardRestore: restore('ENABLE_DASHBOARD_RESTORE', flag, WITH_DASHBOARDS),
    },
  },
  etcd: {
    ...UNREAD,
    versions: inAll('3.5.0'),
    stores: { form: 'directory', path: '/stash-tmp/data' },
    // `--user=name:password`.
    passwordOptions: [/(?:^|[\s"'=])--user(?:=|\s+)["']?[^\s"':]{0,100}:[^\s"']/],
    options: {
      ...DATABASE,
      initialCluster: restore('initialCluster', text, REQUIRED),
      initialClusterToken: restore('initialClusterToken', text),
      dataDir: restore('dataDir', text, REQUIRED),
      workloadKind: restore('workloadKind', oneOf(enumType('EtcdWorkloadKind', EtcdWorkloadKind)), REQUIRED),
      workloadName: restore('workloadName', text, REQUIRED),
    },
  },
  kubedump: {
    ...UNREAD,
    versions: inAll('0.2.0'),
    stores: { form: 'manifests', path: '<the dump of kubedump>' },
    options: {
      sanitize: backup('sanitize', flag),
      labelSelector: backup('labelSelector', text),
      includeDependants: backup('includeDependants', flag),
      ignoreGroupKinds: backup('ignoreGroupKinds', list),
    },
  },
  mariadb: {
    ...LIKE_MYSQL,
    versions: [['10.5.8', until(StashRelease.V2025_7_31)], ['10.6.23', since(StashRelease.V2025_10_17)]],
    stores: { form: 'dump', path: '/dumpfile.sql' },
    options: DATABASE,
  },
  mongodb: {
    versions: inAll(
      '3.4.17', '3.4.22', '3.6.8', '3.6.13', '4.0.3', '4.0.5', '4.0.11', '4.1.4', '4.1.7', '4.1.13', '4.2.3', '4.4.6', '5.0.3', '5.0.15', '6.0.5',
    ),
    stores: { form: 'dump', path: '/dump' },
    // Those of the replica sets, and of the config server. The keys may have any name, but KubeDB and the documentation number them.
    ownHosts: {
      called: 'MongoDB',
      of({ configServer, replicaSets }) {
        const sets = Object.keys(asFields(replicaSets));
        return [...sets.length > 0 ? sets : ['host-0'], ...asText(configServer) ? ['confighost'] : []];
      },
      usual: /^(host-(0|[1-9]\d*)|confighost)$/,
      described: 'the keys of replicaSets in its AppBinding, such as "host-0", and "confighost" for the config server',
    },
    loadsThoseOf: [],
    readsHost: true,
    credentials: USER_AND_PASSWORD,
    passwordOptions: [/(?:^|[\s"'=])-v*p(?:=?["']?[^\s"'=]|\s+["']?[^\s"'-])/],
    options: { ...DATABASE, maxConcurrency: both('MAX_CONCURRENCY', count), authenticationDatabase: both('authenticationDatabase', text) },
    programs: MONGODB_PROGRAMS,
  },
  mysql: {
    ...LIKE_MYSQL,
    programs: MYSQL_PROGRAMS,
    versions: inAll('5.7.25', '8.0.3', '8.0.14', '8.0.21'),
    stores: { form: 'dump', path: '/dumpfile.sql' },
    options: { ...DATABASE, multiDumpArgs: backup('multiDumpArgs', text, WITH_SEVERAL_DUMPS) },
  },
  nats: {
    ...UNREAD,
    versions: inAll('2.6.1', '2.8.2'),
    stores: INTERIM_DIRECTORY,
    options: {
      ...DATABASE,
      streams: both('streams', list),
      warningThreshold: both('warningThreshold', positiveDuration),
      overwrite: restore('overwrite', flag),
    },
  },
  perconaxtradb: {
    ...LIKE_MYSQL,
    versions: inAll('5.7', '8.0', '8.4'),
    stores: { form: 'dump', path: ({ group }) => asText(group) ? '/xtrabackup.stream' : '/dumpfile.sql' },
    readsHost: false,
    options: { ...DATABASE, socatRetry: backup('socatRetry', count) },
    programs: UNKNOWN_PROGRAMS,
  },
  postgres: {
    versions: [...inAll('9.6.19', '10.14', '11.9', '12.4', '13.1', '14.0', '15.1', '16.1', '17.2'), ['18.2', since(StashRelease.V2025_10_17)]],
    stores: { form: 'dump', path: '/dumpfile.sql' },
    ownHosts: undefined,
    loadsThoseOf: [],
    readsHost: true,
    credentials: [['username', 'POSTGRES_USER'], ['password', 'POSTGRES_PASSWORD']],
    // A password in a connection string, which is accepted in place of the name of a database.
    passwordOptions: [/(?:^|[\s"'=])(?:ssl)?password\s*=\s*["']?[^\s"']/i],
    options: {
      ...DATABASE,
      backupCMD: backup('backupCMD', oneOf(enumType('PostgresBackupCommand', PostgresBackupCommand))),
      user: both('user', text),
    },
    programs: POSTGRES_PROGRAMS,
  },
  redis: {
    ...UNREAD,
    versions: inAll('5.0.13', '6.2.5', '7.0.5'),
    stores: { form: 'dump', path: '/dumpfile.resp' },
    readsHost: true,
    passwordOptions: [/(?:^|[\s"'=])-a(?:=|\s+)["']?[^\s"']/],
    options: DATABASE,
  },
  vault: {
    ...UNREAD,
    versions: inAll('1.10.3'),
    stores: INTERIM_DIRECTORY,
    options: {
      ...DATABASE,
      keyPrefix: both('keyPrefix', text),
      oldKeyPrefix: restore('oldKeyPrefix', text),
      force: restore('force', flag),
    },
  },
};

/** The addon of this name; undefined if there is none in the catalogue, as for the Tasks of claims and custom ones. */
export const catalogued = (name: string | undefined): CataloguedAddon | undefined =>
  name !== undefined && Object.hasOwn(ADDONS, name) ? ADDONS[name as AddonName] : undefined;
