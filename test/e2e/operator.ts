import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

interface RepositorySpec {
  readonly backend: {
    readonly storageSecretName: string;
    readonly azure: { readonly container: string; readonly prefix?: string; readonly maxConnections?: number };
  };
}

/** What the operator hands to restic. */
export interface ResticSetup {
  readonly env: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly container: string;
  /** The prefix as restic understands it, ending with a slash. */
  readonly blobPrefix: string;
}

/** Reads the Repository and its storage Secret the way Stash does, and nothing that Stash does not read. */
export function resticSetup(manifests: readonly Manifest[], scratch: string): ResticSetup {
  const repository = only(manifests.filter(({ kind }) => kind === 'Repository'), 'Repository');
  const { storageSecretName, azure } = (repository.spec as RepositorySpec).backend;
  // The Secret is looked for beside the Repository, wherever the workload may be.
  const values = decoded(only(manifests.filter(({ apiVersion, kind, metadata }) =>
    apiVersion === 'v1' && kind === 'Secret' && metadata.name === storageSecretName && metadata.namespace === repository.metadata.namespace,
  ), `Secret "${storageSecretName}" in the Repository's namespace`));
  if (!values.RESTIC_PASSWORD) throw new Error('storage Secret missing RESTIC_PASSWORD key');

  const flags = ['--no-cache'];
  if (values.CA_CERT_DATA) {
    const caFile = join(scratch, 'ca.crt');
    writeFileSync(caFile, values.CA_CERT_DATA);
    flags.push('--cacert', caFile);
  }
  if (azure.maxConnections && azure.maxConnections > 0) flags.push('--option', `azure.connections=${azure.maxConnections}`);

  const prefix = azure.prefix ?? '';
  return {
    env: {
      RESTIC_REPOSITORY: `azure:${azure.container}:/${prefix}`,
      RESTIC_PASSWORD: values.RESTIC_PASSWORD,
      RESTIC_PROGRESS_FPS: '0.016666',
      TMPDIR: scratch,
      ...pick(values, 'AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_KEY'),
    },
    flags,
    container: azure.container,
    blobPrefix: `${prefix.split('/').filter(segment => segment).join('/')}/`,
  };
}

/** `data`, then `stringData` on top, as the API server merges them. */
function decoded(secret: Manifest): Record<string, string> {
  const fromData = Object.entries(secret.data ?? {}).map(([key, base64]) => {
    const bytes = Buffer.from(base64, 'base64');
    // Node skips what is not base64, the API server rejects it.
    if (bytes.toString('base64') !== base64) throw new Error(`data.${key} of Secret "${secret.metadata.name}" is not base64`);
    return [key, bytes.toString('utf8')];
  });
  return { ...Object.fromEntries(fromData), ...secret.stringData };
}

function pick(values: Readonly<Record<string, string>>, ...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.filter(key => key in values).map(key => [key, values[key]]));
}

function only<T>(found: readonly T[], what: string): T {
  if (found.length !== 1) throw new Error(`expected one ${what}, found ${found.length}`);
  return found[0];
}
