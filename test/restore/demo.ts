import { App, ApiObject, Chart, type ChartProps, Size } from 'cdk8s';
import { Deployment, k8s, PersistentVolumeAccessMode, PersistentVolumeClaim, StatefulSet, Volume } from 'cdk8s-plus-27';
import type { Construct, IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import {
  type IRepository, Repository, RestoreBatch, type RestoreBatchProps, RestoreSession, type RestoreSessionProps, type RestoreTarget,
  type VolumeClaimTemplate,
} from 'cdk8s-stash';

/** The namespace of Stash's guides. */
export function demoChart(props: ChartProps = { namespace: 'demo' }): Chart {
  return new Chart(new App(), 'demo', props);
}

export function demoRepository(scope: Construct): IRepository {
  return Repository.fromRepositoryName(scope, 'Repository', 'gcs-repo');
}

/** A Deployment whose claim `source-data` is mounted at `/source/data`. */
export function demoDeployment(scope: Construct, mountPath = '/source/data'): Deployment {
  const deployment = new Deployment(scope, 'Deployment', {
    metadata: { name: 'stash-demo' }, containers: [{ image: 'busybox' }], securityContext: { ensureNonRoot: false },
  });
  deployment.containers[0]!.mount(mountPath, Volume.fromPersistentVolumeClaim(scope, 'Volume', demoClaim(scope), { name: 'source-data' }));
  return deployment;
}

export function demoStatefulSet(scope: Construct): StatefulSet {
  return new StatefulSet(scope, 'StatefulSet', { metadata: { name: 'stash-sts' }, containers: [{ image: 'busybox', port: 80 }], replicas: 3 });
}

export function demoClaim(scope: Construct): PersistentVolumeClaim {
  return new PersistentVolumeClaim(scope, 'Claim', {
    metadata: { name: 'stash-claim' }, storage: Size.gibibytes(1), accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
  });
}

export function demoTemplate(name: string, spec: k8s.PersistentVolumeClaimSpec = {}): VolumeClaimTemplate {
  return {
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } }, ...spec },
  };
}

export const APP_BINDING = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'sample-postgres' };
export const SOURCE_DATA = [{ name: 'source-data', mountPath: '/source/data' }];

/** A restore called `restore`, at the path `demo/Restore`. */
export function demoRestore(target: RestoreTarget, props: Partial<RestoreSessionProps> = {}, scope: Construct = demoChart()): RestoreSession {
  return new RestoreSession(scope, 'Restore', { metadata: { name: 'restore' }, repository: demoRepository(scope), target, ...props });
}

export function demoBatch(props: Partial<RestoreBatchProps>, scope: Construct = demoChart()): RestoreBatch {
  return new RestoreBatch(scope, 'Batch', { metadata: { name: 'batch' }, repository: demoRepository(scope), ...props });
}

export function yamlOf(construct: IConstruct): string {
  return App.of(construct).synthYaml();
}

/** The manifest of one construct, as its own document. */
export function documentOf(construct: IConstruct): string {
  const { kind, name } = ApiObject.of(construct);
  const documents = yamlOf(construct).split('---\n');
  return documents.find((document) => document.includes(`kind: ${kind}\n`) && document.includes(`  name: ${name}\n`))!;
}

/** The manifest of one construct, as it is read back by the version of YAML that cdk8s writes. */
export function manifestOf(construct: IConstruct): { readonly metadata: object; readonly spec: { readonly [field: string]: unknown } } {
  return parseAllDocuments(documentOf(construct), { version: '1.1' })[0]!.toJS() as ReturnType<typeof manifestOf>;
}

/** The message of what is thrown; nothing where nothing is. */
export function messageOf(build: () => unknown): string | undefined {
  try {
    build();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The findings of a synth, without the sentence that cdk8s puts in front and the pages of the rules. */
export function findingsOf(construct: IConstruct): string[] {
  return (messageOf(() => yamlOf(construct)) ?? '').split('\n').slice(1).map((line) => line.trim().replace(/ \(https:[^ ]*#stash\d+\)$/, ''));
}
