import { webhook } from './judges/webhook';
import { manifestsIn } from './manifests';

const repository = (spec: string) => `{ kind: Repository, metadata: { name: store, namespace: home }, spec: ${spec} }`;
const restore = (spec: string) => `{ kind: RestoreSession, metadata: { name: back, namespace: home }, spec: ${spec} }`;
const backup = (spec: string, namespace = 'home') =>
  `{ kind: BackupConfiguration, metadata: { name: forth, namespace: ${namespace} }, spec: ${spec} }`;
const ofClaim = (namespace: string, task = 'pvc-backup') =>
  backup(`{ task: { name: ${task} }, target: { ref: { kind: PersistentVolumeClaim, name: data, namespace: ${namespace} } } }`);
const ofWorkload = (namespace: string, task = '{}') =>
  backup(`{ task: ${task}, target: { ref: { kind: Deployment, name: shop, namespace: ${namespace} } } }`);
const fromAway = backup('{ repository: { name: store, namespace: home } }', 'away');
const use = (policy: string, namespace: string, labels = '{}') => [
  repository(`{ usagePolicy: ${policy} }`), `{ kind: Namespace, metadata: { name: ${namespace}, labels: ${labels} } }`,
  backup('{ repository: { name: store, namespace: home } }', namespace),
].join('\n---\n');

const select = (selector: string, labels = '{}') => use(`{ allowedNamespaces: { from: Selector, selector: ${selector} } }`, 'away', labels);
const choose = (expression: string, labels = '{}') => select(`{ matchExpressions: [${expression}] }`, labels);

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
  ['no usagePolicy, from elsewhere', [repository('{}'), fromAway].join('\n---\n'), [NOT_ADMITTED]],
  ['a Repository that is not there', fromAway, []],
  ['an empty usagePolicy, from home', use('{}', 'home'), [NOT_ADMITTED]],
  ['the default of allowedNamespaces, from home', use('{ allowedNamespaces: {} }', 'home'), []],
  ['the default of allowedNamespaces, from elsewhere', use('{ allowedNamespaces: {} }', 'away'), [NOT_ADMITTED]],
  ['all', use('{ allowedNamespaces: { from: All } }', 'away'), []],
  ['a selector that is missing', use('{ allowedNamespaces: { from: Selector } }', 'away'), [NOT_ADMITTED]],
  ['a selector that is empty', select('{}'), []],
  ['a label that is there', select('{ matchLabels: { team: red } }', '{ team: red }'), []],
  ['a label that is another', select('{ matchLabels: { team: red } }', '{ team: blue }'), [NOT_ADMITTED]],
  ['a namespace by its name', select('{ matchLabels: { kubernetes.io/metadata.name: away } }'), []],
  ['a label out of a list', choose('{ key: team, operator: In, values: [red] }', '{ team: red }'), []],
  ['a label not out of a list', choose('{ key: team, operator: NotIn, values: [red] }', '{ team: red }'), [NOT_ADMITTED]],
  ['a label that has to be there', choose('{ key: team, operator: Exists }'), [NOT_ADMITTED]],
  ['a label that must not be there', choose('{ key: team, operator: DoesNotExist }'), []],
])('%s', async (_, yaml, refused) => {
  expect(await webhook.complaints([manifestsIn(yaml)])).toEqual([refused]);
});
