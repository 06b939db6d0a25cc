import { judged, oneOf } from './arguments';
import { knownRule } from './known-rule';
import { RELEASES, type StashRelease } from '../addon/stash-release';
import { LEVELS, type Level, type RuleDescription } from '../check/rule';
import { minutesOfRun, runLength } from '../check/run-length';
import { dnsLabel } from '../kubernetes/name';

/** What a user can change about the checks. */
export interface CheckSettings {
  /** The lowest level that fails. */
  readonly failOn: Level;
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  /** The reasons why rules are off, by rule. */
  readonly off: ReadonlyMap<string, string>;
  readonly release?: StashRelease;
  readonly runMinutes?: number;
  /** The namespace of objects that name none. */
  readonly namespace?: string;
}

/** The same settings as text, whether from arguments or from a file. */
export interface GivenSettings {
  readonly failOn?: string;
  readonly severity: ReadonlyArray<readonly [rule: string, level: string]>;
  readonly off: ReadonlyArray<readonly [rule: string, reason: string]>;
  readonly release?: string;
  readonly runLength?: string;
  readonly namespace?: string;
}

/**
 * @param named returns the name under which a setting was given
 * @throws CommandError
 */
export function checkSettings(
  given: GivenSettings, rules: readonly RuleDescription[], named: (setting: keyof GivenSettings) => string,
): CheckSettings {
  const byRule = (setting: 'severity' | 'off') => given[setting].map(([id, value]) => [knownRule(id, rules, named(setting)).id, value] as const);
  const off = byRule('off');
  return {
    failOn: oneOf(named('failOn'), given.failOn ?? 'error', LEVELS),
    levels: new Map([
      ...byRule('severity').map(([id, level]) => [id, oneOf(named('severity'), level, LEVELS)] as const),
      ...off.map(([id]) => [id, 'off'] as const),
    ]),
    off: new Map(off),
    release: given.release === undefined ? undefined : oneOf(named('release'), `v${given.release.replace(/^v/, '')}`, RELEASES),
    namespace: judged(named('namespace'), given.namespace, dnsLabel),
    runMinutes: given.runLength === undefined ? undefined : minutesOfRun(judged(named('runLength'), given.runLength, runLength)),
  };
}
