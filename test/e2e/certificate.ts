import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child';

export interface Certificate {
  readonly pem: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate that is its own authority, so that whoever is given its PEM trusts these hosts, and nobody else does. */
export async function selfSigned(hosts: readonly string[], folder: string): Promise<Certificate> {
  const certFile = join(folder, 'server.pem');
  const keyFile = join(folder, 'server.key');
  const { code, output } = await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1',
    '-subj', '/CN=cdk8s-stash end-to-end test',
    // Go, and so restic, reads the subject alternative names only.
    '-addext', `subjectAltName=${hosts.map(host => `DNS:${host}`).join(',')}`,
    '-keyout', keyFile, '-out', certFile,
  ], 30, { cwd: folder, env: { PATH: process.env.PATH ?? '', HOME: folder } });
  if (code !== 0) throw new Error(`openssl ended with ${code}: ${output}`);
  return { pem: readFileSync(certFile, 'utf8'), certFile, keyFile };
}
