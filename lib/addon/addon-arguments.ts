import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { about, type Complaint, wrong } from '../refusal/complaint';
import { fit, quote } from '../refusal/quote';
import { harmIn, lineReader, type CommandLine, type Harm, type LineReader, type Syntax } from '../restic/flags';

/** The parameters of a Task. */
type Params = ReadonlyArray<Conforming<wire.Param>>;

/** What a restore does not bring back: all data; some of it, by oversight; or the rows, which may be intended. */
export type Loss = 'all' | 'some' | 'rows';

/** A loss of data that the arguments of an addon cause. */
export interface DumpFault {
  readonly loss: Loss;
  readonly complaint: Complaint;
}

/** Finds a loss that the arguments of a Task cause, the worst kind first. */
export function dumpFaultOf(programs: Programs, action: keyof Programs, params: Params = []): DumpFault | undefined {
  const program: DumpingProgram | undefined = programs[action](params);
  if (program === undefined) {
    return undefined;
  }
  const args = valueOf(params, 'args') || program.usual || '';
  const line = lineOf(program, args);
  const harmful = (loss: Loss): DumpFault | undefined => {
    const complaint = harmIn(line, program.harm[loss] ?? NONE);
    return complaint && { loss, complaint };
  };
  return harmful('all') ?? quoted(program, line) ?? (VARIABLE.test(args) ? undefined : misnamed(program, line)) ?? harmful('some') ?? harmful('rows');
}

const NONE: Harm = new Map();

/** Finds a quoted value. There is no shell that removes the quotes. */
function quoted({ patterns = [] }: Program, { flags: given, words }: CommandLine): DumpFault | undefined {
  const flag = given.find(({ name, value = '' }) => QUOTED.test(value) && !(value.startsWith('"') && patterns.includes(name)));
  const value = flag?.value ?? words.find((word) => QUOTED.test(word));
  return value === undefined ? undefined : {
    loss: 'all',
    complaint: wrong(
      `contains ${flag === undefined ? 'a word in quotes' : `quotes after ${flag.written}`}, but the addon does not remove quotes, so they become part of the value`,
      CLOSED.test(value) ? 'leave the quotes out' : 'leave the quotes out; a value with white space cannot be given',
    ),
  };
}

