import type * as options from './addon-options';
import type { TaskAction } from './addon-parameters';
import { addonTasks, customTasks, PVC_TASKS, type AddonTasks } from './addon-tasks';
import { plainTaskName } from './task-name';
import type * as wire from '../../imports/stash';
import type { Field } from '../refusal/field';
import { madeBy } from '../refusal/value-type';

/**
 * How a target that is not a plain volume is backed up and restored: the two Tasks and their parameters.
 *
 * Give a version that the release of Stash has Tasks for: the one with the major version of the database, or else the nearest. A version that the
 * release does not have is refused at synth. `StashOperator.of(app).useRelease(…)` chooses the release; until then, a version that only some releases
 * have is refused too.
 *
 * @see https://stash.run/docs/latest/concepts/crds/task/
 */
export class Addon {
  /**
   * Elasticsearch and OpenSearch.
   *
   * Refused: a version that the release does not have, and parameters that the version does not support.
   *
   * @param version such as `8.2.0`
   */
  public static elasticsearch(version: string, options?: options.ElasticsearchAddonOptions): Addon {
    return new Addon(addonTasks('elasticsearch', version, options));
  }

  /**
   * etcd.
   *
   * Refused: a version that the release does not have, and a restore without `initialCluster`, `dataDir`, `workloadKind` or
   * `workloadName`.
   *
   * @param version such as `3.5.0`
   */
  public static etcd(version: string, options?: options.EtcdAddonOptions): Addon {
    return new Addon(addonTasks('etcd', version, options));
  }

  /**
   * The manifests of a cluster, of a namespace or of an application. There is no restore: fetch the manifests with restic, and apply them.
   *
   * Refused: a version that the release does not have, and a restore.
   *
   * @param version such as `0.2.0`
   */
  public static kubedump(version: string, options?: options.KubedumpAddonOptions): Addon {
    return new Addon(addonTasks('kubedump', version, options));
  }

  /**
   * MariaDB.
   *
   * Refused: a version that the release does not have, and a dump of one database if the restore does not name a database to load it into.
   *
   * @param version `10.5.8` up to v2025.7.31, `10.6.23` from v2025.10.17 on
   */
  public static mariadb(version: string, options?: options.MariaDbAddonOptions): Addon {
    return new Addon(addonTasks('mariadb', version, options));
  }

  /**
   * MongoDB. The addon ignores the alias of a target, so two MongoDB targets can never share a Repository.
   *
   * Refused: a version that the release does not have, and `--gzip` for only one of backup and restore.
   *
   * @param version such as `6.0.5`
   */
  public static mongodb(version: string, options?: options.MongoDbAddonOptions): Addon {
    return new Addon(addonTasks('mongodb', version, options));
  }

  /**
   * MySQL.
   *
   * Refused: a version that the release does not have, `multiDumpArgs` for 5.7.25, and a dump of one database if the restore does not name a database
   * to load it into.
   *
   * @param version such as `8.0.21`
   */
  public static mysql(version: string, options?: options.MySqlAddonOptions): Addon {
    return new Addon(addonTasks('mysql', version, options));
  }

  /**
   * The streams of NATS.
   *
   * Refused: a version that the release does not have.
   *
   * @param version such as `2.8.2`
   */
  public static nats(version: string, options?: options.NatsAddonOptions): Addon {
    return new Addon(addonTasks('nats', version, options));
  }

  /**
   * Percona XtraDB.
   *
   * Refused: a version that the release does not have.
   *
   * @param version such as `8.0`
   */
  public static perconaxtradb(version: string, options?: options.PerconaXtraDbAddonOptions): Addon {
    return new Addon(addonTasks('perconaxtradb', version, options));
  }

  /**
   * PostgreSQL.
   *
   * Refused: a version that the release does not have, and for backups a major version older than that of the AppBinding, since pg_dump cannot dump a
   * newer server. Also refused: a dump of one database that the restore would load into another.
   *
   * @param version such as `17.2`; `18.2` only from v2025.10.17 on
   */
  public static postgres(version: string, options?: options.PostgresAddonOptions): Addon {
    return new Addon(addonTasks('postgres', version, options));
  }

  /**
   * Redis.
   *
   * Refused: a version that the release does not have.
   *
   * @param version such as `7.0.5`
   */
  public static redis(version: string, options?: options.RedisAddonOptions): Addon {
    return new Addon(addonTasks('redis', version, options));
  }

  /**
   * HashiCorp Vault with the Raft storage, as KubeVault runs it.
   *
   * Refused: a version that the release does not have.
   *
   * @param version such as `1.10.3`
   */
  public static vault(version: string, options?: options.VaultAddonOptions): Addon {
    return new Addon(addonTasks('vault', version, options));
  }

  /** A stand-alone volume: the Tasks `pvc-backup` and `pvc-restore`, which every operator creates itself. */
  public static pvc(): Addon {
    return new Addon(PVC_TASKS);
  }

  /**
   * Tasks that do not come with Stash, such as those of a `StashTask`. They are not looked up in a catalogue.
   *
   * Refused: options without any Task, a name that is not a DNS subdomain, an empty value, a password, and parameters without their Task.
   */
  public static custom(options: options.CustomAddonOptions): Addon {
    return new Addon(customTasks(options));
  }

  private constructor(private readonly content: AddonTasks) {}

  /**
   * The word that the names of its Tasks start with; `pvc` and `custom` for the others.
   *
   * @internal
   */
  public get _name(): string {
    return this.content.name;
  }

  /**
   * The Task that backs up or restores.
   *
   * @param field where the Task is named in the manifest
   *
   * @internal
   */
  public _task(action: TaskAction, field: Field): wire.TaskRef {
    return plain(this.known(action, field), field);
  }

  /**
   * The Task that backs up, for a blueprint, where the version or the name may hold variables.
   *
   * @internal
   */
  public _blueprintTask(field: Field): wire.TaskRef {
    return this.known('backup', field);
  }

  /**
   * What an AppBinding says of its Tasks: those that there are.
   *
   * @internal
   */
  public _stashAddon(field: Field): wire.StashAddon {
    const { backup, restore } = this.content.tasks;
    return {
      backupTask: 'wrong' in backup ? undefined : plain(backup, field.at('backupTask')),
      restoreTask: 'wrong' in restore ? undefined : plain(restore, field.at('restoreTask')),
    };
  }

  private known(action: TaskAction, field: Field): wire.TaskRef {
    const task = this.content.tasks[action];
    return 'wrong' in task ? field.refuse(task) : task;
  }
}

/** Returns the Task, and refuses a variable in its name, for fields in which Stash replaces none. */
function plain(task: wire.TaskRef, field: Field): wire.TaskRef {
  field.at('name').check(task.name, plainTaskName);
  return task;
}

export const addonType = madeBy(Addon, 'choose the Addon of the database, such as Addon.postgres("17.2")');
