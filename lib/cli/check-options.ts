import { oneOf, parsed } from './arguments';
import { checkSettings, type CheckSettings } from './check-settings';
import { unusable } from './command';
import { FORMATS, type FormatName } from './report/formats';
import { RELEASES } from '../addon/stash-release';
import { LEVELS, type RuleDescription } from '../check/rule';
import { quote } from '../refusal/quote';

/** The parsed arguments of `check`. */
export interface CheckOptions extends CheckSettings {
  readonly patterns: readonly string[];
  /** The patterns of each named set. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  /** The patterns of the manifests from before a change; empty if no change is judged. */
  readonly previous: readonly string[];
  readonly format: FormatName;
  readonly ignoreUnparsable: boolean;
  readonly help: boolean;
}

export const HELP = `Usage: cdk8s-stash check [options] [file | folder | glob | -]…

Checks Kubernetes manifests of Stash backups. All inputs are checked together, as one cluster. Without an input, or with "-", reads standard input.

Options:
  --set name=glob           check these files as a cluster of their own (repeatable)
  --previous glob           judge the change from these manifests to the others as well: what it leaves behind or deletes (repeatable)
  --format name             ${Object.keys(FORMATS).join(', ')}; default: text
  --fail-on level           the lowest level that gives exit code 1: ${LEVELS.join(', ')}; default: error
  --severity RULE=level     set another level for a rule (repeatable)
  --off 'RULE=reason'       turn a rule off, and say why (repeatable)
  --namespace name          the namespace of objects that do not name one, as with kubectl apply
  --release version         the release of Stash that runs: ${RELEASES.join(', ')}; default: any of these
  --run-length time         how long a backup is assumed to run if nothing is known about it, such as 30m or 1h30m
  --ignore-unparsable       report documents that are not YAML, but do not fail because of them
  --help                    print this text

Exit codes: 0 nothing found that fails, 1 something found that does, 2 something could not be read or understood
`;

const OPTIONS = {
  'fail-on': { type: 'string' },
  'format': { type: 'string', default: 'text' },
  'help': { type: 'boolean', short: 'h', default: false },
  'ignore-unparsable': { type: 'boolean', default: false },
  'namespace': { type: 'string' },
  'off': { type: 'string', multiple: true, default: [] as string[] },
  'previous': { type: 'string', multiple: true, default: [] as string[] },
  'release': { type: 'string' },
  'run-length': { type: 'string' },
  'set': { type: 'string', multiple: true, default: [] as string[] },
  'severity': { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws CommandError */
export function checkOptions(args: readonly string[], rules: readonly RuleDescription[]): CheckOptions {
  const { values, positionals } = parsed(args, OPTIONS, { allowPositionals: true });
  const sets = new Map<string, string[]>();
  for (const [name, pattern] of values.set.map((text) => assignment('set', text, 'name=glob'))) {
    sets.set(name, [...sets.get(name) ?? [], pattern]);
  }
  if (values.previous.length > 0 && sets.size > 0) {
    unusable('--previous: a change is judged in one cluster; check each set in a run of its own, without --set');
  }
  if (values.previous.includes('-') && (positionals.includes('-') || positionals.length === 0)) {
    unusable('--previous -: standard input can be read only once; give the manifests from before, or the others, as files');
  }
  return {
    ...checkSettings({
      failOn: values['fail-on'],
      severity: values.severity.map((text) => assignment('severity', text, 'RULE=level')),
      off: values.off.map((text) => assignment('off', text, "'RULE=reason'")),
      release: values.release,
      namespace: values.namespace,
      runLength: values['run-length'],
    }, rules, (setting) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`),
    patterns: positionals,
    sets,
    previous: values.previous,
    format: oneOf('--format', values.format, Object.keys(FORMATS) as FormatName[]),
    ignoreUnparsable: values['ignore-unparsable'],
    help: values.help,
  };
}

/** The parts of `name=value`, neither of which may be empty. */
function assignment(option: string, text: string, form: string): [name: string, value: string] {
  const [, name, value] = /^([^=]+)=([^]*\S[^]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    unusable(`--${option} ${quote(text)}: write --${option} ${form}`);
  }
  return [name.trim(), value.trim()];
}
