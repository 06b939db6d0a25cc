import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fingerprint of the files in a folder, including their names, without the list that FleetApp keeps there. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).filter((one) => !one.startsWith('.')).sort()) {
    hash.update(`${name}\0`).update(readFileSync(join(folder, name))).update('\0');
  }
  return hash.digest('hex');
}
