import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from './judged';
import { CORPUS, HAS_CORPUS } from '../corpus/documents';

/** What is wrong with the examples of Stash's documentation, each file alone: true findings, every one of them. */
const TRUE_FINDINGS: readonly string[] = [];

if (!HAS_CORPUS) {
  console.warn(`NOT CHECKED: there are no examples of the documentation in ${CORPUS}`);
}

const perFile = HAS_CORPUS ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).sort()
  .map((file) => [file, findingsIn(readFileSync(join(CORPUS, file), 'utf8'))] as const) : [];

(HAS_CORPUS ? test : test.skip)('there is no false finding in the examples of the documentation', () => {
  expect(perFile.flatMap(([file, findings]) => findings.filter((line) => !line.startsWith('note')).map((line) => `${file}: ${line}`))).toEqual(TRUE_FINDINGS);
});

(HAS_CORPUS ? test : test.skip)('notes are as frequent as what they note', () => {
  const notes = perFile.flatMap(([, findings]) => findings.filter((line) => line.startsWith('note')).map((line) => line.split(' ')[1]!));
  expect(Object.fromEntries([...new Set(notes)].sort().map((id) => [id, notes.filter((other) => other === id).length]))).toEqual({
    STASH602: 8,
    STASH603: 4,
  });
});
