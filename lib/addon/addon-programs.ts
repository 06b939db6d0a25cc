import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { type Complaint, wrong } from '../refusal/complaint';
import { lineReader, type CommandLine, type Harm, type LineReader } from '../restic/flags';

/** The parameters of a Task. */
export type Params = ReadonlyArray<Conforming<wire.Param>>;

/** What a restore does not bring back: all data; some of it, by oversight; or the rows or the stored programs, which may be intended. */
export type Loss = 'all' | 'some' | 'rows';

/** A loss of data that the arguments of an addon cause. */
export interface DumpFault {
  readonly loss: Loss;
  readonly complaint: Complaint;
}

/** The programs that the Tasks of an addon run; undefined if the parameters do not tell which. The version is that of the Task, if it is known. */
export interface Programs {
  readonly backup: (params: Params, version?: string) => DumpingProgram | undefined;
  readonly restore: (params: Params) => LoadingProgram | undefined;
}

/** A program that an addon runs, with the user's arguments after its own. */
export interface Program {
  readonly read: LineReader;
  readonly harm: { readonly [L in Loss]?: Harm };
  /** Flags whose values are patterns, in which double quotes are syntax. */
  readonly patterns?: readonly string[];
}

export interface DumpingProgram extends Program {
  /** The complaint about a positional argument, if the program takes none. */
  readonly word?: Complaint;
  /** The default of `args`. */
  readonly usual?: string;
  /** The flags without all of which something is left out of the dump, and what is said then. */
  readonly whole?: { readonly flags: readonly string[]; readonly otherwise: DumpFault };
  readonly dumps?: {
    /** Flags that name the database to dump, as a positional argument does. */
    readonly flags: readonly string[];
    /** Flags that make a name unnecessary. */
    readonly all: readonly string[];
    /** Flags with which the dump itself names the databases that it is loaded into. */
    readonly says: readonly string[];
    /** The fault if no database is named. */
    readonly otherwise: DumpFault;
  };
}

export interface LoadingProgram extends Program {
  readonly loads?: Loads;
  /** Flags that have to be given to both programs or to neither. */
  readonly alike?: readonly string[];
}

export interface Loads {
  /** Flags that name the database to connect to, as a positional argument does. */
  readonly flags: readonly [string, ...string[]];
  /** The database to which the program connects if none is named. */
  readonly otherwise?: (line: CommandLine, params: Params) => string;
  /** What happens if none is named, in the words of a message. */
  readonly effect: string;
}

/** The value of a parameter. */
export const valueOf = (params: Params, name: string): string | undefined => params.find((param) => param.name === name)?.value;

/** The value of the last of these flags. */
export const lastOf = (line: CommandLine, names: readonly string[]): string | undefined =>
  line.flags.filter(({ name }) => names.includes(name)).at(-1)?.value;

const TO_FILE = wrong('which writes the dump to a file in the Job, so restic gets nothing and every backup fails', 'leave it out');
const NO_SQL = wrong('which makes a dump that the restore cannot load', 'leave it out');
const IN_PLACE = wrong('which runs in place of the dump, so nothing is restored', 'leave it out');
const ROWLESS = wrong('which makes a dump without rows', 'leave it out, unless only the structure should be restored');

/** Standard input and output, through which the addons pass the dump anyway. */
const PIPE = /^(?:-|\/dev\/(?:stdin|stdout|fd\/[01]))$/;

const PG_CONNECTION = 'dbname|d= host|h= password|W port|p= no-password|w username|U=';

const PG_OUTPUT = `clean|c compress|Z= create|C data-only|a encoding|E= extra-float-digits= file|f= filter= format|F= lock-wait-timeout= no-owner|O
  no-privileges|x restrict-key= role= rows-per-insert= schema-only|s superuser|S= sync-method= verbose|v`;

const PG_USUAL = new Map([['compress', /^(?:0|none)$/], ['file', PIPE], ['format', /^p(?:lain)?$/i]]);

const PG_HARM: Harm = new Map([['compress', NO_SQL], ['file', TO_FILE], ['format', NO_SQL]]);

