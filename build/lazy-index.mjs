// Makes the compiled index load a module when something of it is asked for. An app uses a few of the hundred modules, and the time to load them all
// would be a good part of a small synth. TypeScript has no option for that. The form of the exports stays, for Node reads their names off it.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../lib/index.js', import.meta.url);
const eager = readFileSync(file, 'utf8');
const lazy = eager.replace(/^var (\w+) = require\("(.+)"\);$/gm, 'var $1 = lazy(() => require("$2"));');
if (lazy !== eager) {
  writeFileSync(file, `${lazy}function lazy(load) { let loaded; return new Proxy({}, { get: (_, name) => (loaded ??= load())[name] }); }\n`);
}
