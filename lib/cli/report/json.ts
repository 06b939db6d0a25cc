import { countOf, type Report, type Reported, type Shown } from './report';
import { pageOf } from '../../check/message';

/** For programs. Members may be added, but are never removed or changed. */
export function jsonReport({ findings, problems, counts, off }: Report): string {
  return `${JSON.stringify({
    version: 1,
    findings: findings.map(asJson),
    problems,
    off: [...off].map(([rule, reason]) => ({ rule, reason })),
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

const asJson = ({ set, finding, at, also }: Reported) => ({
  ...set === '' ? {} : { set },
  rule: finding.rule.id,
  name: finding.rule.name,
  level: finding.level,
  ...placeOf(at),
  found: finding.found,
  mend: finding.mend,
  help: pageOf(finding.rule),
  also: also.map(placeOf),
});

const placeOf = ({ path, line, column, object, field }: Shown) => ({ path, line, column, object, field });
