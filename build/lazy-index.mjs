// Makes the compiled index load each module on first use. An app uses few of the hundred modules, and loading all would be a good part of a small
// synth. TypeScript has no option for that. The form of the exports is kept, since Node detects their names by it.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../lib/index.js', import.meta.url);
const eager = readFileSync(file, 'utf8');
const lazy = eager.replace(/^var (\w+) = require\("(.+)"\);$/gm, 'var $1 = lazy(() => require("$2"));');
if (lazy !== eager) {
  writeFileSync(file, `${lazy}function lazy(load) { let loaded; return new Proxy({}, { get: (_, name) => (loaded ??= load())[name] }); }\n`);
}
