import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsOf } from './manifests';
import { MEASURED } from './measured';
import { replay } from './outcome';
import { Restic } from './restic';

const folder = mkdtempSync('/dev/shm/cdk8s-stash-restorability-');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
void (async () => {
  const template = await Restic.template(folder);
  for (const [i, m] of MEASURED.entries()) {
    const own = join(folder, `m${i}`); mkdirSync(own);
    const begin = performance.now();
    const outcome = await replay(manifestsOf(m), own, template);
    try { m.holds(outcome); console.log('ok', m.title, performance.now() - begin, outcome.log.length); } catch (e) {
      console.log('FAIL', m.title, (e as Error).message, outcome.losses, outcome.log.join('\n'));
    }
    rmSync(own, { recursive: true });
  }
})();
