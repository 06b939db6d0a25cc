import { Outcome } from './outcome';
import { REASONS } from './reasons';
import { LOSS_RULES } from './rule-class';
import { Finding } from './verdict';
import { Manifest } from './wire';

export interface Agreement {
  /** The rules of this class that refuse. */
  readonly refusedBy: readonly string[];
  readonly warnedBy: readonly string[];
  /** Why a loss was not to be shown: rule and reason. */
  readonly reasons: readonly string[];
  readonly disagreements: readonly string[];
}

/** Whether the checks and the replay say the same, in both directions. */
export function compare(manifests: readonly Manifest[], findings: readonly Finding[], outcome: Outcome): Agreement {
  const ofClass = findings.filter(({ rule }) => rule in LOSS_RULES);
  const by = (level: string) => [...new Set(ofClass.filter(finding => finding.level === level).map(({ rule }) => rule))].sort();
  const refusedBy = by('error');
  const warnedBy = by('warning');
  const reasons: string[] = [];
  const disagreements: string[] = [];

  for (const rule of refusedBy) {
    if (outcome.losses.some(({ way }) => LOSS_RULES[rule]!.shows.includes(way))) continue;
    const reason = REASONS.find(one => one.rule === rule && one.applies(manifests, outcome));
    if (reason) reasons.push(`${rule}: ${reason.because}`);
    else disagreements.push(`${rule} refuses, and the replay shows no loss by ${LOSS_RULES[rule]!.shows.join(' or ')}`);
  }
  if (refusedBy.length === 0) {
    const excused = warnedBy.flatMap(rule => LOSS_RULES[rule]!.warnsOf ?? []);
    for (const { way, text } of outcome.losses) {
      if (!excused.includes(way)) disagreements.push(`${warnedBy.length > 0 ? `no more than a warning (${warnedBy.join(', ')})` : 'passed'}, and loses: ${text}`);
    }
  }
  return { refusedBy, warnedBy, reasons, disagreements };
}
