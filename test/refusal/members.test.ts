import { backup, restore } from '../check/given';
import { Hook } from 'cdk8s-stash';

const hook = Hook.exec(['sync']);
const OF_BACKUP = 'is unknown and would be ignored: the known members are "preBackup", "postBackup" and "postBackupExecutionPolicy"';
const OF_RESTORE = 'is unknown and would be ignored: the known members are "preRestore", "postRestore" and "postRestoreExecutionPolicy"';

test.each<[string, () => unknown]>([
  ['spec.hooks: is not an object: write its members in braces', () => backup({ hooks: 'x' })],
  ['spec.hooks: is not an object: write its members in braces', () => restore({ hooks: [] })],
  [`spec.hooks.prebackup: ${OF_BACKUP}; did you mean "preBackup"?`, () => backup({ hooks: { prebackup: hook } })],
  [`spec.hooks.before: ${OF_BACKUP}`, () => backup({ hooks: { before: hook } })],
  [`spec.hooks.postRestor: ${OF_RESTORE}; did you mean "postRestore"?`, () => restore({ hooks: { postRestor: hook } })],
])('%s', (message, define) => {
  expect(define).toThrow(new Error(`[demo/X] ${message}`));
});

test('what is known, or is unset, is taken', () => {
  expect(() => backup({ hooks: { preBackup: hook, before: null, after: undefined } })).not.toThrow();
});
