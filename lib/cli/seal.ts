import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { writeWhole } from './atomic-file';
import { type Command, CommandError, type Io, REFUSED, unusable } from './command';
import { type ControllerCertificate, controllerCertificate } from './controller-certificate';
import { givenValues, type GivenValue, keyWarning } from './given-values';
import { lostPassword } from './lost-password';
import { HELP, sealOptions } from './seal-options';
import { SealedOutput } from './sealed-output';
import { seal as sealValue, type SealingAddress, sealingLabel } from './sealing';
import { SealingMemory } from './sealing-memory';
import { textOf } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { readOrReject } from '../secret/delivery/credential-file';

/** Writes a line for the user, beside the output. */
type Say = (text: string) => void;

/** `cdk8s-stash seal`. */
export const seal: Command = async (args, io) => {
  const options = sealOptions(args);
  if (options === undefined) {
    io.stdout.write(HELP);
    return 0;
  }
  const { address, removed, output: path, state } = options;
  const say: Say = (text) => io.stderr.write(`cdk8s-stash seal: ${text}\n`);
  const certificate = options.certificate === undefined ? undefined : controllerCertificate(options.certificate, io.cwd);
  const values = givenValues({ ...options, env: io.env, cwd: io.cwd });
  refuseTwice([...values.map(({ key }) => key), ...removed]);
  const output = outputAt(path, address, io.cwd);
  const memory = path === undefined || !options.remembers ? undefined : memoryOf(state, io, say);
  const before = output.keys();
  remove(removed, output, memory);
  const sealed = certificate === undefined ? [] : sealInto(output, values, { certificate, address, memory });
  warn([certificate?.warning, ...values.map(({ key }) => keyWarning(key)), lostPassword({ before, sealed, removed })], say);
  if (path === undefined) {
    io.stdout.write(output.toString());
  } else if (sealed.length + removed.length === 0) {
    say(`${quote(path)} is unchanged`);
  } else {
    remember(memory, state !== undefined, say);
    write(path, output, io.cwd);
    say(`${quote(path)}: ${summary({ sealed, removed, unchanged: output.keys().filter((key) => !sealed.includes(key)) })}`);
  }
  return 0;
};

function refuseTwice(keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    unusable(`${quote(twice)} is given twice: use each key in only one --from-env, --from-file or --remove`);
  }
}

function outputAt(path: string | undefined, address: SealingAddress, cwd: string): SealedOutput {
  if (path === undefined || !existsSync(resolve(cwd, path))) {
    return SealedOutput.create(address, path?.endsWith('.json') ? 'json' : 'yaml');
  }
  // To read from a pipe, such as that of /dev/stdout, would be to wait without end.
  if (!statSync(resolve(cwd, path)).isFile()) {
    unusable(`--output: ${quote(path)} is not a file: give the path of one, or "-" for standard output`);
  }
  const bytes = readOrReject(path, (complaint) => unusable(`--output: ${textOf(complaint)}`), cwd);
  return SealedOutput.read(bytes.toString('utf8'), path, address);
}

function warn(warnings: ReadonlyArray<string | undefined>, say: Say): void {
  for (const warning of warnings) {
    if (warning !== undefined) {
      say(`warning: ${warning}`);
    }
  }
}

function remove(keys: readonly string[], output: SealedOutput, memory: SealingMemory | undefined): void {
  for (const key of keys) {
    const old = output.get(key) ?? missing(key, output);
    memory?.forget(old);
    output.remove(key);
  }
}

interface Sealer {
  readonly certificate: ControllerCertificate;
  readonly address: SealingAddress;
  readonly memory?: SealingMemory;
}

/** Seals the values that have changed, as far as this machine remembers the others, and returns their keys. */
function sealInto(output: SealedOutput, values: readonly GivenValue[], { certificate, address, memory }: Sealer): readonly string[] {
  const changed: string[] = [];
  const sealing = (ciphertext: string) => ({ ciphertext, fingerprint: certificate.fingerprint, label: sealingLabel(address) });
  for (const { key, bytes } of values) {
    const old = output.get(key);
    if (old !== undefined && memory?.knows(sealing(old), bytes)) {
      continue;
    }
    const ciphertext = sealValue(bytes, certificate.publicKey, address);
    output.set(key, ciphertext);
    if (old !== undefined) {
      memory?.forget(old);
    }
    memory?.learn(sealing(ciphertext), bytes);
    changed.push(key);
  }
  return changed;
}

const summary = (report: { readonly [what: string]: readonly string[] }) =>
  Object.entries(report).filter(([, keys]) => keys.length > 0).map(([what, keys]) => `${what}: ${keys.join(', ')}`).join('; ');

function missing(key: string, output: SealedOutput): never {
  const keys = output.keys();
  throw new CommandError(`--remove: the output has no ${quote(key)}: ${keys.length === 0 ? 'it has no keys' : `its keys are ${keys.join(', ')}`}`, REFUSED);
}

/** The memory of this machine. Unless it was asked for, a failure to use it does not prevent sealing. */
function memoryOf(given: string | undefined, io: Io, say: Say): SealingMemory | undefined {
  const folder = given === undefined ? stateFolder(io.env) : resolve(io.cwd, given);
  if (folder === undefined) {
    say('warning: sealed values are not remembered, because neither XDG_STATE_HOME nor HOME is set, and will be sealed again: give --state or --no-state');
    return undefined;
  }
  return attempt(() => SealingMemory.of(folder), given !== undefined, say);
}

function remember(memory: SealingMemory | undefined, asked: boolean, say: Say): void {
  attempt(() => memory?.save(), asked, say);
}

function attempt<T>(action: () => T, asked: boolean, say: Say): T | undefined {
  try {
    return action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const complaint = `the folder ${code === undefined ? message : `cannot be used (${code})`}`;
    if (asked) {
      unusable(`--state: ${complaint}`);
    }
    say(`warning: sealed values are not remembered, and will be sealed again: ${complaint}; give --state or --no-state`);
    return undefined;
  }
}

function stateFolder(env: Readonly<NodeJS.ProcessEnv>): string | undefined {
  const { XDG_STATE_HOME: state = '', HOME: home = '', LOCALAPPDATA: local = '' } = env;
  const parent = [state, local].find(isAbsolute) ?? (isAbsolute(home) ? join(home, '.local', 'state') : undefined);
  return parent === undefined ? undefined : join(parent, 'cdk8s-stash');
}

function write(path: string, output: SealedOutput, cwd: string): void {
  try {
    writeWhole(resolve(cwd, path), output.toString(), 0o644);
  } catch (error) {
    unusable(`--output: file ${quote(path)} cannot be written (${(error as NodeJS.ErrnoException).code}): give a path that you may write to, in an existing folder`);
  }
}
