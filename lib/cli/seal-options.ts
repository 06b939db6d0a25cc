import { judged, oneOf, parsed } from './arguments';
import { unusable } from './command';
import type { SealingAddress } from './sealing';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { SealingScope } from '../secret/delivery/sealing-scope';
import { TrailingNewline } from '../secret/delivery/sensitive-value';

/** The parsed arguments of `seal`. */
interface SealOptions {
  readonly address: SealingAddress;
  /** The values to seal, each as `KEY` or `KEY=source`. */
  readonly variables: readonly string[];
  readonly files: readonly string[];
  readonly trailingNewline: TrailingNewline;
  /** The file of the certificate; absent if nothing is sealed. */
  readonly certificate?: string;
  /** The keys to remove from the output. */
  readonly removed: readonly string[];
  /** The file to write; absent for standard output. */
  readonly output?: string;
  /** The folder of the memory, if one was given. */
  readonly state?: string;
  readonly remembers: boolean;
}

export const HELP = `Usage: cdk8s-stash seal --cert FILE --namespace NAMESPACE --name NAME [options]

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

type Values = ReturnType<typeof parsed<typeof OPTIONS>>['values'];

/**
 * @returns undefined if only the help is asked for
 * @throws CommandError
 */
export function sealOptions(args: readonly string[]): SealOptions | undefined {
  const { values } = parsed(args, OPTIONS);
  if (values.help) {
    return undefined;
  }
  const { 'from-env': variables, 'from-file': files, remove: removed, output, state } = values;
  const address = addressOf(values);
  if (values['from-literal'] !== undefined) {
    unusable('--from-literal: other users of this machine can read what is on a command line: give the value with --from-env or --from-file');
  }
  const trailingNewline = oneOf('--trailing-newline', values['trailing-newline'], Object.values(TrailingNewline));
  const sealed = variables.length + files.length;
  if (sealed + removed.length === 0) {
    unusable('there is nothing to seal: give --from-env KEY, --from-file KEY=PATH or --remove KEY');
  }
  return {
    address,
    variables,
    files,
    trailingNewline,
    certificate: sealed === 0 ? undefined : required('--cert', values.cert),
    removed,
    output: output === '-' ? undefined : output,
    state,
    remembers: !values['no-state'],
  };
}

function addressOf(options: Values): SealingAddress {
  const scope = oneOf('--scope', options.scope, Object.values(SealingScope));
  const namespace = scope === SealingScope.CLUSTER_WIDE ? options.namespace : required('--namespace', options.namespace);
  const name = required('--name', options.name);
  return { scope, namespace: judged('--namespace', namespace, dnsLabel), name: judged('--name', name, dnsSubdomain) };
}

function required(option: string, value: string | undefined): string {
  return value ?? unusable(`${option} is missing`);
}
