import { commandLine } from './command-line';

const cli = commandLine();

const USAGE = `Usage: cdk8s-stash <command> [options]

Commands:
  check    check manifests for what would lose data, leak a credential or never run
  explain  say what a rule of the checks finds, why that matters and how to fix it
  seal     write a SealedSecret from values in the environment or in files

Options:
  --help     print this text, or, after a command, its options
  --version  print the version of cdk8s-stash

Exit codes: 0 done, 1 refused, 2 not understood or not readable
`;

test.each([[['--help']], [['-h']], [['--help', 'seal']], [['help']], [['help', 'help']]])('%j explains what there is', async (args) => {
  expect(await cli().run(...args)).toEqual({ code: 0, stdout: USAGE, stderr: '' });
});

test('no command is not understood', async () => {
  expect(await cli().run()).toEqual({ code: 2, stdout: '', stderr: USAGE });
});

test('help about a command is what the command says', async () => {
  expect(await cli().run('help', 'check')).toEqual(await cli().run('check', '--help'));
  expect((await cli().run('help', 'sael')).code).toBe(2);
});

test.each(['--version', '-v'])('the version is that of the package: %s', async (option) => {
  expect(await cli().run(option)).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
});

test.each([
  ['sael', '"sael" is not a command: check, explain, seal; did you mean "seal"?'],
  ['seals', '"seals" is not a command: check, explain, seal; did you mean "seal"?'],
  ['chekc', '"chekc" is not a command: check, explain, seal; did you mean "check"?'],
  ['open', '"open" is not a command: check, explain, seal'],
  ['--output', '"--output" is not a command: check, explain, seal'],
  ['Corréct-Horse', 'the given value (not shown) is not a command: check, explain, seal'],
])('%s', async (name, message) => {
  expect(await cli().run(name, '--help')).toEqual({ code: 2, stdout: '', stderr: `cdk8s-stash: ${message}\n` });
});

// What a foreign error says may be what it was given.
test('an error that nobody expected shows where it comes from, and nothing of what it says', async () => {
  Object.defineProperty(cli().env, 'RESTIC_PASSWORD', {
    get: () => {
      throw new Error('hunter2\n    and more of it');
    },
  });
  const { code, stdout, stderr } = await cli().seal('--from-env', 'RESTIC_PASSWORD');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^cdk8s-stash seal: failed with an internal error; report it with these lines:\n\s+at .*\n/);
  expect(stderr).not.toMatch(/hunter2|and more/);
});
