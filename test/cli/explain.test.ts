import { commandLine } from './command-line';
import { RULES } from '../../lib/check/rules/index';

const cli = commandLine();

const OTHER_ADDON = `STASH419 other-addon, error. A database is restored by a Task of a different
addon from the one that backs it up.

Why. Each addon loads only what it has stored itself: SQL of its own dialect,
an archive, or a directory. The Task of another addon finds nothing, or
something that it cannot read. psql even reports success if it understands
none of the statements.

To fix it. Name the restore Task of the addon that takes the backup. For a
snapshot that another addon has written, name it by its id.

- The addons for PostgreSQL, MySQL and MariaDB store SQL under the same name,
  so that one finds the dump of another. (read in source: stashed/postgres:
  pkg/util.go)
- Given an archive, which is not SQL, psql loads nothing and exits without an
  error. (measured)
- MySQL, MariaDB and Percona XtraDB are assumed to load the dumps of each
  other. (concluded, not measured)

https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#stash419
`;

const NO_REASON = `STASH002 acknowledged-without-reason, error. A finding is acknowledged without
a reason.
`;

test.each([['STASH419'], ['stash419'], ['Stash419'], ['other-addon']])('%s is explained', async (id) => {
  expect(await cli().run('explain', id)).toEqual({ code: 0, stdout: OTHER_ADDON, stderr: '' });
});

test('several rules are explained one after the other', async () => {
  const { stdout } = await cli().run('explain', 'STASH419', 'STASH002');
  expect(stdout.startsWith(`${OTHER_ADDON}\n${NO_REASON}`)).toBe(true);
});

test.each(RULES.map(({ id }) => [id]))('the explanation of %s fits a terminal, and lacks no word', async (id) => {
  const { stdout } = await cli().run('explain', id);
  const lines = stdout.split('\n');
  expect(lines.filter((line) => line.length > 80 && line.trim().includes(' ') || line.endsWith(' '))).toEqual([]);
  const { title, why, mend, facts } = RULES.find((rule) => rule.id === id)!;
  for (const text of [title, why, mend, ...facts.flatMap(({ says, see = '' }) => [says, see])]) {
    expect(stdout.replace(/\s+/g, ' ')).toContain(text);
  }
});

test('without an id, all rules are listed', async () => {
  const { code, stdout, stderr } = await cli().run('explain');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^STASH003 note {4}An annotation acknowledges a finding that does not occur, or no longer occurs\.$/m);
  expect(stdout).toMatch(/^STASH004 warning An annotation acknowledges a rule that does not exist\.$/m);
  expect(stdout.trimEnd().split('\n').map((line) => line.split(' ')[0])).toEqual(RULES.map(({ id }) => id));
});

test.each<[string, string]>([
  ['STSH301', '"STSH301" is not a rule; did you mean "STASH301"?'],
  ['stash-301', '"stash-301" is not a rule; did you mean "STASH301"?'],
  ['301', '"301" is not a rule; did you mean "STASH301"?'],
  ['STASH999', '"STASH999" is not a rule; "cdk8s-stash explain" lists all rules'],
  ['', '"" is not a rule; "cdk8s-stash explain" lists all rules'],
])('%j is no rule', async (id, message) => {
  expect(await cli().run('explain', 'STASH301', id)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-stash explain: ${message}\n` });
});

test('help says how it is called', async () => {
  expect(await cli().run('explain', '--help')).toEqual({
    code: 0,
    stdout: `Usage: cdk8s-stash explain [RULE]…

Says what a rule finds, why that matters, how to fix it, and the evidence for it. It needs no network. A RULE is an id or a name, such as STASH301 or
shared-snapshots. Without one, lists all rules.

Options:
  --help  print this text

Exit codes: 0 done, 2 not understood
`,
    stderr: '',
  });
});
