import { isRelevant, RELEVANT_KINDS } from '../../../../lib/check/relevant-kinds';
import { findingsIn } from '../../judged';

const repository = (spec: string, apiVersion = 'stash.appscode.com/v1alpha1') => `
apiVersion: ${apiVersion}
kind: Repository
metadata: { name: x, namespace: shop }
spec: ${spec}`;
const restore = (target: string) => `
apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata: { name: x, namespace: shop }
spec: { repository: { name: r }, target: ${target} }`;
const container = (settings: string) => restore('{}').replace('target:', `runtimeSettings: { container: ${settings} }, target:`);
const spread = (constraints: readonly string[]) => restore('{}').replace('target:', `runtimeSettings: { pod: { topologySpreadConstraints: [${constraints
  .map((constraint) => constraint.replace(/(.*) (.*)/, '{ topologyKey: $1, whenUnsatisfiable: $2, maxSkew: 1 }')).join(', ')}] } }, target:`);
const appBinding = (caBundle: string) => `
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata: { name: x, namespace: shop }
spec: { type: shop, clientConfig: { url: "https://shop.example.com", caBundle: ${caBundle} } }`;
const CONTAINER = 'RestoreSession x spec.runtimeSettings.container';
const about = (text: string) => findingsIn(text).filter((line) => line.includes('STASH606')).map((line) => line.replace('error STASH606 ', ''));

const REFUSES = 'does not match the schema, and the API server refuses the object';

const KIND = 'use 1 to 63 characters from a-z, A-Z, 0-9 and "-", beginning with a letter and ending with a letter or digit';

const BASE64 = 'base64 without line breaks';

const UNSHOWN = 'the given value (not shown)';

const QUANTITY = 'a number of at least 0, optionally followed by a unit such as m, k, M, G, Ki, Mi or Gi, without a space';

