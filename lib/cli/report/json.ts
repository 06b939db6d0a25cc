import { countOf, shown, type Report, type SetFinding } from './report';
import { pageOf } from '../../check/message';
import type { Place } from '../../check/subject';

/** For programs. What is here stays; members may come. */
export function jsonReport({ findings, problems, counts, off }: Report): string {
  return `${JSON.stringify({
    version: 1,
    findings: findings.map(asJson),
    problems,
    off: [...off].sort(([a], [b]) => a < b ? -1 : 1).map(([rule, reason]) => ({ rule, reason })),
    counts: {
      files: counts.files,
      documents: counts.documents,
      judged: counts.judged,
      ignored: Object.fromEntries(counts.ignored),
      foreign: counts.foreign,
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
      notes: countOf(findings, 'note'),
    },
  }, undefined, 2)}\n`;
}

const asJson = ({ set, finding }: SetFinding) => ({
  ...set === '' ? {} : { set },
  rule: finding.rule.id,
  name: finding.rule.name,
  level: finding.level,
  ...placeOf(finding),
  found: finding.found,
  mend: finding.mend,
  help: pageOf(finding.rule),
  also: finding.also.map(placeOf),
});

function placeOf(place: Place) {
  const { path, line, column, object, field } = shown(place);
  return { path, line, column, object, field };
}
