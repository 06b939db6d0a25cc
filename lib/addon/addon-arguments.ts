import type { CataloguedAddon, TaskAction } from './catalogue';
import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { harmIn, lineReader, type CommandLine, type Harm, type LineReader, type Syntax } from '../invoker/flags';
import { type Complaint, wrong } from '../refusal/complaint';

/** What a Task of an addon is run with. */
export interface DatabaseRun {
  readonly addon: CataloguedAddon;
  readonly action: TaskAction;
  readonly params?: ReadonlyArray<Conforming<wire.Param>>;
}

/** What becomes of the data: there is no dump that comes back, or one without rows, which may be meant. */
export type Loss = 'all' | 'rows';

/** What the arguments of an addon do to its dump. */
export interface Fault {
  readonly loss: Loss;
  readonly complaint: Complaint;
}

/** Judges the arguments of an addon by what of a dump comes back. */
export function faultOf(run: DatabaseRun): Fault | undefined {
  const program = programOf(run);
  const args = paramOf(run, 'args');
  if (program === undefined || args === undefined) {
    return undefined;
  }
  const line = lineOf(program, args);
  const faults = (['all', 'rows'] as const).map((loss): Partial<Fault> => ({ loss, complaint: harmIn(line, program.harm[loss] ?? NONE) }));
  return faults.find((fault): fault is Fault => fault.complaint !== undefined);
}

const NONE: Harm = new Map();

/** A program that an addon runs with the arguments of a user behind its own. */
interface Program {
  readonly read: LineReader;
  readonly harm: { readonly [L in Loss]?: Harm };
}

/** The addons take them apart at white space, and know no quotes. */
const lineOf = ({ read }: Program, args: string): CommandLine => read(args.split(/\s+/).filter((word) => word !== ''));

const paramOf = ({ params = [] }: DatabaseRun, name: string): string | undefined => params.find((param) => param.name === name)?.value;

const programOf = (run: DatabaseRun): Program | undefined => PROGRAMS[run.addon]?.[run.action](run);

/** As a program lists its flags: `name|letter`, with "=" behind those that take a value, and "?" behind those that take one in the same word only. */
function flags(list: string, { abbreviates = true, usual }: Pick<Syntax, 'abbreviates' | 'usual'> = {}): LineReader {
  const all = [...list.matchAll(/([\w-]+)(?:\|(\S))?([=?]?)/g)].map(([, name, letter, value]) => ({ name: name!, letter, value: value! }));
  const named = (those: typeof all) => those.map(({ name }) => name);
  return lineReader({
    switches: named(all.filter(({ value }) => value === '')),
    valued: named(all.filter(({ value }) => value !== '')),
    optional: named(all.filter(({ value }) => value === '?')),
    letters: Object.fromEntries(all.flatMap(({ name, letter }) => letter === undefined ? [] : [[name, letter]])),
    usual,
    abbreviates,
  });
}

const TO_FILE = wrong('by which the dump goes into a file of the Job and restic gets none, so that every backup fails', 'leave it out');
const NO_SQL = wrong('by which the dump is none that the restore can load', 'leave it out');
const IN_PLACE = wrong('which runs in place of the dump, so that nothing comes back', 'leave it out');
const ROWLESS = wrong('by which the dump holds no rows', 'leave it out, unless no more than the structure is to come back');

/** Where the dump goes to and comes from anyway. */
const PIPE = /^(?:-|\/dev\/(?:stdin|stdout|fd\/[01]))$/;

const PG_CONNECTION = 'dbname|d= host|h= password|W port|p= no-password|w username|U=';

const PG_OUTPUT = `clean|c compress|Z= create|C data-only|a encoding|E= extra-float-digits= file|f= filter= format|F= lock-wait-timeout= no-owner|O
  no-privileges|x restrict-key= role= rows-per-insert= schema-only|s superuser|S= sync-method= verbose|v`;

const PG_USUAL = new Map([['compress', /^(?:0|none)$/], ['file', PIPE], ['format', /^p(?:lain)?$/i]]);

const PG_HARM: Harm = new Map([['compress', NO_SQL], ['file', TO_FILE], ['format', NO_SQL]]);

const PG_DUMP: Program = {
  read: flags(
    `${PG_CONNECTION} ${PG_OUTPUT} blobs|b exclude-extension= exclude-schema|N= exclude-table|T= exclude-table-and-children= exclude-table-data=
    exclude-table-data-and-children= extension|e= include-foreign-data= jobs|j= large-objects no-blobs|B schema|n= section= snapshot= table|t=
    table-and-children=`,
    { usual: PG_USUAL },
  ),
  harm: { all: PG_HARM, rows: new Map([['schema-only', ROWLESS]]) },
};

