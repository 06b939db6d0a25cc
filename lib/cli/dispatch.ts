import { type Command, CommandError, type Io, UNUSABLE } from './command';
import { nearest } from '../refusal/near';
import { quote, withQuestion } from '../refusal/quote';

interface Entry {
  readonly summary: string;
  /** Loads the module of the command when it is called, so that other commands cost nothing. */
  readonly command: Command;
}

/* eslint-disable @typescript-eslint/no-require-imports */
const COMMANDS = new Map<string, Entry>([
  ['check', {
    summary: 'check manifests for what would lose data, leak a credential or never run',
    command: (args, io) => (require('./check') as typeof import('./check')).check(args, io),
  }],
  ['explain', {
    summary: 'say what a rule of the checks finds, why that matters and how to fix it',
    command: (args, io) => (require('./explain') as typeof import('./explain')).explain(args, io),
  }],
  ['seal', {
    summary: 'write a SealedSecret from values in the environment or in files',
    command: (args, io) => (require('./seal') as typeof import('./seal')).seal(args, io),
  }],
]);

const version = () => (require('../../package.json') as { readonly version: string }).version;
/* eslint-enable @typescript-eslint/no-require-imports */

const usage = () => `Usage: cdk8s-stash <command> [options]

Commands:
${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}\n`).join('')}
Options:
  --help     print this text, or, after a command, its options
  --version  print the version of cdk8s-stash

Exit codes: 0 done, 1 refused, 2 not understood or not readable
`;

/** Runs the command that the arguments name, and returns the exit code. */
export async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'help' && rest[0] !== undefined) {
    return dispatch([rest[0], '--help'], io);
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(usage());
    return 0;
  }
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  if (name === undefined) {
    io.stderr.write(usage());
    return UNUSABLE;
  }
  const entry = COMMANDS.get(name);
  if (entry === undefined) {
    const given = /^-{0,2}[a-z][a-z-]*$/.test(name) ? quote(name) : 'the given value (not shown)';
    const commands = [...COMMANDS.keys()];
    io.stderr.write(`cdk8s-stash: ${withQuestion(`${given} is not a command: ${commands.join(', ')}`, nearest(name, commands))}\n`);
    return UNUSABLE;
  }
  return run(name, entry.command, rest, io);
}

/** Runs a command, and prints why if it throws. */
export async function run(name: string, command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    return await command(args, io);
  } catch (error) {
    if (error instanceof CommandError) {
      io.stderr.write(`cdk8s-stash ${name}: ${error.message}\n`);
      return error.exitCode;
    }
    // The message of an unexpected error may quote a credential, so only the stack is shown.
    const places = String((error as Error | undefined)?.stack).split('\n').filter((line) => /^\s+at /.test(line));
    io.stderr.write([`cdk8s-stash ${name}: failed with an internal error; report it with these lines:`, ...places, ''].join('\n'));
    return UNUSABLE;
  }
}
