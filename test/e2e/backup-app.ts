import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Manifest } from './operator';

type Library = typeof import('cdk8s-stash');

export const PACKAGE = join(__dirname, '..', '..');
// This folder has a package.json of its own, so it is outside of the package whose exports give the library's name a meaning.
const fromPackage = createRequire(join(PACKAGE, 'package.json'));

/** The file that the library's own name leads to. */
export function libraryFile(): string {
  return fromPackage.resolve('cdk8s-stash');
}

export interface BackupAppProps {
  readonly accountName: string;
  readonly caCertData: string;
  readonly prefix: string;
  readonly maxConnections?: number;
  /** Where the credentials come from and how they reach the cluster. */
  readonly credentials: (library: Library) => {
    readonly accountKey: import('cdk8s-stash').SensitiveValue;
    readonly resticPassword: import('cdk8s-stash').SensitiveValue;
    readonly delivery: import('cdk8s-stash').SecretDelivery;
  };
}

export interface Synthesised {
  readonly manifests: readonly Manifest[];
  /** The URL that the library says restic is given. */
  readonly resticRepository: string;
}

/** The namespace and name of the storage Secret, which is what a SealedSecret is sealed for. */
export const SECRET = { namespace: 'demo', name: 'azure-secret' };

/** An app as a user writes it; what counts is what it left on the disk. */
export function synthesise(outdir: string, props: BackupAppProps): Synthesised {
  const library = fromPackage('cdk8s-stash') as Library;
  const app = new App({ outdir });
  const chart = new Chart(app, 'backup', { namespace: SECRET.namespace });
  const storageSecret = new library.AzureStorageSecret(chart, 'Secret', {
    metadata: { name: SECRET.name },
    accountName: props.accountName,
    caCertData: props.caCertData,
    ...props.credentials(library),
  });
  const repository = new library.AzureRepository(chart, 'Repository', {
    metadata: { name: 'azure-repo' },
    storageSecret,
    container: 'stash-backup',
    prefix: props.prefix,
    maxConnections: props.maxConnections,
  });
  app.synth();
  const files = readdirSync(outdir).map(file => readFileSync(join(outdir, file), 'utf8'));
  return {
    manifests: files.flatMap(yaml => parseAllDocuments(yaml).map(document => document.toJS() as Manifest)),
    resticRepository: repository.resticRepository,
  };
}
