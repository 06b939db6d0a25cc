import * as options from './addon-options';
import type { CataloguedAddon, TaskAction } from './catalogue';
import { count, flag, list, oneOf, positiveDuration, seconds, text, type Form } from './parameter';
import { enumType } from '../refusal/value-type';

/** The parameter of a Task that an option of an addon sets. */
export interface Parameter<T> {
  /** The name on the wire, which is case-sensitive. */
  readonly name: string;
  readonly actions: readonly TaskAction[];
  readonly form: Form<T>;
  /** The versions that know the parameter; absent if all do. */
  readonly versions?: readonly string[];
  /** Whether the Function exits at once without the parameter. */
  readonly required?: boolean;
}

/** The options of each addon. */
export interface AddonOptions {
  elasticsearch: options.ElasticsearchAddonOptions;
  etcd: options.EtcdAddonOptions;
  kubedump: options.KubedumpAddonOptions;
  mariadb: options.MariaDbAddonOptions;
  mongodb: options.MongoDbAddonOptions;
  mysql: options.MySqlAddonOptions;
  nats: options.NatsAddonOptions;
  perconaxtradb: options.PerconaXtraDbAddonOptions;
  postgres: options.PostgresAddonOptions;
  redis: options.RedisAddonOptions;
  vault: options.VaultAddonOptions;
}

type Parameters<O> = { readonly [P in keyof O]-?: Parameter<NonNullable<O[P]>> };

interface Limits {
  readonly versions?: readonly string[];
  readonly required?: boolean;
}

const backup = <T>(name: string, form: Form<T>, limits?: Limits): Parameter<T> => ({ name, actions: ['backup'], form, ...limits });
const restore = <T>(name: string, form: Form<T>, limits?: Limits): Parameter<T> => ({ name, actions: ['restore'], form, ...limits });
const both = <T>(name: string, form: Form<T>): Parameter<T> => ({ name, actions: ['backup', 'restore'], form });

const DATABASE: Parameters<options.DatabaseAddonOptions> = {
  args: backup('args', text),
  restoreArgs: restore('args', text),
  waitTimeout: both('waitTimeout', seconds),
};

const WITH_DASHBOARDS = { versions: ['7.3.2', '7.14.0', '8.2.0'] };
const WITH_SEVERAL_DUMPS = { versions: ['8.0.3', '8.0.14', '8.0.21'] };
const REQUIRED = { required: true };

/** Every option of every addon; they are the same in all releases. */
export const PARAMETERS: { readonly [A in CataloguedAddon]: Parameters<AddonOptions[A]> } = {
  elasticsearch: {
    ...DATABASE,
    enableDashboardBackup: backup('ENABLE_DASHBOARD_BACKUP', flag, WITH_DASHBOARDS),
    enableDashboardRestore: restore('ENABLE_DASHBOARD_RESTORE', flag, WITH_DASHBOARDS),
  },
  etcd: {
    ...DATABASE,
    initialCluster: restore('initialCluster', text, REQUIRED),
    initialClusterToken: restore('initialClusterToken', text),
    dataDir: restore('dataDir', text, REQUIRED),
    workloadKind: restore('workloadKind', oneOf(enumType('EtcdWorkloadKind', options.EtcdWorkloadKind)), REQUIRED),
    workloadName: restore('workloadName', text, REQUIRED),
  },
  kubedump: {
    sanitize: backup('sanitize', flag),
    labelSelector: backup('labelSelector', text),
    includeDependants: backup('includeDependants', flag),
    ignoreGroupKinds: backup('ignoreGroupKinds', list),
  },
  mariadb: DATABASE,
  mongodb: {
    ...DATABASE,
    maxConcurrency: both('MAX_CONCURRENCY', count),
    authenticationDatabase: both('authenticationDatabase', text),
  },
  mysql: {
    ...DATABASE,
    multiDumpArgs: backup('multiDumpArgs', text, WITH_SEVERAL_DUMPS),
  },
  nats: {
    ...DATABASE,
    streams: both('streams', list),
    warningThreshold: both('warningThreshold', positiveDuration),
    overwrite: restore('overwrite', flag),
  },
  perconaxtradb: {
    ...DATABASE,
    socatRetry: backup('socatRetry', count),
  },
  postgres: {
    ...DATABASE,
    backupCMD: backup('backupCMD', oneOf(enumType('PostgresBackupCommand', options.PostgresBackupCommand))),
    user: both('user', text),
  },
  redis: DATABASE,
  vault: {
    ...DATABASE,
    keyPrefix: both('keyPrefix', text),
    oldKeyPrefix: restore('oldKeyPrefix', text),
    force: restore('force', flag),
  },
};
