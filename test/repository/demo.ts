import { App, Chart, type ChartProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { parse } from 'yaml';
import { AzureRepository, type AzureRepositoryProps, AzureStorageSecret } from 'cdk8s-stash';

/** The chart of Stash's guides. */
export function demoChart(props: ChartProps = { namespace: 'demo' }): Chart {
  return new Chart(new App(), 'demo', props);
}

/** The Repository of Stash's guide to Azure, with the Secret that the guide calls `azure-secret`. */
export function demoRepository(props: Partial<AzureRepositoryProps> = {}, scope: Construct = demoChart()): AzureRepository {
  return new AzureRepository(scope, 'Repository', {
    container: 'stash-backup',
    storageSecret: AzureStorageSecret.fromSecretName(scope, 'Secret', 'azure-secret'),
    ...props,
  });
}

export function yamlOf(construct: IConstruct): string {
  return App.of(construct).synthYaml();
}

export interface RepositoryManifest {
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: {
    readonly backend: { readonly azure: { readonly container: string; readonly prefix?: string; readonly maxConnections?: number } };
    readonly wipeOut?: boolean;
    readonly usagePolicy?: unknown;
  };
}

/** What is read back from the only document of the app, by the version of YAML that cdk8s writes. */
export function manifestOf(construct: IConstruct): RepositoryManifest {
  return parse(yamlOf(construct), { version: '1.1' }) as RepositoryManifest;
}
