import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS } from './faults';

test.each(FAULTS.map((fault) => [fault.title, fault] as const))('%s: what it changes stands there once', (_, { file, from }) => {
  expect(readFileSync(join(__dirname, '../../..', file), 'utf8').split(from)).toHaveLength(2);
});