const PG_DUMPALL: Program = {
  read: flags(`${PG_CONNECTION} ${PG_OUTPUT} database|l= exclude-database= globals-only|g roles-only|r tablespaces-only|t`, { usual: PG_USUAL }),
  harm: { all: PG_HARM, rows: new Map([['globals-only', ROWLESS], ['schema-only', ROWLESS]]) },
};

const POSTGRES_DUMPS = new Map([['pg_dump', PG_DUMP], ['pg_dumpall', PG_DUMPALL]]);

const psql = flags(`${PG_CONNECTION} command|c= field-separator|F= file|f= log-file|L= output|o= pset|P= record-separator|R= set= table-attr|T= variable|v=`);

const PSQL: Program = {
  // What -c and -f give runs one after the other, and that may be the dump.
  read(args) {
    const line = psql(args);
    const isLoaded = line.flags.some(({ name, value = '' }) => name === 'file' && PIPE.test(value));
    return isLoaded ? { ...line, flags: line.flags.filter(({ name }) => name !== 'command' && name !== 'file') } : line;
  },
  harm: { all: new Map([['command', IN_PLACE], ['file', IN_PLACE]]) },
};

const MYSQL_CONNECTION = `character-sets-dir= compression-algorithms= debug|#? default-auth= default-character-set= defaults-extra-file= defaults-file=
  defaults-group-suffix= host|h= init-command= login-path= max-allowed-packet= net-buffer-length= password|p? plugin-dir= port|P= protocol=
  server-public-key-path= socket|S= ssl-ca= ssl-capath= ssl-cert= ssl-cipher= ssl-crl= ssl-crlpath= ssl-fips-mode= ssl-key= ssl-mode= tls-ciphersuites=
  tls-sni-servername= tls-version= user|u= zstd-compression-level=`;

const MYSQLDUMP: Program = {
  read: flags(
    `${MYSQL_CONNECTION} all-databases|A all-tablespaces|Y as-of= bind-address= compatible= databases|B fields-enclosed-by= fields-escaped-by=
    fields-optionally-enclosed-by= fields-terminated-by= ignore-database= ignore-error= ignore-table= ignore-table-data= init-command-add=
    lines-terminated-by= log-error= max-statement-time= mysqld-long-query-time= no-create-db|n no-create-info|t no-data|d no-data-med result-file|r=
    system= tab|T= tables where|w= xml|X`,
    { usual: new Map([['result-file', PIPE]]) },
  ),
  harm: { all: new Map([['result-file', TO_FILE], ['tab', TO_FILE], ['xml', NO_SQL]]), rows: new Map([['no-data', ROWLESS]]) },
};

const MYSQL: Program = {
  read: flags(`${MYSQL_CONNECTION} connect-timeout= database|D= delimiter= execute|e= max-join-size= prompt= quick-max-column-width= select-limit= tee=`),
  harm: { all: new Map([['execute', IN_PLACE]]) },
};

const MONGO = {
  flags: 'collection|c= db|d= host|h= numParallelCollections|j= password|p= username|u=',
  usual: new Map([['archive', /^-?$/]]),
  abbreviates: false,
};

const MONGODUMP: Program = {
  read: flags(`${MONGO.flags} out|o= query|q=`, MONGO),
  harm: {
    all: new Map([
      ['archive', TO_FILE],
      ['out', wrong('which mongodump does not take beside the --archive of Stash, so that every backup fails', 'leave it out')],
    ]),
  },
};

const MONGORESTORE: Program = {
  read: flags(MONGO.flags, MONGO),
  harm: {
    all: new Map([
      ['archive', wrong('by which a file of the Job is restored in place of the dump', 'leave it out')],
      ['dryRun', wrong('with which mongorestore restores nothing and reports success', 'leave it out')],
    ]),
  },
};

const MYSQL_PROGRAMS: Programs = {
  // Those of several dumps stand in place of the others.
  backup: (run) => paramOf(run, 'multiDumpArgs') === undefined ? MYSQLDUMP : undefined,
  restore: () => MYSQL,
};

/** What the Tasks of an addon run; nothing where the parameters do not tell. */
type Programs = { readonly [A in TaskAction]: (run: DatabaseRun) => Program | undefined };

/** Those of which the source was read. Of the others it is not known what their programs do with arguments. */
const PROGRAMS: { readonly [A in CataloguedAddon]?: Programs } = {
  mariadb: MYSQL_PROGRAMS,
  mongodb: { backup: () => MONGODUMP, restore: () => MONGORESTORE },
  mysql: MYSQL_PROGRAMS,
  postgres: { backup: (run) => POSTGRES_DUMPS.get(paramOf(run, 'backupCMD') ?? 'pg_dumpall'), restore: () => PSQL },
};