test.each<[string, string, string[]]>([
  ['what the schema says', repository('{ backend: { storageSecretName: s, azure: { container: c, maxConnections: 3 } }, wipeOut: false }'), []],
  ['null, which is unset to the API server', repository('{ backend: { storageSecretName: s, azure: { container: c, prefix: null } } }'), []],
  ['null in a list, which is no entry to the API server', restore('{ rules: [~, { paths: [/data, ~] }], volumeMounts: [~] }'), [
    `RestoreSession x spec.target.rules[0]: null ${REFUSES}: write an object`,
    `RestoreSession x spec.target.rules[1].paths[1]: null ${REFUSES}: write a string, in quotes`,
    `RestoreSession x spec.target.volumeMounts[0]: null ${REFUSES}: write an object`,
  ]],
  ['a field that is misspelt', repository('{ backend: { storageSecretName: s, azure: { container: c, maxConnection: 3 } } }'), [
    'Repository x spec.backend.azure.maxConnection: is not a field of the schema, and the API server would drop it silently: did you mean "maxConnections"?',
  ]],
  ['a field that is like none', repository('{ backend: { storageSecretName: s, azure: { container: c, colour: red } } }'), [
    'Repository x spec.backend.azure.colour: is not a field of the schema, and the API server would drop it silently: '
    + 'the fields are container, prefix, maxConnections',
  ]],
  ['fields that had another name in earlier releases', restore('{ directories: [/a], rules: [{ subjects: [host-0], directories: [/a] }] }, tempDir: { size: 1Gi }'), [
    'RestoreSession x spec.target.directories: is not a field of the schema, and the API server would drop it silently: '
    + 'the fields are alias, ref, volumeMounts, rules, replicas, volumeClaimTemplates, args',
    'RestoreSession x spec.target.rules[0].directories: is not a field of the schema, and the API server would drop it silently: did you mean "paths"?',
    'RestoreSession x spec.target.rules[0].subjects: is not a field of the schema, and the API server would drop it silently: did you mean "targetHosts"?',
    'RestoreSession x spec.tempDir.size: is not a field of the schema, and the API server would drop it silently: did you mean "sizeLimit"?',
  ]],
  ['a text for a number', repository('{ backend: { storageSecretName: s, azure: { container: c, maxConnections: "3" } } }'), [
    `Repository x spec.backend.azure.maxConnections: "3" ${REFUSES}: write an integer`,
  ]],
  ['a text for a boolean', repository('{ backend: { storageSecretName: s, azure: { container: c } }, wipeOut: "no" }'), [
    `Repository x spec.wipeOut: "no" ${REFUSES}: write true or false`,
  ]],
  ['a list for an object', repository('{ backend: [] }'), [`Repository x spec.backend: a list ${REFUSES}: write an object`]],
  ['a name for what refers to something by it', restore('{}').replace('{ name: r }', 'azure-repo'), [
    `RestoreSession x spec.repository: "azure-repo" ${REFUSES}: write repository: { name: azure-repo }`,
  ]],
  ['a name for a Task', restore('{}, task: pvc-restore'), [`RestoreSession x spec.task: "pvc-restore" ${REFUSES}: write task: { name: pvc-restore }`]],
  ['a credential for such a name', restore('{}, task: "https://me:hunter2@shop"'), [
    `RestoreSession x spec.task: the given value (not shown, since it looks like a credential) ${REFUSES}: write an object`,
  ]],
  ['an object for a text', restore('{ alias: { a: b } }'), [`RestoreSession x spec.target.alias: an object ${REFUSES}: write a string, in quotes`]],
  ['a value of another list of values', repository('{ usagePolicy: { allowedNamespaces: { from: Everywhere } } }'), [
    `Repository x spec.usagePolicy.allowedNamespaces.from: "Everywhere" ${REFUSES}: write one of All, Selector, Same`,
  ]],
  ['a value in another case', repository('{ usagePolicy: { allowedNamespaces: { from: same } } }'), [
    `Repository x spec.usagePolicy.allowedNamespaces.from: "same" ${REFUSES}: write one of All, Selector, Same; did you mean "Same"?`,
  ]],
  ['an entry of a list', restore('{ rules: [{ paths: [/a, 5] }] }'), [`RestoreSession x spec.target.rules[0].paths[1]: 5 ${REFUSES}: write a string, in quotes`]],
  ['a member that is missing', repository('{ backend: { storageSecretName: s, azure: {} } }'), [
    'Repository x spec.backend.azure: "container" is missing, and the API server refuses the object without it: write spec.backend.azure.container',
  ]],
  ['another version of the API', repository('{ backend: { storageSecretName: s, azure: { container: c } } }', 'stash.appscode.com/v1beta1'), [
    'Repository x apiVersion: "stash.appscode.com/v1beta1" has no kind Repository: write "stash.appscode.com/v1alpha1"',
  ]],
  ['a field of a type of Kubernetes that is newer', restore('{ volumeMounts: [{ name: data, mountPath: /data, newerThanUs: true }] }'), []],
  ['a member of a type of Kubernetes that is missing', restore('{ volumeMounts: [{ name: data }] }'), [
    'RestoreSession x spec.target.volumeMounts[0]: "mountPath" is missing, and the API server refuses the object without it: write spec.target.volumeMounts[0].mountPath',
  ]],
  ['a name for a type of Kubernetes of which more is required', container('{ env: [{ name: A, valueFrom: { secretKeyRef: proxy } }] }'), [
    `${CONTAINER}.env[0].valueFrom.secretKeyRef: "proxy" ${REFUSES}: write an object`,
  ]],
  ['quantities and ports of a type of Kubernetes', container('{ resources: { limits: { cpu: 2, memory: 1Gi } }, livenessProbe: { tcpSocket: { port: http } } }'), []],
  ['a text for a number of a type of Kubernetes', container('{ securityContext: { runAsUser: "1000" } }'), [
    `${CONTAINER}.securityContext.runAsUser: "1000" ${REFUSES}: write an integer`,
  ]],
  ['a fraction for a number of a type of Kubernetes', container('{ livenessProbe: { periodSeconds: 0.5 } }'), [
    `${CONTAINER}.livenessProbe.periodSeconds: 0.5 ${REFUSES}: write an integer`,
  ]],
  ['a text for a boolean of a type of Kubernetes', container('{ securityContext: { runAsNonRoot: "true" } }'), [
    `${CONTAINER}.securityContext.runAsNonRoot: "true" ${REFUSES}: write true or false`,
  ]],
  ['a number for a text of a type of Kubernetes', container('{ env: [{ name: PORT, value: 8080 }] }'), [
    `${CONTAINER}.env[0].value: 8080 ${REFUSES}: write a string, in quotes`,
  ]],
  ['a fraction for a quantity', container('{ resources: { limits: { cpu: 0.5 } } }'), [
    `${CONTAINER}.resources.limits.cpu: 0.5 ${REFUSES}: write an integer or a string`,
  ]],
  ['a quantity with the letter for bytes', container('{ resources: { limits: { memory: 1GB }, requests: { memory: 0.5kb } } }'), [
    `${CONTAINER}.resources.limits.memory: "1GB" ${REFUSES}: write ${QUANTITY}; did you mean "1G"?`,
    `${CONTAINER}.resources.requests.memory: "0.5kb" ${REFUSES}: write ${QUANTITY}; did you mean "0.5k"?`,
  ]],
  ['a quantity with a space', restore('{}, tempDir: { sizeLimit: 1 Gi }'), [
    `RestoreSession x spec.tempDir.sizeLimit: "1 Gi" ${REFUSES}: write ${QUANTITY}; did you mean "1Gi"?`,
  ]],
  ['a word for a quantity', restore('{ volumeClaimTemplates: [{ metadata: { name: a }, spec: { resources: { requests: { storage: lots } } } }] }'), [
    `RestoreSession x spec.target.volumeClaimTemplates[0].spec.resources.requests.storage: "lots" ${REFUSES}: write ${QUANTITY}`,
  ]],
  ['quantities of all forms', container('{ resources: { limits: { cpu: 100m, memory: "1e9", a: ".5", b: "1.", c: -1Gi, d: "${SIZE}" } } }'), []],
  ['an entry with the same keys as one before it', spread(['zone ScheduleAnyway', 'zone DoNotSchedule', 'zone ScheduleAnyway', 'host ScheduleAnyway']), [
    `RestoreSession x spec.runtimeSettings.pod.topologySpreadConstraints[2]: an object ${REFUSES}: write another topologyKey or whenUnsatisfiable than in entry 0`,
  ]],
  ['certificates that are not encoded', appBinding('"-----BEGIN CERTIFICATE-----"'), [`AppBinding x spec.clientConfig.caBundle: ${UNSHOWN} ${REFUSES}: write ${BASE64}`]],
  ['base64 with a line break', appBinding('"LS0t\\nLS0t\\n"'), [`AppBinding x spec.clientConfig.caBundle: ${UNSHOWN} ${REFUSES}: write ${BASE64}`]],
  ['a password that is not encoded', appBinding('eA==').replace('type: shop,', 'secretTransforms: [{ addKey: { key: a, value: "s3cret!" } }, { addKey: { key: b, value: 1234 } }],'), [
    `AppBinding x spec.secretTransforms[0].addKey.value: ${UNSHOWN} ${REFUSES}: write ${BASE64}`,
    `AppBinding x spec.secretTransforms[1].addKey.value: ${UNSHOWN} ${REFUSES}: write ${BASE64}`,
  ]],
  ['an empty text for base64', appBinding('""'), [`AppBinding x spec.clientConfig.caBundle: "" ${REFUSES}: write ${BASE64}`]],
  ['what the API server keeps unread in an AppBinding', appBinding('eA==').replace('type: shop,', 'parameters: { kind: A, stash: { addon: { backupTasks: {}, restoreTask: postgres } } },'), [
    'AppBinding x spec.parameters: "apiVersion" is missing, and the API server refuses the object without it: write spec.parameters.apiVersion',
    'AppBinding x spec.parameters.stash.addon.backupTasks: is not a field of the schema, and the API server does not notice: did you mean "backupTask"?',
    'AppBinding x spec.parameters.stash.addon.restoreTask: "postgres" does not match the schema, and the API server does not notice: write restoreTask: { name: postgres }',
  ]],
  ['parameters of no kind', appBinding('eA==').replace('type: shop,', 'parameters: { apiVersion: a/b/c, kind: My Kind },'), [
    'AppBinding x spec.parameters.apiVersion: "a/b/c" is not an API version: write the API group, "/" and the version',
    `AppBinding x spec.parameters.kind: "My Kind" is not a kind: ${KIND}`,
  ]],
  ['parameters of an empty kind', appBinding('eA==').replace('type: shop,', 'parameters: { apiVersion: "", kind: "" },'), [
    'AppBinding x spec.parameters.apiVersion: "" is not an API version: write the API group, "/" and the version',
    `AppBinding x spec.parameters.kind: "" is not a kind: ${KIND}`,
  ]],
  ['parameters of a kind that is filled in later', appBinding('eA==').replace('type: shop,', 'parameters: { apiVersion: v1, kind: "{{ .kind }}" },'), []],
  ['base64', appBinding('"LS0tLQ=="'), []],
  ['base64 that is filled in later', appBinding('"{{ .Values.ca }}"'), []],
  ['a name for a type of Kubernetes that refers to something', container('{ envFrom: [{ secretRef: proxy }] }'), [
    `${CONTAINER}.envFrom[0].secretRef: "proxy" ${REFUSES}: write secretRef: { name: proxy }`,
  ]],
  ['a text for a list of a type of Kubernetes', container('{ securityContext: { capabilities: { add: CHOWN } } }'), [
    `${CONTAINER}.securityContext.capabilities.add: "CHOWN" ${REFUSES}: write a list`,
  ]],
  ['labels and annotations that are no texts', restore('{}').replace('name: x,', 'name: x, labels: { tier: 1 }, annotations: { keep: true },'), [
    `RestoreSession x metadata.annotations.keep: true ${REFUSES}: write a string, in quotes`,
    `RestoreSession x metadata.labels.tier: 1 ${REFUSES}: write a string, in quotes`,
  ]],
  ['a status', `${repository('{ backend: { storageSecretName: s, azure: { container: c } } }')}\nstatus: { newer: 1 }`, []],
])('%s', (_, text, expected) => {
  expect(about(text)).toEqual(expected);
});

