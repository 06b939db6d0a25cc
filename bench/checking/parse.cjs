'use strict';

require('../report-at-exit.cjs').reportAtExit();
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseAllDocuments } = require('yaml');

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder)) {
  parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => document.toJS());
}
