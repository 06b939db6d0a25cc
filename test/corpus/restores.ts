import { Duration, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { Examples } from './documents';
import { demoChart, SOURCE_DATA } from '../restore/demo';
import {
  Addon, ExecutionOrder, Hook, PostRestoreExecutionPolicy, Repository, RestoreBatch, RestoreRule, RestoreSession, type RestoreSessionProps,
  RestoreTarget, TempDirMedium,
} from 'cdk8s-stash';

const of = (kind: string, name: string) => ({ apiVersion: 'apps/v1', kind, name });
const data = (path = '/source/data') => RestoreRule.paths([path]);
const echo = (text: string) => Hook.exec(['/bin/sh', '-c', `echo "${text}"`], { containerName: 'stash-init' });

function session(name: string, repository: string, target: RestoreTarget, props: Partial<RestoreSessionProps> = {}): IConstruct {
  const chart = demoChart();
  return new RestoreSession(chart, 'Restore', {
    metadata: { name }, repository: Repository.fromRepositoryName(chart, 'Repository', repository), target, ...props,
  });
}

export const RESTORES: Examples = {
  'concepts/crds/restoresession/restoresession.yaml statefulset-restore': () => session('statefulset-restore', 'minio-repo',
    RestoreTarget.of(of('StatefulSet', 'recovered-statefulset'), {
      alias: 'my-sts',
      volumeMounts: SOURCE_DATA,
      rules: [
        RestoreRule.paths(['/source/data'], { targetHosts: ['my-sts-3', 'my-sts-4'], sourceHost: 'my-sts-1', include: ['/source/data/*.json'] }),
        RestoreRule.paths(['/source/data'], { exclude: ['/source/data/tmp.json', '/source/data/*.txt'] }),
      ],
    }), {
      hooks: {
        preRestore: echo('Sample PreRestore hook demo'),
        postRestore: echo('Sample PostRestore hook demo'),
        postRestoreExecutionPolicy: PostRestoreExecutionPolicy.ALWAYS,
      },
      runtimeSettings: {
        container: {
          resources: { limits: { memory: k8s.Quantity.fromString('256M') }, requests: { memory: k8s.Quantity.fromString('256M') } },
          securityContext: { runAsUser: 2000, runAsGroup: 2000 },
          nice: { adjustment: 5 },
          ionice: { class: 2, classData: 4 },
        },
        pod: { imagePullSecrets: [{ name: 'my-private-registry-secret' }], serviceAccountName: 'my-backup-sa' },
      },
      tempDir: { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(2), disableCaching: false },
      timeOut: Duration.minutes(30),
    }),
  'concepts/crds/restorebatch/restorebatch.yaml batch-restore': () => {
    const chart = demoChart();
    return new RestoreBatch(chart, 'Restore', {
      metadata: { name: 'batch-restore' },
      repository: Repository.fromRepositoryName(chart, 'Repository', 'minio-repo'),
      executionOrder: ExecutionOrder.PARALLEL,
      members: [{
        target: RestoreTarget.of(of('Deployment', 'wordpress'), {
          alias: 'app', rules: [data('/var/www/html')], volumeMounts: [{ name: 'wordpress-persistent-storage', mountPath: '/var/www/html' }],
        }),
      }, {
        target: RestoreTarget.of({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'wordpress-mysql' }, {
          alias: 'db', rules: [RestoreRule.snapshots(['latest'])],
        }),
        addon: Addon.mysql('8.0.14'),
      }],
      timeOut: Duration.minutes(30),
    });
  },
  'guides/workloads/daemonset/examples/restoresession.yaml dmn-restore': () =>
    session('dmn-restore', 'gcs-repo', RestoreTarget.of(of('DaemonSet', 'stash-recovered'), { rules: [data()], volumeMounts: SOURCE_DATA })),
  'guides/workloads/deployment/examples/restoresession.yaml deployment-restore': () =>
    session('deployment-restore', 'gcs-repo', RestoreTarget.of(of('Deployment', 'stash-recovered'), {
      rules: [data('/source/data/')], volumeMounts: SOURCE_DATA,
    })),
  'guides/workloads/statefulset/examples/adv_restoresession.yaml ss-restore': () =>
    session('ss-restore', 'gcs-repo', RestoreTarget.of(of('StatefulSet', 'stash-recovered-adv'), {
      rules: [RestoreRule.paths(['/source/data'], { targetHosts: ['host-3', 'host-4'], sourceHost: 'host-1' }), data()], volumeMounts: SOURCE_DATA,
    })),
  'guides/workloads/statefulset/examples/custom_restore.yaml ss-custom-restore': () =>
    session('ss-custom-restore', 'local-repo', RestoreTarget.of(of('StatefulSet', 'scaled-up-stash-demo'), {
      rules: [RestoreRule.paths(['/source/data'], { targetHosts: ['host-3', 'host-4'], sourceHost: 'host-1' }), data()], volumeMounts: SOURCE_DATA,
    })),
  'guides/workloads/statefulset/examples/restoresession.yaml ss-restore': () =>
    session('ss-restore', 'gcs-repo', RestoreTarget.of(of('StatefulSet', 'stash-recovered'), { rules: [data()], volumeMounts: SOURCE_DATA })),
};
