import { didYouMean, type ValueRule } from '../../lib/check/refusal';

const lowerCase: ValueRule = (text) => /^[a-z]+$/.test(text) ? undefined : 'is not in lower case';

test.each<[string, string, string, string]>([
  ['a value that would be taken', 'demo', 'Demo', '; did you mean "demo"?'],
  ['nothing that would be refused as well', 'demo1', 'Demo1', ''],
  ['nothing that was given', 'demo', 'demo', ''],
  ['nothing at all', '', '1', ''],
  ['nothing that was made from a credential', 'accountkeyabc', 'AccountKey=abc', ''],
  ['nothing that was made from a token', 'sigabc', '?sig=abc', ''],
  ['nothing that was made from user and password', 'mehunter', 'me:hunter@db', ''],
  ['nothing that was made from a password in a query', 'hunter', '?password=hunter', ''],
])('suggests %s', (_, near, given, suggestion) => {
  expect(didYouMean(near, lowerCase, given)).toBe(suggestion);
});
