import type { Duration } from 'cdk8s';

/**
 * The parameters that the Tasks of most databases have.
 *
 * What goes to the backup and the restore alike is given once; where both have a parameter of one name but of another meaning, that of the
 * restore has the prefix `restore`. Refused in every parameter: an empty value, since it would replace the default instead of leaving it, and a
 * password, since it would stand in clear in the manifest.
 */
export interface DatabaseAddonOptions {
  /**
   * Arguments for the program that dumps the database (`args` of the backup), with white space between them and no quotes. They replace the default:
   * beside others, `--all-databases` is given again.
   *
   * Refused at synth, of postgres, mysql, mariadb and mongodb: those that write the dump to a file in place of the backup, and those of which the restore
   * can load none, such as `--file` and `--format=custom`; of mysql and mariadb, those that name no database and lack `--all-databases`; of
   * pg_dumpall, a name; and of all of them quotes around a value, which would become part of it.
   *
   * @default - the addon's own: `--all-databases` for mysql and perconaxtradb, with `--ignore-database=mysql` for mariadb, none for the others
   */
  readonly args?: string;

  /**
   * Arguments for the program that loads the dump (`args` of the restore), with white space between them and no quotes.
   *
   * Refused: to name no database where `args` name one and the dump does not say where it belongs, as that of pg_dump without `--create` and that of
   * mysqldump without `--databases`; and `--gzip` of mongodb in one of both alone. Refused at synth, of the same addons: those with which something else
   * runs in place of the dump, such as `--command`, and quotes around a value.
   *
   * @default - none
   */
  readonly restoreArgs?: string;

  /**
   * How long to wait for the database to be ready (`waitTimeout`, in seconds on the wire), in a backup and in a restore.
   *
   * Refused: what is no whole number of seconds, and less than one.
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
   * Refused for another version than 7.3.2, 7.14.0 and 8.2.0.
   *
   * @default false
   */
  readonly enableDashboardBackup?: boolean;

  /**
   * Whether the dashboards are restored too (`ENABLE_DASHBOARD_RESTORE`).
   *
   * Refused for another version than 7.3.2, 7.14.0 and 8.2.0.
   *
   * @default false
   */
  readonly enableDashboardRestore?: boolean;
}

/** What runs the members of an etcd cluster. */
export enum EtcdWorkloadKind {
  /** A StatefulSet, which is scaled down and up again while the data is exchanged. */
  STATEFUL_SET = 'StatefulSet',
  /** A single Pod. */
  POD = 'Pod',
}

/** The parameters of the etcd addon. A restore is refused without `initialCluster`, `dataDir`, `workloadKind` and `workloadName`. */
export interface EtcdAddonOptions extends DatabaseAddonOptions {
  /**
   * The members of the restored cluster and their peer URLs, as etcd's own `--initial-cluster`: `name=url,name=url` (`initialCluster` of the
   * restore).
   *
   * @default - none, and no restore
   */
  readonly initialCluster?: string;

  /**
   * The token of the restored cluster, as etcd's own `--initial-cluster-token` (`initialClusterToken` of the restore).
   *
   * @default - none
   */
  readonly initialClusterToken?: string;

  /**
   * The directory in which the members keep their data (`dataDir` of the restore).
   *
   * @default - none, and no restore
   */
  readonly dataDir?: string;

  /**
   * What runs the members (`workloadKind` of the restore).
   *
   * @default - none, and no restore
   */
  readonly workloadKind?: EtcdWorkloadKind;

  /**
   * The name of what runs the members (`workloadName` of the restore).
   *
   * @default - none, and no restore
   */
  readonly workloadName?: string;
}

/** The parameters of the kubedump addon, which backs up manifests and restores nothing. */
export interface KubedumpAddonOptions {
  /**
   * Whether what the cluster has added to the manifests is left out, so that they can be applied again (`sanitize`).
   *
   * @default true
   */
  readonly sanitize?: boolean;

  /**
   * The labels of the objects to back up, as kubectl's own `--selector` (`labelSelector`).
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
   * The kinds to leave out, each with its group: `Deployment.apps` (`ignoreGroupKinds`, separated by commas on the wire).
   *
   * Refused: no entry, an empty one, and one with a comma.
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
   * Refused: less than 1, and fractions.
   *
   * @default 3
   */
  readonly maxConcurrency?: number;

  /**
   * The database that knows the user (`authenticationDatabase`), in a backup and in a restore.
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
   * Refused for 5.7.25, which does not know it.
   *
   * @default - one dump
   */
  readonly multiDumpArgs?: string;
}

/** The parameters of the nats addon. */
export interface NatsAddonOptions extends DatabaseAddonOptions {
  /**
   * The streams (`streams`, separated by commas on the wire), in a backup and in a restore.
   *
   * Refused: no entry, an empty one, and one with a comma.
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
   * Refused: less than 1, and fractions.
   *
   * @default 30
   */
  readonly socatRetry?: number;
}

/** The program that dumps a PostgreSQL database. */
export enum PostgresBackupCommand {
  /** All databases of the server, and its roles. */
  PG_DUMPALL = 'pg_dumpall',
  /** One database, which `args` have to name, and `restoreArgs` too. */
  PG_DUMP = 'pg_dump',
}

/** The parameters of the postgres addon. */
export interface PostgresAddonOptions extends DatabaseAddonOptions {
  /**
   * The program that dumps (`backupCMD`).
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
   * What the names of the unseal keys and of the root token start with (`keyPrefix`), in a backup and in a restore.
   *
   * @default - the one that KubeVault makes from the VaultServer
   */
  readonly keyPrefix?: string;

  /**
   * What their names started with in the Vault that was backed up, for a restore into another one (`oldKeyPrefix` of the restore).
   *
   * @default - none
   */
  readonly oldKeyPrefix?: string;

  /**
   * Whether the snapshot may be of another Vault than the one it is restored into (`force` of the restore).
   *
   * @default false
   */
  readonly force?: boolean;
}

/** Tasks that Stash does not bring. */
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
   * The parameters of the Task that backs up, by their names on the wire. They go before the built-in variables of Stash.
   *
   * Refused: a name that is no variable, an empty value, a password, and parameters without `backupTask`. Refused at synth, for a Task that Stash brings:
   * built-in variables that say where, under which host or for how long data is kept, such as `REPOSITORY_PREFIX`.
   *
   * @default - the defaults of the Task and its Functions
   */
  readonly backupParams?: { [name: string]: string };

  /**
   * The parameters of the Task that restores, by their names on the wire.
   *
   * Refused: as for `backupParams`.
   *
   * @default - the defaults of the Task and its Functions
   */
  readonly restoreParams?: { [name: string]: string };
}
