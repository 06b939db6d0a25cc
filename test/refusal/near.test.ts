import { nearest } from '../../lib/refusal/near';

const WORDS = ['check', 'seal', 'RESTIC_PASSWORD', 'ST_KEY'];

test.each([
  ['seal', 'seal'],
  ['sael', 'seal'],
  ['sea', 'seal'],
  ['seall', 'seal'],
  ['heal', 'seal'],
  ['hela', undefined],
  ['chekc', 'check'],
  ['', undefined],
  ['RESTIC_PASWORT', 'RESTIC_PASSWORD'],
  ['RESIC_PASWORT', 'RESTIC_PASSWORD'],
  ['RESIC_ASWORT', undefined],
  ['MY_KEY', undefined],
])('%s', (given, word) => {
  expect(nearest(given, WORDS)).toBe(word);
});

test('of two that are as near, the first', () => {
  expect(nearest('abcd', ['abce', 'abcf'])).toBe('abce');
});
