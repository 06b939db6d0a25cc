import { demoRepository, manifestOf } from './demo';

const refusal = (given: string, near?: string) => new Error(
  `[demo/Repository] spec.backend.azure.prefix: "${given}" cannot be wiped out, because the operator would look for objects under it exactly as written, `
  + 'find none and silently delete nothing: use a prefix without a slash at either end, without "//" and without dot segments'
  + (near === undefined ? '' : `; did you mean "${near}"?`),
);

const NOT_IN_NORMAL_FORM: ReadonlyArray<[string | undefined, string | undefined]> = [
  [undefined, undefined],
  ['', undefined],
  ['/', undefined],
  ['//', undefined],
  ['.', undefined],
  ['/x', 'x'],
  ['x/', 'x'],
  ['x//y', 'x/y'],
  ['./x', 'x'],
  ['x/./y', 'x/y'],
  ['x/.', 'x'],
  ['/demo/deployment/my-deploy', 'demo/deployment/my-deploy'],
];

test.each(NOT_IN_NORMAL_FORM)('the prefix %j would be wiped out by nobody', (prefix, near) => {
  expect(() => demoRepository({ prefix, wipeOut: true })).toThrow(refusal(prefix ?? '', near));
});

test.each(NOT_IN_NORMAL_FORM)('the prefix %j is no concern where nothing is wiped out', (prefix) => {
  for (const wipeOut of [undefined, false]) {
    expect(manifestOf(demoRepository({ prefix, wipeOut })).spec.wipeOut).toBe(wipeOut);
  }
});

test.each(['x', 'x/y', 'demo/deployment/my-deploy', '.x/y.', '...', ' '])('the prefix %j can be wiped out', (prefix) => {
  const { spec } = manifestOf(demoRepository({ prefix, wipeOut: true }));
  expect([spec.wipeOut, spec.backend.azure.prefix]).toEqual([true, prefix]);
});

test('a prefix that is refused anyway is refused for that', () => {
  expect(() => demoRepository({ prefix: '/../x', wipeOut: true })).toThrow(new Error(
    '[demo/Repository] spec.backend.azure.prefix: "/../x" contains "..", with which restic would leave the prefix: write the resulting path; '
    + 'did you mean "x"?',
  ));
});
