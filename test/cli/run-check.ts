import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { backupsIn } from '../../lib/check/graph/made-backup';
import type { Rule, RuleDescription } from '../../lib/check/rule';
import { check } from '../../lib/cli/check';
import { run } from '../../lib/cli/dispatch';

/** What a run of the command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly files?: { readonly [path: string]: string | Buffer };
  readonly stdin?: string;
  readonly rules?: readonly RuleDescription[];
}

/** Runs `cdk8s-stash check` in a folder of its own that holds these files. */
export async function runCheck(
  args: readonly string[],
  { files = {}, stdin, rules }: Given = {},
): Promise<Said> {
  const cwd = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const said = { stdout: '', stderr: '' };
    const code = await run('check', (given, io) => check(given, io, rules), args, {
      stdout: { write: (text) => said.stdout += text },
      stderr: { write: (text) => said.stderr += text },
      stdin: stdin === undefined ? undefined : Readable.from([Buffer.from(stdin)]),
      env: {},
      cwd,
    });
    return { code, ...said };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Finds in every backup what it is told to find, and says nothing of the document. */
export const findsPaused: Rule = {
  id: 'STASH901',
  name: 'paused-backup',
  level: 'error',
  title: 'A backup is paused.',
  why: 'No backups are taken.',
  mend: 'Let it run.',
  facts: [],
  judge: (cluster, report) => backupsIn(cluster).filter(({ spec }) => spec.paused === true).forEach(({ subject, repository }) =>
    report(subject, ['spec', 'paused'], {
      found: 'the backup is paused',
      mend: 'let it run',
      also: repository === undefined ? [] : [{ subject: repository.subject, field: ['spec', 'backend'] }],
    })),
};

/** Finds a warning in every object that the command reads: so a test sees what was read, and where. */
export const findsAll: Rule = {
  id: 'STASH902',
  name: 'any-object',
  level: 'warning',
  title: 'There is an object.',
  why: 'It is there.',
  mend: 'Remove it.',
  facts: [],
  judge: ({ subjects }, report) => subjects.forEach((subject) => report(subject, ['metadata', 'name'], { found: 'it is here', mend: 'remove it' })),
};
