import type { CataloguedAddon } from './catalogue';

/** The long option for a password, alike in all programs of addons that have one. Options that begin with `--ask`, `--no-` or `--skip-` take none. */
const LONG_OPTION = /--(?!ask|no-|skip-)[a-z-]{0,40}pass(word|wd)?(=|\s+)[^\s-]/i;

/** `-p` with a password, alone or in one word after short options of mysql and mysqldump that take no value. */
const MYSQL = /(?:^|[\s"'=])-[ABCEFGHKLNQRUVXYabcdfgiklnqstvxy]*p["']?[^\s"']/;

/** Other ways to give a password, by addon, since a short option means something else in other programs: `-p` is the port for PostgreSQL. */
const OWN_OPTIONS: { readonly [A in CataloguedAddon]?: RegExp } = {
  // `--user=name:password`.
  etcd: /(?:^|[\s"'=])--user(?:=|\s+)["']?[^\s"':]{0,100}:[^\s"']/,
  mariadb: MYSQL,
  mongodb: /(?:^|[\s"'=])-v*p(?:=?["']?[^\s"'=]|\s+["']?[^\s"'-])/,
  mysql: MYSQL,
  perconaxtradb: MYSQL,
  // A password in a connection string, which is accepted in place of the name of a database.
  postgres: /(?:^|[\s"'=])(?:ssl)?password\s*=\s*["']?[^\s"']/i,
  redis: /(?:^|[\s"'=])-a(?:=|\s+)["']?[^\s"']/,
};

/** Whether a text gives a password to a program, such as `--password=…`. */
export function holdsPasswordOption(text: string, addon?: CataloguedAddon): boolean {
  return LONG_OPTION.test(text) || addon !== undefined && OWN_OPTIONS[addon]?.test(text) === true;
}
