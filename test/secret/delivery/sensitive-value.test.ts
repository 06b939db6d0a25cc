import { inspect } from 'node:util';
import { ACCOUNT_KEY, PASSWORD } from '../credentials';
import { refusal } from '../refusal';
import { SensitiveValue, TrailingNewline } from 'cdk8s-stash';

const ORIGINS: ReadonlyArray<[string, SensitiveValue]> = [
  ['environment variable "STASH_PASSWORD"', SensitiveValue.fromEnv('STASH_PASSWORD')],
  ['file "secrets/password"', SensitiveValue.fromFile('secrets/password')],
  ['file "secrets/password"', SensitiveValue.fromFile('secrets/password', { trailingNewline: TrailingNewline.KEEP })],
  ['remote key "stash-restic-password"', SensitiveValue.fromRemoteRef('stash-restic-password')],
  ['remote key "stash-restic-password"', SensitiveValue.fromRemoteRef('stash-restic-password', { property: 'password', version: '7' })],
  ['sealed file "secrets/azure.yaml"', SensitiveValue.fromSealedFile('secrets/azure.yaml')],
  ['the plain text', SensitiveValue.unsafePlainText(PASSWORD)],
];

describe.each(ORIGINS)('a credential from %s', (origin, value) => {
  test('has an origin, and inspects as that', () => {
    expect(value.origin).toBe(origin);
    expect(inspect(value)).toBe(`SensitiveValue(${origin})`);
    expect(inspect({ nested: [value] }, { depth: Infinity, showHidden: true, getters: true })).toContain(`SensitiveValue(${origin})`);
  });

  test.each<[string, () => unknown]>([
    ['toString()', () => value.toString()],
    ['String()', () => String(value)],
    ['a template string', () => `${value}`],
    ['concatenation', () => value + ''],
    ['a number', () => Number(value)],
    ['comparison with text', () => (value as unknown) == PASSWORD],
    ['a property name', () => ({ [value as unknown as string]: 1 })],
    ['an array of them joined', () => [value].join()],
    ['JSON', () => JSON.stringify(value)],
    ['JSON around it', () => JSON.stringify({ nested: [value] })],
  ])('has no text form: %s', (_, attempt) => {
    expect(refusal(attempt)).toBe('SensitiveValue: a SensitiveValue cannot be turned into a string: pass the SensitiveValue itself to a storage Secret');
  });

  test('holds nothing that a walk or a copy would find', () => {
    expect(Reflect.ownKeys(value)).toEqual([]);
    expect(structuredClone(value)).toEqual({});
    expect({ ...value }).toEqual({});
  });
});

const NOT_A_VARIABLE = 'SensitiveValue.fromEnv: the given value (not shown) is not the name of an environment variable: use letters, digits and "_", '
  + 'not starting with a digit; give the name, not the value';

test.each(['', '7PASSWORD', 'STASH-PASSWORD', 'STASH PASSWORD', 'STASH_PASSWORD\n', '$STASH_PASSWORD', 'PÄSSWORD', PASSWORD, ACCOUNT_KEY])(
  'no environment variable: %j', (variable) => {
    expect(refusal(() => SensitiveValue.fromEnv(variable))).toBe(NOT_A_VARIABLE);
  });

// What is not in capitals might be the value, given by mistake.
test.each(['a', 'stash_password_2', 'hunter2'])('an environment variable whose name is not shown: %j', (variable) => {
  expect(inspect(SensitiveValue.fromEnv(variable))).toBe('SensitiveValue(the environment variable (name not shown, since it is not in capitals))');
});

test.each(['_', 'A', 'STASH_PASSWORD', 'STASH_PASSWORD_2'])('an environment variable: %j', (variable) => {
  expect(inspect(SensitiveValue.fromEnv(variable))).toBe(`SensitiveValue(environment variable "${variable}")`);
});
