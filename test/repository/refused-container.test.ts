import { demoRepository, manifestOf } from './demo';

const message = (given: string, near?: string) => new Error(
  `[demo/Repository] spec.backend.azure.container: ${given} is not a container name: use 3 to 63 characters from a-z, 0-9 and single hyphens, `
  + `starting and ending with a letter or digit${near === undefined ? '' : `; did you mean "${near}"?`}`,
);

test.each<[string, string | undefined]>([
  ['Stash_Backup', 'stash-backup'],
  ['STASH', 'stash'],
  ['stash backup', 'stash-backup'],
  ['stash--backup', 'stash-backup'],
  ['-stash', 'stash'],
  ['stash-', 'stash'],
  ['$root', 'root'],
  ['$web', 'web'],
  ['$logs', 'logs'],
  ['stash.backup', 'stash-backup'],
  ['con:tainer', 'con-tainer'],
  ['stash/backup', 'stash-backup'],
  ['stash-backup\n', 'stash-backup'],
  ['bäckup', 'b-ckup'],
  ['https://stashprod.blob.core.windows.net/backups', 'backups'],
  ['https://stashprod.blob.core.windows.net/Stash_Backup/shop?restype=container', 'stash-backup'],
  ['abfss://stashprod.dfs.core.windows.net', 'abfss-stashprod-dfs-core-windows-net'],
  ['ab', undefined],
  ['a', undefined],
  ['', undefined],
  ['--', undefined],
  ['a'.repeat(64), undefined],
])('%j is no container', (container, near) => {
  expect(() => demoRepository({ container })).toThrow(message(JSON.stringify(container), near));
});

test.each(['abc', '123', '0-0', 'stash-backup', 'a'.repeat(63)])('%j is a container', (container) => {
  expect(manifestOf(demoRepository({ container })).spec.backend.azure.container).toBe(container);
});

test.each([
  'AccountName=a;AccountKey=Zm9vYmFyMTIz',
  'https://a?sv=1&sig=Zm9vYmFyMTIz',
  `${'Zm9v'.repeat(14)}Zg==`,
])('a credential that strays into the name is repeated nowhere in the message, not even in lower case', (container) => {
  expect(() => demoRepository({ container })).toThrow(message('the given value (not shown, since it looks like a credential)'));
});
