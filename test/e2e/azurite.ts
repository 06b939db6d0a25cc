import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Certificate } from './certificate';
import { start } from './child';

/** The program of Azurite's blob service: there once `npm ci` has run in this folder. */
export const AZURITE = join(__dirname, 'node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js');

/** A storage account of the blob service. */
export interface Account {
  readonly name: string;
  readonly key: string;
}

export function hostOf(account: string): string {
  return `${account}.blob.core.windows.net`;
}

/** Serves the accounts over TLS on a free loopback port, in memory, for as long as this process lives. Resolves to the port. */
export async function startAzurite(accounts: readonly Account[], certificate: Certificate, folder: string): Promise<number> {
  const azurite = start(process.execPath, [
    AZURITE, '--disableTelemetry', '--inMemoryPersistence', '--skipApiVersionCheck',
    '--blobHost', '127.0.0.1', '--blobPort', '0',
    '--cert', certificate.certFile, '--key', certificate.keyFile,
  ], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, AZURITE_ACCOUNTS: accounts.map(({ name, key }) => `${name}:${key}`).join(';') },
  });
  let complaint = '';
  azurite.stderr.setEncoding('utf8').on('data', (text: string) => complaint += text);
  const listening = new Promise<number>(resolve => createInterface(azurite.stdout).on('line', line => {
    const port = /successfully listens on https:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port) resolve(Number(port));
  }));
  const ended = once(azurite, 'close', { signal: AbortSignal.timeout(60_000) });
  const failure = () => { throw new Error(`Azurite did not start: ${complaint.trim() || 'it says nothing'}`); };
  return Promise.race([listening, ended.then(failure, failure)]);
}