const PG_PATTERNS = [
  'exclude-database', 'exclude-extension', 'exclude-schema', 'exclude-table', 'exclude-table-and-children', 'exclude-table-data',
  'exclude-table-data-and-children', 'extension', 'include-foreign-data', 'schema', 'table', 'table-and-children',
];

const PG_DUMP: DumpingProgram = {
  read: lineReader(
    `${PG_CONNECTION} ${PG_OUTPUT} blobs|b exclude-extension= exclude-schema|N= exclude-table|T= exclude-table-and-children= exclude-table-data=
    exclude-table-data-and-children= extension|e= include-foreign-data= jobs|j= large-objects no-blobs|B schema|n= section= snapshot= table|t=
    table-and-children=`,
    { usual: PG_USUAL },
  ),
  harm: { all: PG_HARM, rows: new Map([['schema-only', ROWLESS]]) },
  patterns: PG_PATTERNS,
  dumps: {
    flags: ['dbname'],
    all: [],
    says: ['create'],
    otherwise: {
      loss: 'some',
      complaint: wrong('dumps only the database that is named after the user, since the arguments name none',
        'name one with --dbname, for the restore too, or leave out backupCMD to dump all databases'),
    },
  },
};

const PG_DUMPALL: DumpingProgram = {
  read: lineReader(`${PG_CONNECTION} ${PG_OUTPUT} database|l= exclude-database= globals-only|g roles-only|r tablespaces-only|t`, { usual: PG_USUAL }),
  harm: { all: PG_HARM, rows: new Map(['globals-only', 'roles-only', 'schema-only', 'tablespaces-only'].map((flag) => [flag, ROWLESS])) },
  word: wrong('but pg_dumpall, which dumps all databases, takes no name, so every backup fails', 'leave it out, or set backupCMD to pg_dump'),
  patterns: PG_PATTERNS,
};

const POSTGRES_DUMPS = new Map([['pg_dump', PG_DUMP], ['pg_dumpall', PG_DUMPALL]]);

const psql = lineReader(`${PG_CONNECTION} command|c= field-separator|F= file|f= log-file|L= output|o= pset|P= record-separator|R= set= table-attr|T= variable|v=`);

const PSQL: LoadingProgram = {
  // psql runs all -c and -f in turn, so that they do no harm if one -f reads the dump from standard input.
  read(args) {
    const line = psql(args);
    const isLoaded = line.flags.some(({ name, value = '' }) => name === 'file' && PIPE.test(value));
    return isLoaded ? { ...line, flags: line.flags.filter(({ name }) => name !== 'command' && name !== 'file') } : line;
  },
  harm: { all: new Map([['command', IN_PLACE], ['file', IN_PLACE]]) },
  loads: {
    flags: ['dbname'],
    otherwise: (line, params) => lastOf(line, ['username']) ?? valueOf(params, 'user') ?? 'postgres',
    effect: 'psql loads it into the database that is named after its user, and reports success',
  },
};

const MYSQL_CONNECTION = `character-sets-dir= compression-algorithms= debug|#? default-auth= default-character-set= defaults-extra-file= defaults-file=
  defaults-group-suffix= host|h= init-command= login-path= max-allowed-packet= net-buffer-length= password|p? plugin-dir= port|P= protocol=
  server-public-key-path= socket|S= ssl-ca= ssl-capath= ssl-cert= ssl-cipher= ssl-crl= ssl-crlpath= ssl-fips-mode= ssl-key= ssl-mode= tls-ciphersuites=
  tls-sni-servername= tls-version= user|u= zstd-compression-level=`;

