'use strict';

const { reportAtExit } = require('../report-at-exit.cjs');

/**
 * Runs a contestant, which declares a number of tenants, in one chart or in a chart for each, optionally with backups, and writes their YAML into a
 * folder. Its work excludes the start of Node and the loading of modules.
 */
exports.race = (synth) => {
  const [count, layout, outdir] = process.argv.slice(2);
  const begin = process.cpuUsage();
  synth(Number(count), layout === 'chart per tenant', outdir, layout === 'one chart, with backups');
  const work = process.cpuUsage(begin).user / 1e6;
  // Counted from the start of the process, so that it includes loading.
  reportAtExit({ work, firstYaml: performance.now() / 1000 });
};
