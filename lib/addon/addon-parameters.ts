import type * as options from './addon-options';
import { seconds, text, type Form } from './parameter-form';

/** What a Task does. */
export type TaskAction = 'backup' | 'restore';

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

/** The options of each addon of the catalogue, which is named by the first word of the names of its Tasks. */
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

export type AddonName = keyof AddonOptions;

export type Parameters<O> = { readonly [P in keyof O]-?: Parameter<NonNullable<O[P]>> };

type Limits = Pick<Parameter<never>, 'versions' | 'required'>;

export const backup = <T>(name: string, form: Form<T>, limits?: Limits): Parameter<T> => ({ name, actions: ['backup'], form, ...limits });
export const restore = <T>(name: string, form: Form<T>, limits?: Limits): Parameter<T> => ({ name, actions: ['restore'], form, ...limits });
export const both = <T>(name: string, form: Form<T>): Parameter<T> => ({ name, actions: ['backup', 'restore'], form });

export const DATABASE: Parameters<options.DatabaseAddonOptions> = {
  args: backup('args', text),
  restoreArgs: restore('args', text),
  waitTimeout: both('waitTimeout', seconds),
};
