import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { judged, oneOf, parsed } from './arguments';
import { writeWhole } from './atomic-file';
import { type Command, CommandError, type Io, REFUSED, unusable } from './command';
import { type ControllerCertificate, controllerCertificate } from './controller-certificate';
import { givenValues, type GivenValue, keyWarning } from './given-values';
import { lostPassword } from './lost-password';
import { SealedOutput } from './sealed-output';
import { SealingMemory } from './sealing-memory';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { textOf } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { readOrReject } from '../secret/credential-file';
import { seal as sealed, type SealingAddress, sealingLabel } from '../secret/sealing';
import { SealingScope } from '../secret/sealing-scope';
import { TrailingNewline } from '../secret/sensitive-value';

const USAGE = `Usage: cdk8s-stash seal --cert FILE --namespace NAMESPACE --name NAME [options]

Writes a SealedSecret that the Sealed Secrets controller opens and SensitiveValue.fromSealedFile() reads. It needs no cluster and no network.

Values (repeatable; the values themselves are never given on the command line, where others could see them):
  --from-env KEY[=VARIABLE]  seal an environment variable; without VARIABLE, the one with the name of the key
  --from-file KEY[=PATH]     seal the content of a file; without PATH, the one with the name of the key
  --remove KEY               remove an entry from the output
  --trailing-newline WHAT    what to do with a line break at the end of a file: reject (default), strip, keep

Where it can be opened:
  --cert FILE                certificate of the controller, in PEM (kubeseal --fetch-cert)
  --namespace NAMESPACE      namespace of the Secret
  --name NAME                name of the Secret
  --scope SCOPE              strict (default), namespace-wide, cluster-wide

Output:
  --output FILE              where to write the SealedSecret; entries of an existing file that are not given, or whose values have not changed,
                             stay as they are.
                             Without it, or with "-", standard output
  --state FOLDER             where this machine remembers what it has sealed, to detect what has changed
                             (default: cdk8s-stash in $XDG_STATE_HOME or ~/.local/state)
  --no-state                 remember nothing, and seal every value again

Exit codes: 0 done, 1 refused, 2 not understood or not readable
`;

const OPTIONS = {
  'cert': { type: 'string' },
  'from-env': { type: 'string', multiple: true, default: [] as string[] },
  'from-file': { type: 'string', multiple: true, default: [] as string[] },
  'from-literal': { type: 'string', multiple: true },
  'help': { type: 'boolean', short: 'h' },
  'name': { type: 'string' },
  'namespace': { type: 'string' },
  'no-state': { type: 'boolean' },
  'output': { type: 'string' },
  'remove': { type: 'string', multiple: true, default: [] as string[] },
  'scope': { type: 'string', default: SealingScope.STRICT as string },
  'state': { type: 'string' },
  'trailing-newline': { type: 'string', default: TrailingNewline.REJECT as string },
} as const;

type Options = ReturnType<typeof parsed<typeof OPTIONS>>['values'];

/** Writes a line for the user, beside the output. */
type Say = (text: string) => void;

/** `cdk8s-stash seal`. */
export const seal: Command = async (args, io) => {
  const { values: options } = parsed(args, OPTIONS);
  if (options.help) {
    io.stdout.write(USAGE);
    return 0;
  }
  const say: Say = (text) => io.stderr.write(`cdk8s-stash seal: ${text}\n`);
  const address = addressOf(options);
  const given = givenIn(options, io);
  const path = options.output === '-' ? undefined : options.output;
  const output = outputAt(path, address, io.cwd);
  const memory = path === undefined || options['no-state'] ? undefined : memoryOf(options.state, io, say);
  const before = output.keys();
  remove(options.remove, output, memory);
  const changed = sealInto(output, given, address, memory);
  warn([...warningsOf(given), lostPassword({ before, sealed: changed, removed: options.remove })], say);
  if (path === undefined) {
    io.stdout.write(output.toString());
  } else if (changed.length + options.remove.length === 0) {
    say(`${quote(path)} is unchanged`);
  } else {
    remember(memory, options.state !== undefined, say);
    write(path, output, io.cwd);
    say(`${quote(path)}: ${summary({ sealed: changed, removed: options.remove, unchanged: output.keys().filter((key) => !changed.includes(key)) })}`);
  }
  return 0;
};

function addressOf(options: Options): SealingAddress {
  const scope = oneOf('--scope', options.scope, Object.values(SealingScope));
  const namespace = scope === SealingScope.CLUSTER_WIDE ? options.namespace : required('--namespace', options.namespace);
  const name = required('--name', options.name);
  return { scope, namespace: judged('--namespace', namespace, dnsLabel), name: judged('--name', name, dnsSubdomain) };
}

function required(option: string, value: string | undefined): string {
  return value ?? unusable(`${option} is missing`);
}

/** The values to seal, and the certificate to seal them with, without which there is nothing to do but remove. */
interface Given {
  readonly values: readonly GivenValue[];
  readonly certificate?: ControllerCertificate;
}

/** Reads the values and the certificate, and refuses what no output could hold. */
function givenIn(options: Options, { env, cwd }: Io): Given {
  const { 'from-env': variables, 'from-file': files, remove: removed } = options;
  if (options['from-literal'] !== undefined) {
    unusable('--from-literal: other users of this machine can read what is on a command line: give the value with --from-env or --from-file');
  }
  const trailingNewline = oneOf('--trailing-newline', options['trailing-newline'], Object.values(TrailingNewline));
  if (variables.length + files.length + removed.length === 0) {
    unusable('there is nothing to seal: give --from-env KEY, --from-file KEY=PATH or --remove KEY');
  }
  const certificate = variables.length + files.length === 0 ? undefined : controllerCertificate(required('--cert', options.cert), cwd);
  const values = givenValues({ variables, files, trailingNewline, env, cwd });
  refuseTwice([...values.map(({ key }) => key), ...removed]);
  return { values, certificate };
}

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
  const bytes = readOrReject(path, (complaint) => unusable(`--output: ${textOf(complaint)}`), cwd);
  return SealedOutput.read(bytes.toString('utf8'), path, address);
}

const warningsOf = ({ values, certificate }: Given) => [certificate?.warning, ...values.map(({ key }) => keyWarning(key))];

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

/** Seals the values that have changed, as far as this machine remembers the others, and returns their keys. */
function sealInto(
  output: SealedOutput, { values, certificate }: Given, address: SealingAddress, memory: SealingMemory | undefined,
): readonly string[] {
  const changed: string[] = [];
  for (const { key, bytes } of values) {
    const old = output.get(key);
    const sealing = (ciphertext: string) => ({ ciphertext, fingerprint: certificate!.fingerprint, label: sealingLabel(address) });
    if (old !== undefined && memory?.knows(sealing(old), bytes)) {
      continue;
    }
    const ciphertext = sealed(bytes, certificate!.publicKey, address);
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
