import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Duration, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { demoChart, manifestOf, SOURCE_DATA } from './demo';
import {
  Addon, ExecutionOrder, Hook, PostRestoreExecutionPolicy, Repository, RestoreBatch, RestoreRule, RestoreSession, type RestoreSessionProps,
  RestoreTarget, TempDirMedium,
} from 'cdk8s-stash';

const CORPUS = resolve(__dirname, '../../../shared/corpus');
const HAS_CORPUS = existsSync(CORPUS);
if (!HAS_CORPUS) {
  console.warn(`NOT CHECKED: whether the examples of Stash can be declared, for there are none in ${CORPUS}`);
}

interface Document {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** The restores among the examples, by file and name. */
function examples(): ReadonlyMap<string, Document> {
  const files = HAS_CORPUS ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort() : [];
  return new Map(files.flatMap((file) => parseAllDocuments(readFileSync(join(CORPUS, file), 'utf8'))
    .map((document) => document.toJS() as Document)
    .filter(({ kind }) => ['RestoreSession', 'RestoreBatch'].includes(kind))
    .map((document): [string, Document] => [`${file} ${document.metadata.name}`, document])));
}

/** What the API server and the operator would fill in by themselves. */
const DEFAULTS: { readonly [field: string]: unknown } = { driver: 'Restic', executionOrder: 'Parallel', executionPolicy: 'Always', disableCaching: false };

/** The manifest without what makes no difference: defaults, the status, empty lists and texts, and the own namespace in a reference. */
function essence(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => essence(entry));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value)
    .filter(([name, member]) => name !== 'status' && DEFAULTS[name] !== member && member !== '' && !(Array.isArray(member) && member.length === 0))
    .filter(([name, member]) => !(name === 'namespace' && member === 'demo' && ['repository', 'ref'].includes(field)))
    .map(([name, member]) => [name, essence(member, name)]));
}

const of = (kind: string, name: string) => ({ apiVersion: 'apps/v1', kind, name });
const data = (path = '/source/data') => RestoreRule.paths([path]);
const echo = (text: string) => Hook.exec(['/bin/sh', '-c', `echo "${text}"`], { containerName: 'stash-init' });

function session(name: string, repository: string, target: RestoreTarget, props: Partial<RestoreSessionProps> = {}): IConstruct {
  const chart = demoChart();
  return new RestoreSession(chart, 'Restore', {
    metadata: { name }, repository: Repository.fromRepositoryName(chart, 'Repository', repository), target, ...props,
  });
}

const EXAMPLES: { readonly [example: string]: () => IConstruct } = {
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
    session('deployment-restore', 'gcs-repo', RestoreTarget.of(of('Deployment', 'stash-recovered'), { rules: [data('/source/data/')], volumeMounts: SOURCE_DATA })),
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

test.each(Object.entries(EXAMPLES))('%s', (example, declare) => {
  const manifest = essence(manifestOf(declare()));
  if (HAS_CORPUS) {
    expect(manifest).toEqual(essence(examples().get(example)));
  }
});

(HAS_CORPUS ? test : test.skip)('no example of a restore is left out', () => {
  expect([...examples().keys()].sort()).toEqual(Object.keys(EXAMPLES).sort());
});
