import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AZURITE } from './azurite';

/** Something that the test cannot do without, and how to get it. */
export interface Requirement {
  readonly missing: string;
  readonly remedy: string;
}

const RESTIC_REMEDY = 'put a restic with Azure support on the PATH (the release binary from https://github.com/restic/restic/releases, '
  + 'or "apt-get install restic" on Debian 12; the packages of Debian 13 and Ubuntu 24.04 are built without Azure)';

/** The programs that only the machine's owner can install. */
export function missingPrograms(): Requirement[] {
  const restic = firstWords('restic', 'options');
  const missing: Requirement[] = [];
  if (restic === undefined) {
    missing.push({ missing: 'restic is not installed', remedy: RESTIC_REMEDY });
  } else if (!restic.includes('azure.connections')) {
    missing.push({ missing: 'the installed restic is built without Azure', remedy: RESTIC_REMEDY });
  }
  if (firstWords('openssl', 'version') === undefined) {
    missing.push({ missing: 'openssl is not installed', remedy: 'put openssl on the PATH ("apt-get install openssl")' });
  }
  return missing;
}

/** Azurite, which `npm ci` installs. */
export function missingPackages(): Requirement[] {
  return existsSync(AZURITE) ? [] : [{ missing: 'test/e2e/node_modules is not installed', remedy: 'install Azurite ("npm ci --prefix test/e2e")' }];
}

/** What a program prints; undefined when it does not run. */
function firstWords(program: string, argument: string): string | undefined {
  const { status, stdout } = spawnSync(program, [argument], { encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
}
