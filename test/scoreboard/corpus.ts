import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { findings } from './judges/ours';
import type { Level } from '../../lib/check/rule';
import type { Fields } from '../../lib/kubernetes/manifest-fields';
import { CORPUS, corpusFiles } from '../corpus/documents';

/** Findings of a rule over the examples of Stash's documentation that are true. */
export interface TrueFindings {
  readonly rule: string;
  readonly level: Level;
  readonly count: number;
  readonly because: string;
}

export const TRUE_FINDINGS: readonly TrueFindings[] = [
  { rule: 'STASH110', level: 'error', count: 1, because: 'an example keeps backups in an emptyDir, and says that this is for demonstrations' },
  { rule: 'STASH310', level: 'note', count: 2, because: 'examples run every minute or every few minutes, with a time-out of hours' },
  { rule: 'STASH312', level: 'note', count: 5, because: 'the Repository is in another file of the documentation' },
  { rule: 'STASH315', level: 'warning', count: 1, because: 'the page of BackupBatch refers to an AppBinding by apps/v1' },
  { rule: 'STASH319', level: 'warning', count: 1, because: 'the same page runs a command in a container, in a hook that the operator runs itself' },
  { rule: 'STASH320', level: 'warning', count: 1, because: 'the page of RestoreSession sets up a pod that a restore of a StatefulSet does not make' },
  { rule: 'STASH329', level: 'warning', count: 2, because: 'examples run every minute, to be seen at once' },
  { rule: 'STASH508', level: 'note', count: 1, because: 'an example dumps MySQL 8 as it is by default' },
  { rule: 'STASH602', level: 'note', count: 8, because: 'examples of BackupSessions and restores, which run once' },
  { rule: 'STASH603', level: 'note', count: 4, because: 'the pages of kinds show objects with their status' },
];

interface CorpusFinding {
  readonly rule: string;
  readonly level: Level;
  readonly line: string;
}

/** What the checks find in the examples, each file as a cluster of its own. */
export function corpusFindings(): { readonly documents: number; readonly found: readonly CorpusFinding[] } {
  const clusters = corpusFiles().map((file) => ({
    file,
    manifests: parseAllDocuments(readFileSync(join(CORPUS, file), 'utf8')).map((document) => document.toJS() as Fields).filter(Boolean),
  }));
  return {
    documents: clusters.reduce((sum, { manifests }) => sum + manifests.length, 0),
    found: clusters.flatMap(({ file, manifests }) => findings(manifests).map(({ rule, level, subject, found }) =>
      ({ rule: rule.id, level, line: `${file}: ${level} ${rule.id} ${subject.kind} ${subject.name}: ${found}` }))),
  };
}

/** What is not among the true findings; and what of these is not found, which is as bad. */
export function falseFindings(found: readonly CorpusFinding[]): readonly string[] {
  const count = (rule: string, level: Level) => found.filter((one) => one.rule === rule && one.level === level).length;
  const isKnown = (rule: string, level: Level) => TRUE_FINDINGS.some((one) => one.rule === rule && one.level === level);
  return [
    ...found.filter(({ rule, level }) => !isKnown(rule, level)).map(({ line }) => line),
    ...TRUE_FINDINGS.filter((one) => count(one.rule, one.level) !== one.count)
      .map((one) => `${one.rule} has ${count(one.rule, one.level)} findings of level ${one.level}, not ${one.count}`),
  ];
}
