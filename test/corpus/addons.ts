import { k8s } from 'cdk8s-plus-27';
import type { Examples } from './documents';
import { demoChart } from '../addon/demo';
import { AppBinding, ClientConfig, StashFunction, StashTask, StorageSecret } from 'cdk8s-stash';

const volumeMounts = [{ name: '${secretVolume}', mountPath: '/etc/repository/secret' }];
const memory = k8s.Quantity.fromString('256M');
const params = { outputDir: '/tmp/output', secretVolume: 'secret-volume' };

export const ADDONS: Examples = {
  'concepts/crds/appbinding/appbinding.yaml quick-postgres': () => {
    const chart = demoChart();
    return new AppBinding(chart, 'Binding', {
      metadata: {
        name: 'quick-postgres',
        labels: {
          'app.kubernetes.io/component': 'database',
          'app.kubernetes.io/instance': 'quick-postgres',
          'app.kubernetes.io/managed-by': 'kubedb.com',
          'app.kubernetes.io/name': 'postgreses.kubedb.com',
        },
      },
      type: 'kubedb.com/postgres',
      secret: StorageSecret.fromSecretName(chart, 'Secret', 'quick-postgres-auth'),
      clientConfig: ClientConfig.service({ name: 'quick-postgres', path: '/', port: 5432, query: 'sslmode=disable', scheme: 'postgresql' }),
      version: '10.2',
    });
  },
  'concepts/crds/function/function.yaml postgres-backup-11.2': () => new StashFunction(demoChart(), 'Function', {
    metadata: { name: 'postgres-backup-11.2' },
    image: 'stashed/postgres-stash:11.2',
    args: [
      'backup-pg',
      '--provider=${REPOSITORY_PROVIDER:=}',
      '--bucket=${REPOSITORY_BUCKET:=}',
      '--endpoint=${REPOSITORY_ENDPOINT:=}',
      '--region=${REPOSITORY_REGION:=}',
      '--path=${REPOSITORY_PREFIX:=}',
      '--secret-dir=/etc/repository/secret',
      '--scratch-dir=/tmp',
      '--enable-cache=${ENABLE_CACHE:=true}',
      '--max-connections=${MAX_CONNECTIONS:=0}',
      '--hostname=${HOSTNAME:=}',
      '--backup-cmd=${backupCMD:=}',
      '--pg-args=${args:=}',
      '--wait-timeout=${waitTimeout:=}',
      '--namespace=${NAMESPACE:=default}',
      '--appbinding=${TARGET_NAME:=}',
      '--backupsession=${BACKUP_SESSION:=}',
      '--retention-keep-last=${RETENTION_KEEP_LAST:=0}',
      '--retention-prune=${RETENTION_PRUNE:=false}',
      '--output-dir=${outputDir:=}',
    ],
    volumeMounts,
    runtimeSettings: {
      resources: { requests: { memory }, limits: { memory } },
      securityContext: { runAsUser: 5000, runAsGroup: 5000 },
    },
  }),
  'concepts/crds/function/function.yaml update-status': () => new StashFunction(demoChart(), 'Function', {
    metadata: { name: 'update-status' },
    image: 'appscode/stash:0.10.0',
    args: [
      'update-status',
      '--provider=${REPOSITORY_PROVIDER:=}',
      '--bucket=${REPOSITORY_BUCKET:=}',
      '--endpoint=${REPOSITORY_ENDPOINT:=}',
      '--path=${REPOSITORY_PREFIX:=}',
      '--secret-dir=/etc/repository/secret',
      '--scratch-dir=/tmp',
      '--enable-cache=${ENABLE_CACHE:=true}',
      '--max-connections=${MAX_CONNECTIONS:=0}',
      '--namespace=${NAMESPACE:=default}',
      '--backupsession=${BACKUP_SESSION:=}',
      '--repository=${REPOSITORY_NAME:=}',
      '--invoker-kind=${INVOKER_KIND:=}',
      '--invoker-name=${INVOKER_NAME:=}',
      '--target-kind=${TARGET_KIND:=}',
      '--target-name=${TARGET_NAME:=}',
      '--output-dir=${outputDir:=}',
      '--metrics-enabled=true',
      '--metrics-pushgateway-url=http://stash.kube-system.svc:56789',
      '--prom-job-name=${PROMETHEUS_JOB_NAME:=}',
    ],
    volumeMounts,
  }),
  'concepts/crds/task/task.yaml postgres-backup-11.2': () => new StashTask(demoChart(), 'Task', {
    metadata: { name: 'postgres-backup-11.2' },
    steps: [{ name: 'postgres-backup-11.2', params }, { name: 'update-status', params }],
    volumes: [{ name: 'secret-volume', secret: { secretName: '${REPOSITORY_SECRET_NAME}' } }],
  }),
};
