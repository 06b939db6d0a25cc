import type { CataloguedAddon } from './catalogue';

/** Every program of an addon takes a password this way, if it takes one at all; what begins with these words takes none. */
const LONG_OPTION = /--(?!ask|no-|skip-)[a-z-]{0,40}pass(word|wd)?(=|\s+)[^\s-]/i;

/** Letters that stand for no value in mysql and mysqldump, so that others may follow them in one word. */
const MYSQL = /(?:^|[\s"'=])-[ABCEFGHKLNQRUVXYabcdfgiklnqstvxy]*p["']?[^\s"']/;

/** The other ways of the programs of each addon. A short option is of one program only: `-p` is a port for those of PostgreSQL. */
const OWN_OPTIONS: { readonly [A in CataloguedAddon]?: RegExp } = {
  // A user and a password in one.
  etcd: /(?:^|[\s"'=])--user(?:=|\s+)["']?[^\s"':]*:[^\s"']/,
  mariadb: MYSQL,
  mongodb: /(?:^|[\s"'=])-v*p(?:=?["']?[^\s"'=]|\s+["']?[^\s"'-])/,
  mysql: MYSQL,
  perconaxtradb: MYSQL,
  // A connection string, which stands in place of the name of a database.
  postgres: /(?:^|[\s"'=])(?:ssl)?password\s*=\s*["']?[^\s"']/i,
  redis: /(?:^|[\s"'=])-a(?:=|\s+)["']?[^\s"']/,
};

/** Whether a text gives a password to a program, such as `--password=…`. */
export function holdsPasswordOption(text: string, addon?: CataloguedAddon): boolean {
  return LONG_OPTION.test(text) || addon !== undefined && OWN_OPTIONS[addon]?.test(text) === true;
}
