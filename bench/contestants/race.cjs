'use strict';

const { reportAtExit } = require('../report-at-exit.cjs');

/**
 * Has a contestant declare so many tenants, in one chart or in a chart for each, perhaps with backups, and write their YAML into a folder. Its work is
 * what it takes beyond the start of Node and the loading of what it needs.
 */
exports.race = (synth) => {
  const [count, layout, outdir] = process.argv.slice(2);
  const begin = process.cpuUsage();
  synth(Number(count), layout === 'chart per tenant', outdir, layout === 'one chart, with backups');
  const work = process.cpuUsage(begin).user / 1e6;
  // Counted from the start of the process, so that loading is in.
  reportAtExit({ work, firstYaml: performance.now() / 1000 });
};
