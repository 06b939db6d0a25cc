import { ApiObject, App, Chart, type ChartProps, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct, IConstruct } from 'constructs';
import { parse } from 'yaml';
import type * as wire from '../../imports/stash';
import { BackupConfiguration, type BackupConfigurationProps, BackupTarget, Repository, RetentionPolicy } from 'cdk8s-stash';

/** The chart of Stash's guides. */
export function demoChart(props: ChartProps = { namespace: 'demo' }): Chart {
  return new Chart(new App(), 'demo', props);
}

/** The Repository of Stash's guides, which exists already. */
export function demoRepository(scope: Construct): ReturnType<typeof Repository.fromRepositoryName> {
  return Repository.fromRepositoryName(scope, 'Repository', 'gcs-repo');
}

/** The Deployment of Stash's guides, with a claim that is mounted at each of the paths. */
export function demoDeployment(scope: Construct, ...paths: string[]): kplus.Deployment {
  const deployment = new kplus.Deployment(scope, 'Deployment', { metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }] });
  mountClaims(deployment, ...paths);
  return deployment;
}

/** Mounts a claim at each of the paths, under volumes that are named by them: `/source/data` is on the volume `source-data`. */
export function mountClaims(workload: kplus.Workload, ...paths: string[]): void {
  for (const path of paths) {
    const name = path.slice(1).replace(/\W+/g, '-');
    const claim = kplus.PersistentVolumeClaim.fromClaimName(workload, `${name}-claim`, `${name}-claim`);
    workload.containers[0]!.mount(path, kplus.Volume.fromPersistentVolumeClaim(workload, `${name}-volume`, claim, { name }));
  }
}

/** The claim of Stash's guides, which exists already. */
export function demoClaim(scope: Construct): kplus.IPersistentVolumeClaim {
  return kplus.PersistentVolumeClaim.fromClaimName(scope, 'Claim', 'stash-sample-data');
}

/** A backup in which nothing but what is given is worth a look. */
export function demoBackup(props: Partial<BackupConfigurationProps> = {}, scope: Construct = demoChart()): BackupConfiguration {
  return new BackupConfiguration(scope, 'Backup', {
    metadata: { name: 'demo-backup' },
    repository: demoRepository(scope),
    schedule: Cron.schedule({ minute: '0', hour: '2' }),
    retentionPolicy: RetentionPolicy.keepLast(5),
    ...props,
    target: props.target ?? BackupTarget.persistentVolumeClaim(demoClaim(scope)),
  });
}

/** The text of one object as the app writes it, with everything that is only known then; validations included. */
export function yamlOf(construct: IConstruct): string {
  const { kind, name } = ApiObject.of(construct);
  const documents = App.of(construct).synthYaml().split('---\n');
  return documents.find((text) => {
    const object = parse(text, { version: '1.1' }) as { kind: string; metadata: { name: string } };
    return object.kind === kind && object.metadata.name === name;
  })!;
}

/** The spec of one object, read back from what the app writes. */
export function specOf<Spec = wire.BackupConfigurationSpec>(construct: IConstruct): Spec {
  return (parse(yamlOf(construct), { version: '1.1' }) as { spec: Spec }).spec;
}

/** The error of a synth that finds exactly these mistakes. */
export function findings(...lines: string[]): Error {
  return new Error(`Validation failed with the following errors:\n${lines.map((line) => `  ${line}${pageOf(line)}`).join('\n')}`);
}

/** Where a rule names its page. */
function pageOf(line: string): string {
  const [rule] = /\bSTASH\d+/.exec(line) ?? [];
  return rule === undefined ? '' : ` (https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#${rule.toLowerCase()})`;
}
