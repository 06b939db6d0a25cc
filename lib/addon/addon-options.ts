import type { Duration } from 'cdk8s';

/**
 * The parameters that the Tasks of most databases have.
 *
 * An option that applies to both the backup and the restore is given once. Where the two have a parameter of the same name with a different meaning,
 * the option for the restore has the prefix `restore`. Refused in every parameter: an empty value, since it would replace the default instead of
 * keeping it, and a password, since it would be in plain text in the manifest.
 */
export interface DatabaseAddonOptions {
  /**
   * Arguments for the program that dumps the database (`args` of the backup), separated by white space and without quotes. They replace the default:
   * to keep `--all-databases` when you give other arguments, give it again.
   *
   * Refused at synth for postgres, mysql, mariadb and mongodb: arguments that write the dump to a file instead of the backup, such as `--file`;
   * arguments that make a dump that the restore cannot load, such as `--format=custom`; and quotes around a value, which would become part of the
   * value. Also refused: for mysql and mariadb, arguments that neither name a database nor contain `--all-databases`; for pg_dumpall, the name of a
   * database.
   *
   * @default - the addon's default: `--all-databases` for mysql and perconaxtradb, with `--ignore-database=mysql` for mariadb, none for the others
   */
  readonly args?: string;

  /**
   * Arguments for the program that loads the dump (`args` of the restore), separated by white space and without quotes.
   *
   * Refused: arguments that do not name a database, if `args` name one and the dump does not say which database it belongs to. This is so for pg_dump
   * without `--create` and for mysqldump without `--databases`. Also refused: `--gzip` of mongodb in only one of `args` and `restoreArgs`. Refused at
   * synth for the same addons as in `args`: arguments that run something else instead of the dump, such as `--command`, and quotes around a value.
   *
   * @default - none
   */
  readonly restoreArgs?: string;

  /**
   * How long to wait for the database to be ready (`waitTimeout`, in seconds in the manifest), in a backup and in a restore.
   *
   * Refused: a duration that is not a whole number of seconds, or that is less than one second.
   *
   * @default Duration.seconds(300)
   */
  readonly waitTimeout?: Duration;
}

/** The parameters of the elasticsearch addon. */
export interface ElasticsearchAddonOptions extends DatabaseAddonOptions {
  /**
   * Whether the dashboards are backed up too (`ENABLE_DASHBOARD_BACKUP`).
   *
   * Refused for all versions except 7.3.2, 7.14.0 and 8.2.0.
   *
   * @default false
   */
  readonly enableDashboardBackup?: boolean;

  /**
   * Whether the dashboards are restored too (`ENABLE_DASHBOARD_RESTORE`).
   *
   * Refused for all versions except 7.3.2, 7.14.0 and 8.2.0.
   *
   * @default false
   */
  readonly enableDashboardRestore?: boolean;
}

/** The kind of the workload that runs the members of an etcd cluster. */
export enum EtcdWorkloadKind {
  /** A StatefulSet, which is scaled down and up again while the data is replaced. */
  STATEFUL_SET = 'StatefulSet',
  /** A single Pod. */
  POD = 'Pod',
}

/** The parameters of the etcd addon. A restore is refused without `initialCluster`, `dataDir`, `workloadKind` and `workloadName`. */
export interface EtcdAddonOptions extends DatabaseAddonOptions {
  /**
   * The members of the restored cluster and their peer URLs, in the format of etcd's `--initial-cluster`: `name=url,name=url` (`initialCluster` of
   * the restore).
   *
   * @default - none; a restore is then refused
   */
  readonly initialCluster?: string;

  /**
   * The token of the restored cluster, as in etcd's `--initial-cluster-token` (`initialClusterToken` of the restore).
   *
   * @default - none
   */
  readonly initialClusterToken?: string;

  /**
   * The directory in which the members keep their data (`dataDir` of the restore).
   *
   * @default - none; a restore is then refused
   */
  readonly dataDir?: string;

  /**
   * The kind of the workload that runs the members (`workloadKind` of the restore).
   *
   * @default - none; a restore is then refused
   */
  readonly workloadKind?: EtcdWorkloadKind;

  /**
   * The name of the workload that runs the members (`workloadName` of the restore).
   *
   * @default - none; a restore is then refused
   */
  readonly workloadName?: string;
}

/** The parameters of the kubedump addon, which backs up manifests and cannot restore them. */
export interface KubedumpAddonOptions {
  /**
   * Whether to leave out what the cluster has added to the manifests, so that they can be applied again (`sanitize`).
   *
   * @default true
   */
  readonly sanitize?: boolean;

  /**
   * The labels of the objects to back up, in the format of kubectl's `--selector` (`labelSelector`).
   *
   * @default - all objects
   */
  readonly labelSelector?: string;

  /**
   * Whether the objects that an application owns are backed up with it (`includeDependants`).
   *
   * @default false
   */
  readonly includeDependants?: boolean;

