import { App, Chart, type ChartProps } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { parse } from 'yaml';
import { type Addon, AppBinding, type AppBindingProps, ClientConfig, StashOperator, StashRelease } from 'cdk8s-stash';

export function demoChart(props: ChartProps = { namespace: 'demo' }): Chart {
  return new Chart(new App(), 'demo', props);
}

/** The AppBinding of a PostgreSQL that an addon backs up. */
export function demoBinding(props: Partial<AppBindingProps> = {}, chart = demoChart()): AppBinding {
  return new AppBinding(chart, 'Binding', {
    metadata: { name: 'shop' },
    clientConfig: ClientConfig.service({ name: 'shop', port: 5432, scheme: 'postgresql' }),
    ...props,
  });
}

export function yamlOf(construct: IConstruct): string {
  return App.of(construct).synthYaml();
}

/** What is read back from the only document of the app, by the version of YAML that cdk8s writes. */
export function specOf<S>(construct: IConstruct): S {
  return (parse(yamlOf(construct), { version: '1.1' }) as { spec: S }).spec;
}

/** A Task as a manifest names it. */
export interface NamedTask {
  readonly name: string;
  readonly params?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

/** The Tasks of an addon, as an AppBinding writes them for a cluster with that release. */
export function tasksOf(addon: Addon, release = StashRelease.V2025_2_10): { backupTask?: NamedTask; restoreTask?: NamedTask } {
  const binding = demoBinding({ addon });
  StashOperator.of(binding).useRelease(release);
  return specOf<{ parameters: { stash: { addon: { backupTask?: NamedTask; restoreTask?: NamedTask } } } }>(binding).parameters.stash.addon;
}

/** What is reported when the app is synthesised. */
export function reported(construct: IConstruct): string[] {
  try {
    yamlOf(construct);
  } catch (error) {
    const [heading, ...findings] = (error as Error).message.split('\n  ');
    expect(heading).toBe('Validation failed with the following errors:');
    return findings;
  }
  return [];
}
