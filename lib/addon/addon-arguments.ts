import {
  lastOf, valueOf, type DumpFault, type DumpingProgram, type LoadingProgram, type Loads, type Loss, type Params, type Program, type Programs,
} from './addon-programs';
import { about, type Complaint, wrong } from '../refusal/complaint';
import { fit, quote } from '../refusal/quote';
import { harmIn, type CommandLine, type Harm } from '../restic/flags';

/** Finds a loss that the arguments of a Task cause, the worst kind first. */
export function dumpFaultOf(programs: Programs, action: keyof Programs, params: Params = [], version?: string): DumpFault | undefined {
  const program: DumpingProgram | undefined = action === 'backup' ? programs.backup(params, version) : programs.restore(params);
  if (program === undefined) {
    return undefined;
  }
  const args = valueOf(params, 'args') || program.usual || '';
  const line = lineOf(program, args);
  const harmful = (loss: Loss): DumpFault | undefined => {
    const complaint = harmIn(line, program.harm[loss] ?? NONE);
    return complaint && { loss, complaint };
  };
  return harmful('all') ?? quoted(program, line) ?? (VARIABLE.test(args) ? undefined : misnamed(program, line)) ?? harmful('some') ?? harmful('rows')
    ?? (VARIABLE.test(args) ? undefined : partial(program, line));
}

const partial = ({ whole }: DumpingProgram, line: CommandLine): DumpFault | undefined =>
  whole?.flags.every((flag) => holdsAny(line, [flag])) ? undefined : whole?.otherwise;

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
  const name = dumps && !holdsAny(line, dumps.says) ? databaseIn(line, dumps.flags) : undefined;
  return name === undefined || CONNECTION_STRING.test(name) || QUOTED.test(name) ? undefined : name;
}

function misplaced(name: string, loads: Loads, line: CommandLine, params: Params): Complaint | undefined {
  const isNamed = databaseIn(line, loads.flags) !== undefined || loads.otherwise?.(line, params) === name;
  return isNamed ? undefined : wrong(
    `restores the dump of ${quote(name)} without naming a database, and the dump does not name one either, so ${loads.effect}`,
    `add ${fit(`--${loads.flags[0]}=${name}`)} to the arguments of the restore`,
  );
}

const databaseIn = (line: CommandLine, names: readonly string[]): string | undefined => lastOf(line, names) ?? line.words[0];

const holdsAny = (line: CommandLine, names: readonly string[]): boolean => line.flags.some(({ name }) => names.includes(name));

/** A variable, whose value is not known before the Job runs. */
const VARIABLE = /\$[({]/;

/** A connection string, which may name a database or not. */
const CONNECTION_STRING = /:\/\/|=/;

/** Splits `args` at white space, regardless of quotes, as the addons do. */
const lineOf = ({ read }: Program, args: string): CommandLine => read(args.split(/\s+/).filter((word) => word !== ''));
