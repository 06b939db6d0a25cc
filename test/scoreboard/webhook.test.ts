import { webhook } from './judges/webhook';
import { manifestsIn } from './manifests';

const repository = (spec: string) => `{ kind: Repository, metadata: { name: store, namespace: home }, spec: ${spec} }`;
const restore = (spec: string) => `{ kind: RestoreSession, metadata: { name: back, namespace: home }, spec: ${spec} }`;
const backup = (spec: string, namespace = 'home') => `{ kind: BackupConfiguration, metadata: { name: forth, namespace: ${namespace} }, spec: ${spec} }`;
const ofClaim = (namespace: string, task = 'pvc-backup') =>
  backup(`{ task: { name: ${task} }, target: { ref: { kind: PersistentVolumeClaim, name: data, namespace: ${namespace} } } }`);
const ofWorkload = (namespace: string, task = '{}') => backup(`{ task: ${task}, target: { ref: { kind: Deployment, name: shop, namespace: ${namespace} } } }`);
const use = (policy: string, namespace: string, labels = '{}') => [
  repository(`{ usagePolicy: ${policy} }`), `{ kind: Namespace, metadata: { name: ${namespace}, labels: ${labels} } }`,
  backup('{ repository: { name: store, namespace: home } }', namespace),
].join('\n---\n');

const NOT_ADMITTED = 'BackupConfiguration forth: a Repository that is there already and does not admit the namespace';
const ELSEWHERE = 'BackupConfiguration forth: a claim or a workload in another namespace';
const WIPE_OUT = 'Repository store: wipeOut with the backend local or b2';
const MOUNT = 'Repository store: a local mountPath of which the first segment is "stash"';
const CLASH = 'RestoreSession back: several rules without targetHosts, a host in two rules, a rule with snapshots and paths';

test.each<[what: string, yaml: string, refused: readonly string[]]>([
  ['wipeOut on a local volume', repository('{ wipeOut: true, backend: { local: { mountPath: /safe } } }'), [WIPE_OUT]],
  ['wipeOut on B2', repository('{ wipeOut: true, backend: { b2: {} } }'), [WIPE_OUT]],
  ['wipeOut on a REST server', repository('{ wipeOut: true, backend: { rest: {} } }'), []],
  ['B2 without wipeOut', repository('{ wipeOut: false, backend: { b2: {} } }'), []],
  ['a mount at /stash', repository('{ backend: { local: { mountPath: /stash } } }'), [MOUNT]],
  ['a mount below /stash', repository('{ backend: { local: { mountPath: /stash/data } } }'), [MOUNT]],
  ['a mount that begins alike', repository('{ backend: { local: { mountPath: /stash-data } } }'), []],
  ['two old rules without hosts', restore('{ rules: [{ paths: [/a] }, { paths: [/b] }] }'), [CLASH]],
  ['a host in two old rules', restore('{ rules: [{ targetHosts: [a] }, { targetHosts: [a, b] }] }'), [CLASH]],
  ['snapshots and paths in an old rule', restore('{ rules: [{ snapshots: [x], paths: [/a] }] }'), [CLASH]],
  ['one old rule without hosts, and one with', restore('{ rules: [{ paths: [/a] }, { targetHosts: [b], paths: [/b] }] }'), []],
  ['old rules that are moved to the target', restore('{ target: {}, rules: [{ paths: [/a] }, { paths: [/b] }] }'), []],
  ['rules of a target', restore('{ target: { rules: [{ paths: [/a] }, { paths: [/b] }] } }'), []],
  ['a claim of another namespace', ofClaim('away'), [ELSEWHERE]],
  ['a claim of the same namespace', ofClaim('home'), []],
  ['a workload of another namespace', ofWorkload('away'), [ELSEWHERE]],
  ['a workload of another namespace by a Task', ofWorkload('away', '{ name: custom }'), []],
  ['a dump of a claim of another namespace', ofClaim('away', 'kubedump-backup-0.2.0'), []],
  ['no usagePolicy, from home', [repository('{}'), backup('{ repository: { name: store } }')].join('\n---\n'), []],
  ['no usagePolicy, from elsewhere', [repository('{}'), backup('{ repository: { name: store, namespace: home } }', 'away')].join('\n---\n'), [NOT_ADMITTED]],
  ['a Repository that is not there', backup('{ repository: { name: store, namespace: home } }', 'away'), []],
  ['an empty usagePolicy, from home', use('{}', 'home'), [NOT_ADMITTED]],
  ['the default of allowedNamespaces, from home', use('{ allowedNamespaces: {} }', 'home'), []],
  ['the default of allowedNamespaces, from elsewhere', use('{ allowedNamespaces: {} }', 'away'), [NOT_ADMITTED]],
  ['all', use('{ allowedNamespaces: { from: All } }', 'away'), []],
  ['a selector that is missing', use('{ allowedNamespaces: { from: Selector } }', 'away'), [NOT_ADMITTED]],
  ['a selector that is empty', use('{ allowedNamespaces: { from: Selector, selector: {} } }', 'away'), []],
  ['a label that is there', use('{ allowedNamespaces: { from: Selector, selector: { matchLabels: { team: red } } } }', 'away', '{ team: red }'), []],
  ['a label that is another', use('{ allowedNamespaces: { from: Selector, selector: { matchLabels: { team: red } } } }', 'away', '{ team: blue }'), [NOT_ADMITTED]],
  ['a namespace by its name', use('{ allowedNamespaces: { from: Selector, selector: { matchLabels: { kubernetes.io/metadata.name: away } } } }', 'away'), []],
  ['a label out of a list', use('{ allowedNamespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: In, values: [red] }] } } }', 'away', '{ team: red }'), []],
  ['a label not out of a list', use('{ allowedNamespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: NotIn, values: [red] }] } } }', 'away', '{ team: red }'), [NOT_ADMITTED]],
  ['a label that has to be there', use('{ allowedNamespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: Exists }] } } }', 'away'), [NOT_ADMITTED]],
  ['a label that must not be there', use('{ allowedNamespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: DoesNotExist }] } } }', 'away'), []],
])('%s', async (_, yaml, refused) => {
  expect(await webhook.complaints([manifestsIn(yaml)])).toEqual([refused]);
});