  /**
   * The kinds to leave out, each with its group: `Deployment.apps` (`ignoreGroupKinds`, separated by commas in the manifest).
   *
   * Refused: an empty list, an empty entry, and an entry with a comma.
   *
   * @default - all kinds are backed up
   */
  readonly ignoreGroupKinds?: string[];
}

/** The parameters of the mariadb addon. */
export interface MariaDbAddonOptions extends DatabaseAddonOptions {}

/** The parameters of the mongodb addon. */
export interface MongoDbAddonOptions extends DatabaseAddonOptions {
  /**
   * How many shards or members are dumped or loaded at once (`MAX_CONCURRENCY`), in a backup and in a restore.
   *
   * Refused: values below 1, and fractions.
   *
   * @default 3
   */
  readonly maxConcurrency?: number;

  /**
   * The database that authenticates the user (`authenticationDatabase`), in a backup and in a restore.
   *
   * @default admin
   */
  readonly authenticationDatabase?: string;
}

/** The parameters of the mysql addon. */
export interface MySqlAddonOptions extends DatabaseAddonOptions {
  /**
   * Arguments for several dumps in one backup, one after the other, in place of `args` (`multiDumpArgs`).
   *
   * Refused for 5.7.25, which does not support it.
   *
   * @default - one dump
   */
  readonly multiDumpArgs?: string;
}

/** The parameters of the nats addon. */
export interface NatsAddonOptions extends DatabaseAddonOptions {
  /**
   * The streams (`streams`, separated by commas in the manifest), in a backup and in a restore.
   *
   * Refused: an empty list, an empty entry, and an entry with a comma.
   *
   * @default - all streams
   */
  readonly streams?: string[];

  /**
   * How long a connection may take before NATS warns of it (`warningThreshold`), in a backup and in a restore.
   *
   * Refused: zero.
   *
   * @default Duration.seconds(30)
   */
  readonly warningThreshold?: Duration;

  /**
   * Whether streams that exist are replaced (`overwrite` of the restore).
   *
   * @default false
   */
  readonly overwrite?: boolean;
}

/** The parameters of the perconaxtradb addon. */
export interface PerconaXtraDbAddonOptions extends DatabaseAddonOptions {
  /**
   * How often the backup of a cluster tries to reach the member that sends it (`socatRetry`).
   *
   * Refused: values below 1, and fractions.
   *
   * @default 30
   */
  readonly socatRetry?: number;
}

/** The program that dumps a PostgreSQL database. */
export enum PostgresBackupCommand {
  /** All databases of the server, and its roles. */
  PG_DUMPALL = 'pg_dumpall',
  /** One database. Both `args` and `restoreArgs` have to name it. */
  PG_DUMP = 'pg_dump',
}

/** The parameters of the postgres addon. */
export interface PostgresAddonOptions extends DatabaseAddonOptions {
  /**
   * The program that dumps the database (`backupCMD`).
   *
   * @default PostgresBackupCommand.PG_DUMPALL
   */
  readonly backupCMD?: PostgresBackupCommand;

  /**
   * The user to connect as (`user`), in a backup and in a restore.
   *
   * @default - the user in the Secret of the AppBinding
   */
  readonly user?: string;
}

/** The parameters of the redis addon. */
export interface RedisAddonOptions extends DatabaseAddonOptions {}

/** The parameters of the vault addon. */
export interface VaultAddonOptions extends DatabaseAddonOptions {
  /**
   * The prefix of the names of the unseal keys and of the root token (`keyPrefix`), in a backup and in a restore.
   *
   * @default - the prefix that KubeVault derives from the VaultServer
   */
  readonly keyPrefix?: string;

  /**
   * The prefix of these names in the Vault that was backed up, for a restore into another Vault (`oldKeyPrefix` of the restore).
   *
   * @default - none
   */
  readonly oldKeyPrefix?: string;

  /**
   * Whether the snapshot may come from a different Vault from the one that it is restored into (`force` of the restore).
   *
   * @default false
   */
  readonly force?: boolean;
}

/** Tasks that do not come with Stash. */
export interface CustomAddonOptions {
  /**
   * The name of the Task that backs up.
   *
   * Refused: a name that is not a DNS subdomain. Variables such as `${TARGET_APP_VERSION}` are for blueprints only.
   *
   * @default - no backup
   */
  readonly backupTask?: string;

  /**
   * The name of the Task that restores.
   *
   * Refused: as for `backupTask`.
   *
   * @default - no restore
   */
  readonly restoreTask?: string;

  /**
   * The parameters of the Task that backs up, by their names in the manifest. They take precedence over the built-in variables of Stash.
   *
   * Refused: an invalid variable name, an empty value, a password, and parameters without `backupTask`. Refused at synth for a Task that comes with
   * Stash: built-in variables that determine where, under which host or for how long data is kept, such as `REPOSITORY_PREFIX`.
   *
   * @default - the defaults of the Task and its Functions
   */
  readonly backupParams?: { [name: string]: string };

  /**
   * The parameters of the Task that restores, by their names in the manifest.
   *
   * Refused: as for `backupParams`.
   *
   * @default - the defaults of the Task and its Functions
   */
  readonly restoreParams?: { [name: string]: string };
}