const STASH = 'stash.appscode.com/v1beta1';
const aboutKind = (kind: string, apiVersion: string) => about(`{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: x, namespace: shop } }`);

test.each<[string, string]>([
  ['BackupConfig', 'BackupConfiguration'],
  ['backupConfiguration', 'BackupConfiguration'],
  ['BackupConfigurations', 'BackupConfiguration'],
  ['RestoreSesion', 'RestoreSession'],
  ['Repositroy', 'Repository'],
  ['Repo', 'Repository'],
  ['task', 'Task'],
])('the kind %s is none, and like %s', (kind, meant) => {
  expect(aboutKind(kind, STASH)).toEqual([`${kind} x kind: "${kind}" is not a kind of Stash, and the API server refuses the object: did you mean "${meant}"?`]);
  expect(isRelevant({ apiVersion: STASH, kind })).toBe(true);
});

test.each<[string, string]>([
  ['Backup', STASH], ['Restic', 'example.com/v1'], ['Res', STASH], ['BackupConfig', 'example.com/v1'], ['Repo', 'v1'], ['deployment', 'apps/v1'],
])('the kind %s of %s is like none', (kind, apiVersion) => {
  expect(aboutKind(kind, apiVersion)).toEqual([]);
  expect(isRelevant({ apiVersion, kind })).toBe(false);
});

