import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsIn, type Manifests } from './manifests';

/** What stands for it in the worlds: something of the form that kubeseal writes, of nothing. */
const CIPHERTEXT = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 64)]).toString('base64');

const FOLDER = join(__dirname, 'worlds');

/** Known-good manifests: each file is one cluster, and nothing in it is wrong. */
export const WORLDS: ReadonlyMap<string, Manifests> = new Map(readdirSync(FOLDER).sort().map((file) =>
  [file.replace(/\.yaml$/, ''), manifestsIn(readFileSync(join(FOLDER, file), 'utf8').replaceAll('CIPHERTEXT', CIPHERTEXT))]));
