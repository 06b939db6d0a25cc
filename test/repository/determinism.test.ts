import { App, Chart } from 'cdk8s';
import { AzureRepository, type AzureRepositoryProps, AzureStorageSecret, UsagePolicy } from 'cdk8s-stash';

/** A chart with everything that a Repository can be given; its props in the order that is asked for. */
function add(app: App, id: string, order: <T>(entries: T[]) => T[] = (entries) => entries): Chart {
  const chart = new Chart(app, id, { namespace: id });
  const props: AzureRepositoryProps = {
    metadata: { labels: { a: '1', b: '2' } },
    container: 'stash-backup',
    prefix: `${id}/app`,
    maxConnections: 10,
    storageSecret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret'),
    usagePolicy: UsagePolicy.namespaces(...order(['shop', 'crm', 'billing'])),
    wipeOut: true,
  };
  new AzureRepository(chart, 'Repository', Object.fromEntries(order(Object.entries(props))) as unknown as AzureRepositoryProps);
  return chart;
}

function synth(...ids: string[]): string {
  const app = new App();
  ids.forEach((id) => add(app, id));
  return app.synthYaml();
}

test('the same app twice is the same to the byte', () => {
  expect(synth('dev', 'prod')).toBe(synth('dev', 'prod'));
});

test('synthesised again, an app is the same to the byte', () => {
  const app = new App();
  add(app, 'dev');
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test('the order in which props and names are given has no meaning', () => {
  const app = new App();
  add(app, 'dev', (entries) => [...entries].reverse());
  expect(app.synthYaml()).toBe(synth('dev'));
});

test('a chart does not depend on what stands beside it', () => {
  expect(synth('dev', 'prod')).toBe(`${synth('dev')}---\n${synth('prod')}`);
});

test('two charts differ in what they were told and in nothing else', () => {
  expect(synth('dev').replace(/dev/g, 'prod').replace(/-c[0-9a-f]{7}\n/, '\n')).toBe(synth('prod').replace(/-c[0-9a-f]{7}\n/, '\n'));
});