/** A quote followed by anything: a lone quote may be intended. */
const QUOTED = /^["']./;
const CLOSED = /^(["']).*\1$/;

function misnamed({ dumps, word }: DumpingProgram, line: CommandLine): DumpFault | undefined {
  if (word !== undefined && line.words.length > 0) {
    return { loss: 'all', complaint: about(`contains ${quote(line.words[0])},`, word) };
  }
  const isNamed = dumps === undefined || databaseIn(line, dumps.flags) !== undefined || holdsAny(line, dumps.all);
  return isNamed ? undefined : dumps.otherwise;
}

/** Checks, by the parameters of both Tasks of an addon, that the restore loads the dump as the backup makes it. */
export function mismatchOf(programs: Programs, backup: Params = [], restore: Params = []): Complaint | undefined {
  const dumping = programs.backup(backup);
  const loading = programs.restore(restore);
  const [dumped, loaded] = [valueOf(backup, 'args') ?? '', valueOf(restore, 'args') ?? ''];
  if (dumping === undefined || loading === undefined || VARIABLE.test(dumped) || VARIABLE.test(loaded)) {
    return undefined;
  }
  const [dump, load] = [lineOf(dumping, dumped), lineOf(loading, loaded)];
  const name = looseDatabase(dumping, dump);
  return name === undefined || loading.loads === undefined ? unlike(loading, dump, load) : misplaced(name, loading.loads, load, restore);
}

/** Finds a flag that changes the form of the dump and is given to only one of the two programs. */
function unlike({ alike = [] }: LoadingProgram, dump: CommandLine, load: CommandLine): Complaint | undefined {
  const flag = alike.find((name) => holdsAny(dump, [name]) !== holdsAny(load, [name]));
  if (flag === undefined) {
    return undefined;
  }
  const [has, lacks] = holdsAny(dump, [flag]) ? ['backup', 'restore'] : ['restore', 'backup'];
  return wrong(
    `restores the dump in a different form, since --${flag} is among the arguments of the ${has} but not of the ${lacks}`,
    `add --${flag} to the arguments of the ${lacks}, or leave it out of both`,
  );
}

/** The name of the dumped database, if the dump holds only one and does not name it itself. */
function looseDatabase({ dumps }: DumpingProgram, line: CommandLine): string | undefined {
  const name = dumps && databaseIn(line, dumps.flags);
  return name === undefined || CONNECTION_STRING.test(name) || QUOTED.test(name) || holdsAny(line, dumps!.says) ? undefined : name;
}

function misplaced(name: string, loads: Loads, line: CommandLine, params: Params): Complaint | undefined {
  const isNamed = databaseIn(line, loads.flags) !== undefined || loads.otherwise?.(line, params) === name;
  return isNamed ? undefined : wrong(
    `restores the dump of ${quote(name)} without naming a database, and the dump does not name one either, so ${loads.effect}`,
    `add ${fit(`--${loads.flags[0]}=${name}`)} to the arguments of the restore`,
  );
}

const databaseIn = (line: CommandLine, names: readonly string[]): string | undefined => lastOf(line, names) ?? line.words[0];

const lastOf = (line: CommandLine, names: readonly string[]): string | undefined =>
  line.flags.filter(({ name }) => names.includes(name)).at(-1)?.value;

const holdsAny = (line: CommandLine, names: readonly string[]): boolean => line.flags.some(({ name }) => names.includes(name));

/** A variable, whose value is not known before the Job runs. */
const VARIABLE = /\$[({]/;

/** A connection string, which may name a database or not. */
const CONNECTION_STRING = /:\/\/|=/;

/** A program that an addon runs, with the user's arguments after its own. */
interface Program {
  readonly read: LineReader;
  readonly harm: { readonly [L in Loss]?: Harm };
  /** Flags whose values are patterns, in which double quotes are syntax. */
  readonly patterns?: readonly string[];
}

interface DumpingProgram extends Program {
  /** The complaint about a positional argument, if the program takes none. */
  readonly word?: Complaint;
  /** The default of `args`. */
  readonly usual?: string;
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

interface LoadingProgram extends Program {
  readonly loads?: Loads;
  /** Flags that have to be given to both programs or to neither. */
  readonly alike?: readonly string[];
}

interface Loads {
  /** Flags that name the database to connect to, as a positional argument does. */
  readonly flags: readonly [string, ...string[]];
  /** The database to which the program connects if none is named. */
  readonly otherwise?: (line: CommandLine, params: Params) => string;
  /** What happens if none is named, in the words of a message. */
  readonly effect: string;
}

/** Splits `args` at white space, regardless of quotes, as the addons do. */
const lineOf = ({ read }: Program, args: string): CommandLine => read(args.split(/\s+/).filter((word) => word !== ''));

const valueOf = (params: Params, name: string): string | undefined => params.find((param) => param.name === name)?.value;

/** A reader for flags listed as `name|letter`, with "=" after those that take a value, and "?" after those that take one in the same word only. */
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
  read: flags(
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
  read: flags(`${PG_CONNECTION} ${PG_OUTPUT} database|l= exclude-database= globals-only|g roles-only|r tablespaces-only|t`, { usual: PG_USUAL }),
  harm: { all: PG_HARM, rows: new Map(['globals-only', 'roles-only', 'schema-only', 'tablespaces-only'].map((flag) => [flag, ROWLESS])) },
  word: wrong('but pg_dumpall, which dumps all databases, takes no name, so every backup fails', 'leave it out, or set backupCMD to pg_dump'),
  patterns: PG_PATTERNS,
};

const POSTGRES_DUMPS = new Map([['pg_dump', PG_DUMP], ['pg_dumpall', PG_DUMPALL]]);

const psql = flags(`${PG_CONNECTION} command|c= field-separator|F= file|f= log-file|L= output|o= pset|P= record-separator|R= set= table-attr|T= variable|v=`);

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
  read: flags(
    `${MYSQL_CONNECTION} all-databases|A all-tablespaces|Y as-of= bind-address= compatible= databases|B fields-enclosed-by= fields-escaped-by=
    fields-optionally-enclosed-by= fields-terminated-by= ignore-database= ignore-error= ignore-table= ignore-table-data= init-command-add=
    lines-terminated-by= log-error= max-statement-time= mysqld-long-query-time= no-create-db|n no-create-info|t no-data|d no-data-med result-file|r=
    system= tab|T= tables where|w= xml|X`,
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

const MYSQL: LoadingProgram = {
  read: flags(`${MYSQL_CONNECTION} connect-timeout= database|D= delimiter= execute|e= max-join-size= prompt= quick-max-column-width= select-limit= tee=`),
  harm: { all: new Map([['execute', IN_PLACE]]) },
  loads: { flags: ['database'], effect: 'mysql has no database to load it into, and fails' },
};

const MONGO = {
  flags: 'collection|c= db|d= gzip host|h= numParallelCollections|j= password|p= username|u=',
  usual: new Map([['archive', /^-?$/]]),
  abbreviates: false,
};

const MONGODUMP: DumpingProgram = {
  read: flags(`${MONGO.flags} out|o= query|q=`, MONGO),
  harm: {
    all: new Map([
      ['archive', TO_FILE],
      ['out', wrong('which mongodump does not accept beside the --archive of Stash, so every backup fails', 'leave it out')],
    ]),
  },
};

const MONGORESTORE: LoadingProgram = {
  read: flags(MONGO.flags, MONGO),
  harm: {
    all: new Map([
      ['archive', wrong('which restores a file in the Job in place of the dump', 'leave it out')],
      ['dryRun', wrong('with which mongorestore restores nothing and reports success', 'leave it out')],
    ]),
  },
  alike: ['gzip'],
};

/** The programs that the Tasks of an addon run; undefined if the parameters do not tell which. */
export interface Programs {
  readonly backup: (params: Params) => DumpingProgram | undefined;
  readonly restore: (params: Params) => LoadingProgram | undefined;
}

/** Those of the addons whose source was not read: it is not known what they do with arguments. */
export const UNKNOWN_PROGRAMS: Programs = { backup: () => undefined, restore: () => undefined };

export const MYSQL_PROGRAMS: Programs = {
  // multiDumpArgs replaces args, and is not checked.
  backup: (params) => valueOf(params, 'multiDumpArgs') === undefined ? MYSQLDUMP : undefined,
  restore: () => MYSQL,
};

export const MONGODB_PROGRAMS: Programs = { backup: () => MONGODUMP, restore: () => MONGORESTORE };

export const POSTGRES_PROGRAMS: Programs = {
  backup: (params) => POSTGRES_DUMPS.get(valueOf(params, 'backupCMD') ?? 'pg_dumpall'),
  restore: () => PSQL,
};
