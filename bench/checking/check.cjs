'use strict';

require('../report-at-exit.cjs').reportAtExit();
const { check } = require('../../lib/cli/check.js');

const [folder] = process.argv.slice(2);
const silent = { write: () => true };
void check([folder], { stdout: silent, stderr: process.stderr, env: {}, cwd: folder }).then((code) => {
  if (code === 2) {
    process.exitCode = code;
  }
});
