import { parseArgs } from 'node:util';
import { FORMATS, type FormatName } from './report/formats';
import { StashRelease } from '../addon/stash-release';
import { quote } from '../check/refusal';
import type { Level, Rule } from '../check/rule';

/** What the arguments of `check` say. */
export interface CheckOptions {
  readonly patterns: readonly string[];
  /** The patterns of each named set. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly format: FormatName;
  readonly failOn: Level;
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  /** Why rules are off. */
  readonly off: ReadonlyMap<string, string>;
  readonly release?: StashRelease;
  readonly runMinutes?: number;
  readonly ignoreUnparsable: boolean;
  readonly help: boolean;
}

/** The arguments cannot be understood; the message is for the user. */
export class UsageError extends Error {}

const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

export const HELP = `Usage: cdk8s-stash check [options] [file | folder | glob | -]…

Judges Kubernetes manifests of Stash backups. All that is given is one cluster, and judged together. Without any, or with "-", standard input is read.

Options:
  --set name=glob           judge these files as a cluster of their own (repeatable)
  --format name             ${Object.keys(FORMATS).join(', ')}; text where it is not given
  --fail-on level           the lowest level that gives exit code 1: ${LEVELS.join(', ')}; error where it is not given
  --severity RULE=level     another level for a rule (repeatable)
  --off 'RULE=reason'       turn a rule off, and say why (repeatable)
  --release version         the release of Stash that runs: ${Object.values(StashRelease).join(', ')}
  --run-length time         how long a run takes that says nothing about it, such as 30m or 1h30m
  --ignore-unparsable       name documents that are not YAML, and do not fail for them
  --help                    this text

Exit codes: 0 nothing found, 1 something found, 2 something could not be read or was not understood
`;

const OPTIONS = {
  'fail-on': { type: 'string', default: 'error' },
  'format': { type: 'string', default: 'text' },
  'help': { type: 'boolean', short: 'h', default: false },
  'ignore-unparsable': { type: 'boolean', default: false },
  'off': { type: 'string', multiple: true, default: [] as string[] },
  'release': { type: 'string' },
  'run-length': { type: 'string' },
  'set': { type: 'string', multiple: true, default: [] as string[] },
  'severity': { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws UsageError */
export function checkOptions(args: readonly string[], rules: readonly Rule[]): CheckOptions {
  const { values, positionals } = given(args);
  const severities = values.severity.map((text) => assignment('severity', text, 'RULE=level'));
  const off = values.off.map((text) => assignment('off', text, "'RULE=reason'"));
  [...severities.map(([id]) => ['severity', id] as const), ...off.map(([id]) => ['off', id] as const)].forEach(([option, id]) => known(option, id, rules));
  const sets = new Map<string, string[]>();
  for (const [name, pattern] of values.set.map((text) => assignment('set', text, 'name=glob'))) {
    sets.set(name, [...sets.get(name) ?? [], pattern]);
  }
  return {
    patterns: positionals,
    sets,
    format: oneOf('format', values.format, Object.keys(FORMATS) as FormatName[]),
    failOn: oneOf('fail-on', values['fail-on'], LEVELS),
    levels: new Map([
      ...severities.map(([id, level]) => [id, oneOf('severity', level, LEVELS)] as const),
      ...off.map(([id]) => [id, 'off'] as const),
    ]),
    off: new Map(off),
    release: values.release === undefined ? undefined : oneOf('release', `v${values.release.replace(/^v/, '')}`, Object.values(StashRelease)),
    runMinutes: values['run-length'] === undefined ? undefined : minutes(values['run-length']),
    ignoreUnparsable: values['ignore-unparsable'],
    help: values.help,
  };
}

function given(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's own message is right, and its advice about "--" behind the first sentence is not for here.
    throw new UsageError((error as Error).message.replace(/[.,] .*$|\n[^]*$/, '').replace(/'/g, '"').replace(/^./, (first) => first.toLowerCase()));
  }
}

/** A name and what it is to be; neither may be empty. */
function assignment(option: string, text: string, form: string): [name: string, value: string] {
  const [, name, value] = /^([^=]+)=([^]*\S[^]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--${option} ${quote(text)}: write --${option} ${form}`);
  }
  return [name.trim(), value.trim()];
}

function known(option: string, id: string, rules: readonly Rule[]): void {
  if (!rules.some((rule) => rule.id === id)) {
    const near = rules.find((rule) => rule.name === id || rule.id === id.toUpperCase());
    throw new UsageError(`--${option}: ${quote(id)} is no rule${near === undefined ? '' : `; did you mean "${near.id}"?`}`);
  }
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  if (!allowed.includes(value as T)) {
    throw new UsageError(`--${option}: ${quote(value)} is not one of ${allowed.join(', ')}`);
  }
  return value as T;
}

function minutes(text: string): number {
  const [, hours = '0', rest = '0', seconds = '0'] = /^(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text) ?? [];
  const sum = Number(hours) * 60 + Number(rest) + Number(seconds) / 60;
  if (sum === 0) {
    throw new UsageError(`--run-length: ${quote(text)} is no time: write hours, minutes and seconds, such as 30m or 1h30m`);
  }
  return sum;
}
