/** Writes docs/scoreboard.md; with `--check` it only says whether the committed copy is what would be written. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFindings, falseFindings } from './corpus';
import { page, totals } from './page';
import { verdicts } from './scoreboard';
import { CORPUS, HAS_CORPUS } from '../corpus/documents';
import { CRDS, HAS_CRDS } from '../imports/conformance';

const OUTPUT = join(__dirname, '../../docs/scoreboard.md');

async function run(isCheck: boolean): Promise<number> {
  if (!HAS_CORPUS || !HAS_CRDS) {
    console.warn(`NOT CHECKED: the scoreboard, for it needs ${CRDS} and ${CORPUS}`);
    return isCheck ? 0 : 1;
  }
  const judged = await verdicts();
  const corpus = corpusFindings();
  const text = page(judged, corpus);
  console.log(totals(judged, corpus));
  falseFindings(corpus.found).forEach((line) => console.error(`false finding: ${line}`));
  if (!isCheck) {
    writeFileSync(OUTPUT, text);
  } else if (!existsSync(OUTPUT) || readFileSync(OUTPUT, 'utf8') !== text) {
    console.error('docs/scoreboard.md is not what the judges say: run `npm run scoreboard`');
    return 1;
  }
  return falseFindings(corpus.found).length === 0 ? 0 : 1;
}

void run(process.argv.includes('--check')).then((code) => {
  process.exitCode = code;
});
