'use strict';

const { reportAtExit } = require('../report-at-exit.cjs');

/** Has a contestant declare so many tenants, in one chart or in a chart for each, perhaps with backups, and write their YAML into a folder. */
exports.race = (synth) => {
  const [count, layout, outdir] = process.argv.slice(2);
  synth(Number(count), layout === 'chart per tenant', outdir, layout === 'one chart, with backups');
  // Counted from the start of the process, so that loading is in.
  reportAtExit({ firstYaml: performance.now() / 1000 });
};
