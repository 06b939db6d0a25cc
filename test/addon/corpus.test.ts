import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { k8s } from 'cdk8s-plus-27';
import { parseAllDocuments } from 'yaml';
import { demoChart, yamlOf } from './demo';
import { AppBinding, AzureStorageSecret, ClientConfig, StashFunction, StashTask } from 'cdk8s-stash';

/** Stash's documentation lies beside the project; it is no part of it. */
const CRDS = join(__dirname, '../../../shared/corpus/concepts/crds');
const present = existsSync(CRDS);
if (!present) {
  console.warn(`NOT CHECKED: whether the documents of AppBinding, Function and Task can be written, for there is no ${CRDS}`);
}

const documents = (yaml: string): unknown[] => parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
const expected = (path: string) => documents(readFileSync(join(CRDS, path), 'utf8'));

/** What the API server fills in by itself need not stand in a document. */
const withoutDefaults = (manifests: unknown[]) => JSON.parse(JSON.stringify(manifests, (key, value) =>
  key === 'secret' && value?.kind === 'Secret' ? { ...value, kind: undefined } : value)) as unknown;

const check = present ? test : test.skip;

check('the AppBinding of the documentation', () => {
  const chart = demoChart();
  new AppBinding(chart, 'Binding', {
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
    secret: AzureStorageSecret.fromSecretName(chart, 'Secret', 'quick-postgres-auth'),
    clientConfig: ClientConfig.service({ name: 'quick-postgres', path: '/', port: 5432, query: 'sslmode=disable', scheme: 'postgresql' }),
    version: '10.2',
  });
  expect(withoutDefaults(documents(yamlOf(chart)))).toEqual(withoutDefaults(expected('appbinding/appbinding.yaml')));
});

check('the Functions of the documentation', () => {
  const chart = demoChart();
  const volumeMounts = [{ name: '${secretVolume}', mountPath: '/etc/repository/secret' }];
  new StashFunction(chart, 'Backup', {
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
      resources: { requests: { memory: k8s.Quantity.fromString('256M') }, limits: { memory: k8s.Quantity.fromString('256M') } },
      securityContext: { runAsUser: 5000, runAsGroup: 5000 },
    },
  });
  new StashFunction(chart, 'Status', {
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
  });
  expect(documents(yamlOf(chart))).toEqual(expected('function/function.yaml'));
});

check('the Task of the documentation', () => {
  const params = { outputDir: '/tmp/output', secretVolume: 'secret-volume' };
  expect(documents(yamlOf(new StashTask(demoChart(), 'Task', {
    metadata: { name: 'postgres-backup-11.2' },
    steps: [{ name: 'postgres-backup-11.2', params }, { name: 'update-status', params }],
    volumes: [{ name: 'secret-volume', secret: { secretName: '${REPOSITORY_SECRET_NAME}' } }],
  })))).toEqual(expected('task/task.yaml'));
});
