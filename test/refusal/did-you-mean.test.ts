import { type ValueRule, wrong } from '../../lib/refusal/complaint';
import { didYouMean } from '../../lib/refusal/near';

const lowerCase: ValueRule = (text) => /^[a-z]+$/.test(text) ? undefined : wrong('is not in lower case', 'a-z');

test.each<[string, string, string, string | undefined]>([
  ['a value that would be taken', 'demo', 'Demo', 'demo'],
  ['nothing that would be refused as well', 'demo1', 'Demo1', undefined],
  ['nothing that was given', 'demo', 'demo', undefined],
  ['nothing at all', '', '1', undefined],
  ['nothing that was made from a credential', 'accountkeyabc', 'AccountKey=abc', undefined],
  ['nothing that was made from a token', 'sigabc', '?sig=abc', undefined],
  ['nothing that was made from user and password', 'mehunter', 'me:hunter@db', undefined],
  ['nothing that was made from a password in a query', 'hunter', '?password=hunter', undefined],
])('suggests %s', (_, near, given, suggestion) => {
  expect(didYouMean(near, lowerCase, given)).toBe(suggestion);
});