test.each<[string, string]>([
  ['Restic', 'a Repository and a BackupConfiguration'], ['Recovery', 'a RestoreSession'], ['BackupConfigurationTemplate', 'a BackupBlueprint'],
])('the kind %s is one of earlier releases', (kind, successor) => {
  expect(aboutKind(kind, 'stash.appscode.com/v1alpha1'))
    .toEqual([`${kind} x kind: "${kind}" is a kind of earlier releases, and no later one does anything with it: write ${successor} instead`]);
  expect(isRelevant({ apiVersion: 'stash.appscode.com/v1alpha1', kind })).toBe(true);
});

test.each(RELEVANT_KINDS['stash.appscode.com']!)('%s is a kind of Stash', (kind) => {
  expect(aboutKind(kind, STASH).filter((line) => line.includes('is no kind'))).toEqual([]);
});

describe('what an object is', () => {
  const REFUSED = 'is missing, and the API server refuses the object without it';
  const blueprint = (head: string, metadata = '{ name: x }') => `${head}\nmetadata: ${metadata}\nspec: { schedule: 0 2 * * *, retentionPolicy: { name: a, keepLast: 1, prune: true } }`;
  const session = (metadata: string) => `apiVersion: ${STASH}\nkind: BackupSession\nmetadata: ${metadata}\nspec: { invoker: { kind: BackupConfiguration, name: x } }`;
  const known = (given: string) => `"${given}" has no kind BackupBlueprint: write "${STASH}"`;

  test.each<[string, string, string[]]>([
    ['all of it', blueprint(`apiVersion: ${STASH}\nkind: BackupBlueprint`), []],
    ['no kind', blueprint(`apiVersion: ${STASH}`), [` x : "kind" ${REFUSED}: write kind`]],
    ['no API version', blueprint('kind: BackupBlueprint'), [`BackupBlueprint x : "apiVersion" ${REFUSED}: write "${STASH}"`]],
    ['a group for an API version', blueprint('apiVersion: stash.appscode.com\nkind: BackupBlueprint'), [`BackupBlueprint x apiVersion: ${known('stash.appscode.com')}`]],
    ['a version alone', blueprint('apiVersion: v1\nkind: BackupBlueprint'), [`BackupBlueprint x apiVersion: ${known('v1')}`]],
    ['a group that is like it', blueprint('apiVersion: stash.appscode.io/v1beta1\nkind: BackupBlueprint'), [`BackupBlueprint x apiVersion: ${known('stash.appscode.io/v1beta1')}`]],
    ['a group that is like that of AppBindings', 'apiVersion: appcatalog.appscod.com/v1alpha1\nkind: AppBinding\nmetadata: { name: x }', [
      'AppBinding x apiVersion: "appcatalog.appscod.com/v1alpha1" has no kind AppBinding: write "appcatalog.appscode.com/v1alpha1"',
    ]],
    ['no name', session('{ namespace: shop }'), [`BackupSession  metadata: "name" ${REFUSED}: write metadata.name`]],
    ['an empty name', session('{ name: "" }'), [`BackupSession  metadata: "name" ${REFUSED}: write metadata.name`]],
    ['no metadata', session('~'), [`BackupSession  metadata: "name" ${REFUSED}: write metadata.name`]],
    ['a name that is misspelt', session('{ nmae: x, namespace: shop }'), [
      `BackupSession  metadata: "name" ${REFUSED}: write metadata.name`,
      'BackupSession  metadata.nmae: is not a field of the schema, and the API server would drop it silently: did you mean "name"?',
    ]],
    ['annotations that are misspelt', session('{ name: x, anotations: {} }'), [
      'BackupSession x metadata.anotations: is not a field of the schema, and the API server would drop it silently: did you mean "annotations"?',
    ]],
    ['what the API server adds', session('{ name: x, uid: a, creationTimestamp: ~, managedFields: [], team: ~ }'), []],
    ['a name that the API server makes', session('{ generateName: now- }'), []],
    ['a namespace of an object that has none', blueprint(`apiVersion: ${STASH}\nkind: BackupBlueprint`, '{ name: x, namespace: Bad NS }'), []],
    ['a name that is none', session('{ name: Shop_1, namespace: shop }'), ['BackupSession Shop_1 metadata.name: "Shop_1" is not a DNS subdomain: '
      + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "shop-1"?']],
    ['a name that is filled in later', session('{ name: "{{ .Release.Name }}-1", namespace: shop }'), []],
    ['a namespace that is none', session('{ name: x, namespace: Bad NS }'), ['BackupSession x metadata.namespace: "Bad NS" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", '
      + 'starting and ending with a letter or digit; did you mean "bad-ns"?']],
    ['a number for a name', session('{ name: 123 }'), [`BackupSession  metadata.name: 123 ${REFUSES}: write a string, in quotes`]],
    ['a name that is 0', session('{ name: 0 }'), [`BackupSession  metadata.name: 0 ${REFUSES}: write a string, in quotes`]],
    ['no as a namespace, which is false in YAML 1.1', session('{ name: x, namespace: false }'), [`BackupSession x metadata.namespace: false ${REFUSES}: write a string, in quotes`]],
    ['an object for a namespace', session('{ name: x, namespace: {} }'), [`BackupSession x metadata.namespace: an object ${REFUSES}: write a string, in quotes`]],
    ['a number for the beginning of a name', session('{ generateName: 7 }'), [`BackupSession  metadata.generateName: 7 ${REFUSES}: write a string, in quotes`]],
    ['null for a namespace', session('{ name: x, namespace: ~ }'), []],
    ['null for a name', session('{ name: ~ }'), [`BackupSession  metadata: "name" ${REFUSED}: write metadata.name`]],
    ['names that another program fills in', session('{ name: "${NAME}", namespace: $(NS) }'), []],
    ['a namespace that a reader fills in', session('{ name: x, namespace: <your-namespace> }'), []],
  ])('%s', (_, text, expected) => {
    expect(about(text)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['', 'Repository'], ['', 'Task'], ['v1', 'Function'], ['', 'Deployment'], ['core.kubestash.com/v1alpha1', 'BackupConfiguration'],
    ['repositories.stash.appscode.com/v1alpha1', 'Snapshot'], ['ui.stash.appscode.com/v1alpha1', 'Repository'], ['kustomize.config.k8s.io/v1beta1', 'Kustomization'],
    ['source.toolkit.fluxcd.io/v1', ''], ['', ''],
  ])('%p with the kind %p may be something else', (apiVersion, kind) => {
    expect(isRelevant({ apiVersion, kind })).toBe(false);
    expect(about(`{ apiVersion: ${apiVersion || '""'}, kind: ${kind || '""'}, metadata: { name: x } }`)).toEqual([]);
  });
});

test('a name that is none is found once', () => {
  const text = restore('{}').replace('name: x', 'name: Shop_1');
  expect(findingsIn(text).filter((line) => line.includes('metadata.name'))).toEqual([
    'error STASH321 RestoreSession Shop_1 metadata.name: "Shop_1" is not a DNS subdomain: '
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "shop-1"?',
  ]);
});

test('nothing else is found because of a misspelt choice', () => {
  const text = restore('{ ref: { apiVersion: v1, kind: PersistentVolumeClaim, name: data } }')
    .replace('RestoreSession', 'BackupConfiguration').replace('repository: { name: r }', 'driver: volumeSnapshotter, schedule: 0 2 * * *, retentionPolicy: { name: all, prune: true }');
  expect(findingsIn(text).filter((line) => line.startsWith('error'))).toEqual([
    `error STASH606 BackupConfiguration x spec.driver: "volumeSnapshotter" ${REFUSES}: write one of Restic, VolumeSnapshotter; did you mean "VolumeSnapshotter"?`,
  ]);
});

describe('nothing else is found because of', () => {
  const DROPPED = 'is not a field of the schema, and the API server would drop it silently: did you mean';
  const backup = (target: string, spec = 'schedule: 0 2 * * *, retentionPolicy: { name: few, keepLast: 5, prune: true }') => `
apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata: { name: x, namespace: shop }
spec: { repository: { name: r }, ${spec}, target: ${target} }`;
  const deployment = (rest: string) => `{ alias: app, ref: { apiVersion: apps/v1, kind: Deployment, name: app }, volumeMounts: [{ name: data, mountPath: /data }], ${rest} }`;
  const binding = (spec: string) => `
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata: { name: x, namespace: shop }
spec: { type: postgres, version: "14.0", ${spec} }`;
  const service = '{ service: { name: db, port: 5432, scheme: postgresql } }';
  const database = '{ alias: db, ref: { apiVersion: appcatalog.appscode.com/v1alpha1, kind: AppBinding, name: x } }';
  const dump = (params: string) => `${backup(database, `task: { name: postgres-backup-14.0, params: [${params}] }, schedule: 0 2 * * *, retentionPolicy: { name: few, keepLast: 5, prune: true }`)}
---${binding(`clientConfig: ${service}, secret: { name: s }`)}`;

  test.each([
    ['the paths of a backup, by their earlier name', backup(deployment('directories: [/data]')), 'BackupConfiguration x spec.target.directories', 'paths'],
    ['the mounts of a backup', backup(deployment('paths: [/data]').replace('volumeMounts', 'volumemounts')), 'BackupConfiguration x spec.target.volumemounts', 'volumeMounts'],
    ['the schedule', backup(deployment('paths: [/data]')).replace('schedule', 'shedule'), 'BackupConfiguration x spec.shedule', 'schedule'],
    ['the only number of a policy', backup(deployment('paths: [/data]')).replace('keepLast', 'keeplast'), 'BackupConfiguration x spec.retentionPolicy.keeplast', 'keepLast'],
    ['the rules of a restore', restore(deployment('rule: [{ paths: [/data] }]')), 'RestoreSession x spec.target.rule', 'rules'],
    ['the paths of a rule', restore(deployment('rules: [{ path: [/data] }]')), 'RestoreSession x spec.target.rules[0].path', 'paths'],
    ['the name of a Secret', repository('{ backend: { storageSecret: s, azure: { container: backup } } }'), 'Repository x spec.backend.storageSecret', 'storageSecretName'],
    ['a field that has to be there', repository('{ backend: { storageSecretName: s, azure: { contaner: backup } } }'), 'Repository x spec.backend.azure.contaner', 'container'],
    ['the address of a database', binding(`clientconfig: ${service}, secret: { name: s }`), 'AppBinding x spec.clientconfig', 'clientConfig'],
    ['the credentials of a database', dump('').replace('secret:', 'secrets:'), 'AppBinding x spec.secrets', 'secret'],
    ['the name of a parameter', dump('{ nam: args, value: --clean }'), 'BackupConfiguration x spec.task.params[0].nam', 'name'],
    ['the steps of a Task', 'apiVersion: stash.appscode.com/v1beta1\nkind: Task\nmetadata: { name: x }\nspec: { step: [{ name: x }] }', 'Task x spec.step', 'steps'],
    ['the members of a batch', backup('[]').replace('BackupConfiguration', 'BackupBatch')
      .replace('target: []', `member: [{ target: ${deployment('paths: [/data]')} }]`), 'BackupBatch x spec.member', 'members'],
  ])('a misspelt field: %s', (_, text, place, meant) => {
    expect(findingsIn(text).filter((line) => !line.startsWith('note'))).toEqual([`error STASH606 ${place}: ${DROPPED} "${meant}"?`]);
  });

  test.each([
    ['a path for a list', backup(deployment('paths: /data')), 'BackupConfiguration x spec.target.paths: "/data"', 'a list'],
    ['a mount for a list', backup(deployment('paths: [/data]').replace(/\[(\{ name: data.*?\})\]/, '$1')), 'BackupConfiguration x spec.target.volumeMounts: an object', 'a list'],
    ['a rule for a list', restore(deployment('rules: { paths: [/data] }')), 'RestoreSession x spec.target.rules: an object', 'a list'],
    ['a number in quotes', backup(deployment('paths: [/data]')).replace('keepLast: 5', 'keepLast: "5"'), 'BackupConfiguration x spec.retentionPolicy.keepLast: "5"', 'an integer'],
    ['a number in words', backup(deployment('paths: [/data]')).replace('keepLast: 5', 'keepLast: seven'), 'BackupConfiguration x spec.retentionPolicy.keepLast: "seven"', 'an integer'],
    ['the name of a Task', dump('').replace(/\{ name: (postgres.*?), params: \[\] \}/, '$1'), 'BackupConfiguration x spec.task: "postgres-backup-14.0"', 'task: { name: postgres-backup-14.0 }'],
    ['the name of a Secret', dump('').replace('{ name: s }', 's'), 'AppBinding x spec.secret: "s"', 'secret: { name: s }'],
  ])('%s', (_, text, found, meant) => {
    expect(findingsIn(text).filter((line) => !line.startsWith('note'))).toEqual([`error STASH606 ${found} ${REFUSES}: write ${meant}`]);
  });

  test.each([
    ['a name that is filled in later', '"{{ .Values.repository }}"', `"{{ .Values.repository }}" ${REFUSES}: write repository: { name: {{ .Values.repository }} }`],
    ['a credential in place of a name', 'https://me:hunter2@shop', `the given value (not shown, since it looks like a credential) ${REFUSES}: write an object`],
    ['a number in place of a name', '5', `5 ${REFUSES}: write an object`],
  ])('%s', (_, name, found) => {
    expect(findingsIn(backup(deployment('paths: [/data]')).replace('{ name: r }', name)).filter((line) => line.startsWith('error'))).toEqual([
      `error STASH606 BackupConfiguration x spec.repository: ${found}`,
    ]);
  });

  test.each([
    ['a list of a text where it has objects', backup(deployment('paths: [/data]').replace(/\[\{ name: data.*?\}\]/, 'data')),
      'BackupConfiguration x spec.target.volumeMounts: "data"', 'a list'],
    ['a list of entries by their names', restore(deployment('rules: { all: { paths: [/data] } }')), 'RestoreSession x spec.target.rules: an object', 'a list'],
    ['the name of a policy, which is no reference', backup(deployment('paths: [/data]')).replace(/\{ name: few.*?\}/, 'few'),
      'BackupConfiguration x spec.retentionPolicy: "few"', 'an object'],
  ])('not %s', (_, text, found, meant) => {
    expect(findingsIn(text).filter((line) => line.startsWith('error STASH606'))).toEqual([`error STASH606 ${found} ${REFUSES}: write ${meant}`]);
  });

  test('but a misspelt field counts as what is meant', () => {
    expect(findingsIn(backup(deployment('path: [data, 5]'))).filter((line) => line.startsWith('error'))).toEqual([
      'error STASH308 BackupConfiguration x spec.target.paths: "data" is not an absolute path: begin with "/", and leave out control characters; did you mean "/data"?',
      `error STASH606 BackupConfiguration x spec.target.path: ${DROPPED} "paths"?`,
      `error STASH606 BackupConfiguration x spec.target.path[1]: 5 ${REFUSES}: write a string, in quotes`,
    ]);
  });

  test('and a misspelt field does not replace what is there', () => {
    expect(findingsIn(backup(deployment('paths: [/data], path: [data]'))).filter((line) => line.startsWith('error'))).toEqual([
      `error STASH606 BackupConfiguration x spec.target.path: ${DROPPED} "paths"?`,
    ]);
  });
});
