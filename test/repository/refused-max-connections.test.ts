import { demoRepository, manifestOf } from './demo';

test.each([0, -0, -1, 1.5, 2 ** 53, NaN, Infinity, -Infinity])('%p is no number of connections', (maxConnections) => {
  expect(() => demoRepository({ maxConnections })).toThrow(new Error(
    `[demo/Repository] spec.backend.azure.maxConnections: ${maxConnections} is not a valid number of connections: use an integer of at least 1; `
    + "leave it out for restic's default, 5",
  ));
});

test('a text of digits is no number of connections', () => {
  expect(() => demoRepository({ maxConnections: '5' as unknown as number })).toThrow(new Error(
    '[demo/Repository] spec.backend.azure.maxConnections: "5" is not a valid number of connections: use an integer of at least 1, without quotes; '
    + "leave it out for restic's default, 5",
  ));
});

test.each([1, 5, 100_000])('%p is written as a number', (maxConnections) => {
  expect(manifestOf(demoRepository({ maxConnections })).spec.backend.azure.maxConnections).toBe(maxConnections);
});
