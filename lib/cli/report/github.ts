import { findingText, type Report } from './report';
import { alsoText, countsText } from './text';
import { pageOf } from '../../check/message';
import type { Level } from '../../check/rule';

/** The workflow commands of GitHub Actions that annotate files. */
const COMMANDS: { readonly [L in Level]: string } = { error: 'error', warning: 'warning', note: 'notice' };

export function githubReport(report: Report): string {
  const findings = report.findings.map(({ set, finding, at, also }) => {
    const message = [findingText(finding, at), ...also.map(alsoText), pageOf(finding.rule)].join('\n');
    const title = `${finding.rule.id} ${finding.rule.name}${set && ` (set ${set})`}`;
    return command(COMMANDS[finding.level], { file: at.path, line: at.line, col: at.column, title }, message);
  });
  const problems = report.problems.map(({ path, line, column, reason }) =>
    command('error', { file: path, line, col: column, title: 'cannot be read' }, reason));
  return [...findings, ...problems, countsText(report)].map((text) => `${text}\n`).join('');
}

function command(name: string, properties: { readonly [name: string]: string | number | undefined }, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${escaped(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`).join(',')}::${escaped(message)}`;
}

const escaped = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
