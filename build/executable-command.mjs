// npm makes the command executable where it installs the package; the package of Python runs it as it is in the tarball.
import { chmodSync } from 'node:fs';

chmodSync(new URL('../lib/cli/main.js', import.meta.url), 0o755);