const MYSQLDUMP: DumpingProgram = {
  read: lineReader(
    `${MYSQL_CONNECTION} all-databases|A all-tablespaces|Y as-of= bind-address= compatible= databases|B fields-enclosed-by= fields-escaped-by=
    fields-optionally-enclosed-by= fields-terminated-by= ignore-database= ignore-error= ignore-table= ignore-table-data= init-command-add=
    events|E lines-terminated-by= log-error= max-statement-time= mysqld-long-query-time= no-create-db|n no-create-info|t no-data|d no-data-med
    result-file|r= routines|R system= tab|T= tables where|w= xml|X`,
    { usual: new Map([['result-file', PIPE]]) },
  ),
  harm: {
    all: new Map([['result-file', TO_FILE], ['tab', TO_FILE], ['xml', NO_SQL]]),
    some: new Map([['no-create-info', wrong('which makes a dump that creates no tables, so nothing is restored if the tables no longer exist', 'leave it out')]]),
    rows: new Map([['no-data', ROWLESS]]),
  },
  usual: '--all-databases',
  dumps: {
    flags: [],
    all: ['all-databases', 'system'],
    says: ['all-databases', 'databases', 'system'],
    otherwise: {
      loss: 'all',
      complaint: wrong('dumps nothing, since the arguments replace --all-databases and name no database, so every backup fails',
        'add --all-databases, or --databases with the names of the databases'),
    },
  },
};

/** Up to 5.7, the stored programs are in tables of the database mysql, which is dumped with all others. */
const MYSQLDUMP_8: DumpingProgram = {
  ...MYSQLDUMP,
  whole: {
    flags: ['routines', 'events'],
    otherwise: {
      loss: 'rows',
      complaint: wrong('leaves out stored procedures, functions and events, which mysqldump 8 dumps only if it is told to',
        'add --routines --events to args, beside --all-databases if there are no args yet, or acknowledge this if the database has none'),
    },
  },
};

const MYSQL: LoadingProgram = {
  read: lineReader(`${MYSQL_CONNECTION} connect-timeout= database|D= delimiter= execute|e= max-join-size= prompt= quick-max-column-width= select-limit= tee=`),
  harm: { all: new Map([['execute', IN_PLACE]]) },
  loads: { flags: ['database'], effect: 'mysql has no database to load it into, and fails' },
};

const MONGO = {
  flags: 'collection|c= db|d= gzip host|h= numParallelCollections|j= password|p= username|u=',
  usual: new Map([['archive', /^-?$/]]),
  abbreviates: false,
};

const MONGODUMP: DumpingProgram = {
  read: lineReader(`${MONGO.flags} out|o= query|q=`, MONGO),
  harm: {
    all: new Map([
      ['archive', TO_FILE],
      ['out', wrong('which mongodump does not accept beside the --archive of Stash, so every backup fails', 'leave it out')],
    ]),
  },
};

const MONGORESTORE: LoadingProgram = {
  read: lineReader(MONGO.flags, MONGO),
  harm: {
    all: new Map([
      ['archive', wrong('which restores a file in the Job in place of the dump', 'leave it out')],
      ['dryRun', wrong('with which mongorestore restores nothing and reports success', 'leave it out')],
    ]),
  },
  alike: ['gzip'],
};

/** Those of the addons whose source was not read: it is not known what they do with arguments. */
export const UNKNOWN_PROGRAMS: Programs = { backup: () => undefined, restore: () => undefined };

const likeMysql = (dumpOf: (version: string) => DumpingProgram): Programs => ({
  // multiDumpArgs replaces args, and is not checked.
  backup: (params, version = '') => valueOf(params, 'multiDumpArgs') === undefined ? dumpOf(version) : undefined,
  restore: () => MYSQL,
});

export const MYSQL_PROGRAMS = likeMysql((version) => version.startsWith('8.') ? MYSQLDUMP_8 : MYSQLDUMP);

/** Those of MariaDB and Percona XtraDB. */
export const LIKE_MYSQL_PROGRAMS = likeMysql(() => MYSQLDUMP);

export const MONGODB_PROGRAMS: Programs = { backup: () => MONGODUMP, restore: () => MONGORESTORE };

export const POSTGRES_PROGRAMS: Programs = {
  backup: (params) => POSTGRES_DUMPS.get(valueOf(params, 'backupCMD') ?? 'pg_dumpall'),
  restore: () => PSQL,
};
