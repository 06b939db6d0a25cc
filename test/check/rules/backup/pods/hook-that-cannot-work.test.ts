import { appBinding, CLAIM, DATABASE, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH319', manifests);
const EXEC = { exec: { command: ['sync'] } };
const get = (more: object = {}) => ({ httpGet: { port: 80, scheme: 'HTTP', ...more } });

test.each<[string, object, string[]]>([
  ['a command', EXEC, []],
  ['a command in a container', { ...EXEC, containerName: 'web' }, []],
  ['a command in what can be no container', { ...EXEC, containerName: 'Bad Name!' }, [
    '.containerName: "Bad Name!" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "bad-name"?',
  ]],
  ['a command in a container that is filled in', { ...EXEC, containerName: '${APP}' }, []],
  ['a command without a program', { exec: { command: [] } }, [
    '.exec.command: does not name a program, so nothing runs: give the program first and then its arguments, such as ["sync"]',
  ]],
  ['no command', { exec: {} }, ['.exec.command: does not name a program, so nothing runs: give the program first and then its arguments, such as ["sync"]']],
  ['a line for a shell in words', { exec: { command: ['sh', '-c', 'rm', '-f', '/data/x'] } }, [
    '.exec.command: has its line in several entries, but a shell runs only the one after "-c": write the whole line as that entry: ["sh", "-c", "…"]',
  ]],
  ['no action', { containerName: 'web' }, [': has no action, so nothing is done: give one of exec, httpGet, httpPost, tcpSocket, or leave the hook out']],
  ['null, which is no action', { exec: null }, [': has no action, so nothing is done: give one of exec, httpGet, httpPost, tcpSocket, or leave the hook out']],
  ['two actions', { tcpSocket: { port: 80 }, ...EXEC }, [': has several actions (exec, tcpSocket), which all run in this order: keep one of them']],
  ['a request', get(), []],
  ['a request by a scheme in lower case', get({ scheme: 'https' }), []],
  ['no scheme', get({ scheme: undefined }), ['.httpGet.scheme: is missing, and unlike a probe, a hook has no default for it: write HTTP or HTTPS']],
  ['another scheme', get({ scheme: 'FTP' }), ['.httpGet.scheme: "FTP" is not a valid scheme, and Stash has no default for it: write HTTP or HTTPS']],
  ['an address with a password for a scheme', get({ scheme: 'https://me:hunter2@shop' }),
    ['.httpGet.scheme: the given value (not shown, since it looks like a credential) is not a valid scheme, and Stash has no default for it: write HTTP or HTTPS']],
  ['no scheme in a POST', { httpPost: { port: 80 } }, ['.httpPost.scheme: is missing, and unlike a probe, a hook has no default for it: write HTTP or HTTPS']],
  ['a body or a form', { httpPost: { port: 80, scheme: 'HTTP', body: 'x' } }, []],
  ['a body and a form', { httpPost: { port: 80, scheme: 'HTTP', body: 'x', form: [{ key: 'a', values: [] }] } }, [
    '.httpPost.form: is set together with body, but a request has only one of the two: leave one of them out',
  ]],
  ['a port by its name', { ...get({ port: 'web' }), containerName: 'web' }, []],
  ['a port by its number, as a text', get({ port: '8080' }), []],
  ['a port by its name without a container', get({ port: 'web' }), [
    '.httpGet.port: "web" is the name of a port, which Stash looks up in a single container: name that container in containerName',
  ]],
  ['such a port in a POST', { httpPost: { port: 'web', scheme: 'HTTP' } }, [
    '.httpPost.port: "web" is the name of a port, which Stash looks up in a single container: name that container in containerName',
  ]],
  ['such a port of a socket', { tcpSocket: { port: 'web' } }, [
    '.tcpSocket.port: "web" is the name of a port, which Stash looks up in a single container: name that container in containerName',
  ]],
  ['a port out of range', { tcpSocket: { port: 0 } }, ['.tcpSocket.port: 0 is not a valid port: use an integer from 1 to 65535']],
  ['no port', { tcpSocket: {} }, ['.tcpSocket.port: is missing: give the number of the port, or its name']],
])('%s', (_, hook, expected) => {
  const lines = (kind: string, field: string) => expected.map((line) => `warning ${kind} x ${field}${line}`);
  const backups = { target: { ref: DEPLOYMENT }, hooks: { preBackup: hook } };
  const restores = { target: { ref: DATABASE }, hooks: { postRestore: { executionPolicy: 'Always', ...hook } } };
  expect(about(object('BackupConfiguration', { spec: backups }))).toEqual(lines('BackupConfiguration', 'spec.hooks.preBackup'));
  expect(about(object('BackupBlueprint', { spec: backups }))).toEqual(lines('BackupBlueprint', 'spec.hooks.preBackup'));
  expect(about(object('BackupBatch', { spec: { members: [backups] } }))).toEqual(lines('BackupBatch', 'spec.members[0].hooks.preBackup'));
  expect(about(object('RestoreSession', { spec: restores }))).toEqual(lines('RestoreSession', 'spec.hooks.postRestore'));
});

const SILENT = 'where nothing answers it, and the hook fails: name the host, such as the Service of the application with its namespace';
const batch = (kind: string, hooks: object) => about(object(kind, { spec: { hooks } }));
const NO_CONTAINER = 'but the hooks of a batch run in the pod of the operator, which has no such container: move the hook to the member whose pods have the container';

test('the hooks of a batch as a whole', () => {
  const inside = { ...EXEC, containerName: 'web' };
  expect(batch('BackupBatch', { preBackup: EXEC, postBackup: get({ host: 'shop' }) })).toEqual([]);
  expect(batch('BackupBatch', { preBackup: { ...get({ host: 'shop', port: 'web' }), containerName: 'web' } })).toEqual([]);
  expect(batch('BackupBatch', { preBackup: get(), postBackup: { tcpSocket: { port: 80 } } })).toEqual(['postBackup.tcpSocket', 'preBackup.httpGet'].map((action) =>
    `warning BackupBatch x spec.hooks.${action}.host: is missing, so the request goes to the pod of the operator, ${SILENT}`));
  expect(batch('BackupBatch', { preBackup: inside, postBackup: { ...EXEC, containerName: 'db' } })).toEqual([
    `warning BackupBatch x spec.hooks: preBackup and postBackup of the whole batch would run a command in the container "web", "db", ${NO_CONTAINER}`,
  ]);
  expect(batch('RestoreBatch', { preRestore: EXEC, postRestore: inside })).toEqual([
    `warning RestoreBatch x spec.hooks: postRestore of the whole batch would run a command in the container "web", ${NO_CONTAINER}`,
  ]);
  expect(batch('BackupBatch', { preBackup: get({ host: 'shop', scheme: '' }) })).toEqual([
    'warning BackupBatch x spec.hooks.preBackup.httpGet.scheme: is missing, and unlike a probe, a hook has no default for it: write HTTP or HTTPS',
  ]);
});

test('a database that is outside of the cluster', () => {
  const binding = (clientConfig: object) => appBinding({ name: 'db', spec: { clientConfig } });
  const backup = (hook: object, ref: object = DATABASE) => object('BackupConfiguration', { spec: { target: { ref }, hooks: { preBackup: hook } } });
  const url = { url: 'redis://db.example.com:6379' };
  expect(about(backup(EXEC), binding({ service: { name: 'db' } }))).toEqual([]);
  expect(about(backup(EXEC), binding({ ...url, service: { name: 'db' } }))).toEqual([]);
  expect(about(backup(EXEC))).toEqual([]);
  expect(about(backup(get()), binding(url))).toEqual([]);
  expect(about(backup(EXEC, { ...DEPLOYMENT, name: 'db' }), binding(url))).toEqual([]);
  expect(about(backup(EXEC), binding(url))).toEqual([
    'warning BackupConfiguration x spec.hooks.preBackup.exec: AppBinding shop/db has a url and no Service, but Stash runs the command in a pod behind '
    + 'the Service of an AppBinding: use an HTTP request to a host in place of the command, or leave the hook out',
  ]);
});

describe('a container of a workload', () => {
  const pod = {
    containers: [{ name: 'shop' }, { name: 'cache' }, {}],
    initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
  };
  const workload = (spec: object = pod) => object('Deployment', { name: 'web', spec: { template: { spec } } }, 'apps/v1');
  const backup = (hook: object, ref: object = DEPLOYMENT) => object('BackupConfiguration', { spec: { target: { ref }, hooks: { preBackup: hook } } });
  const is = (name: string, mend: string) => `"${name}" is not a container of Deployment shop/web (it has "shop", "cache" and "proxy"), so the hook fails: ${mend}`;
  const OTHER = 'name one of its containers, or acknowledge this if something else adds it to the pods';

  test.each<[string, object, object[], string | undefined]>([
    ['that there is', { ...EXEC, containerName: 'cache' }, [workload()], undefined],
    ['that starts first and stays', { ...EXEC, containerName: 'proxy' }, [workload()], undefined],
    ['that is not named', EXEC, [workload()], undefined],
    ['that Stash puts there', { ...EXEC, containerName: 'stash' }, [workload()], undefined],
    ['that Stash puts there for restores', { ...EXEC, containerName: 'stash-init' }, [workload()], is('stash-init', OTHER)],
    ['of a workload that is not there', { ...EXEC, containerName: 'shopp' }, [], undefined],
    ['of a workload of which nothing is known', { ...EXEC, containerName: 'shopp' }, [workload({})], undefined],
    ['that a request does not need', { ...get(), containerName: 'shopp' }, [workload()], undefined],
    ['that is misspelt', { ...EXEC, containerName: 'shopp' }, [workload()], is('shopp', 'did you mean "shop"?')],
    ['that ends before the others start', { ...EXEC, containerName: 'migrate' }, [workload()], is('migrate', OTHER)],
    ['that a variable names', { ...EXEC, containerName: '${APP}' }, [workload()], undefined],
    ['that a template names', { ...EXEC, containerName: '{{ .Values.app }}' }, [workload()], undefined],
    ['that there is not', { ...EXEC, containerName: 'db' }, [workload()], is('db', OTHER)],
    ['that has a port by its name', { ...get({ port: 'web' }), containerName: 'db' }, [workload()], is('db', OTHER)],
  ])('%s', (_, hook, others, expected) => {
    expect(about(backup(hook), ...others)).toEqual(expected === undefined ? [] : [`warning BackupConfiguration x spec.hooks.preBackup.containerName: ${expected}`]);
  });
});

describe('a template', () => {
  const hook = (text: string) => ({ spec: { hooks: { preBackup: { exec: { command: ['sh', text] } }, postBackup: { httpPost: { port: 80, scheme: 'HTTP', body: text } } } } });
  const said = (text: string, complaint: string) => ['postBackup.httpPost.body', 'preBackup.exec.command[1]'].map((place) =>
    `warning BackupConfiguration x spec.hooks.${place}: ${JSON.stringify(text)} ${complaint}`);
  const notMeant = 'write {{ `{{` }} for braces that are not meant for Stash';
  const open = `is not a valid template, since "{{" has no "}}" after it, so the hook fails: close it, or ${notMeant}`;
  const untold = (name: string) => `uses ${name}, which Stash does not provide, so the hook fails: use one of .Name, .Namespace, .Invoker, .Target, .Status.Phase, `
    + `.Status.Duration and .Status.Error, or ${notMeant}`;

  test.each<[string, string, string | undefined]>([
    ['that asks for what there is', '{{ .Namespace }}/{{- .Name -}}: {{ .Status.Phase }} {{.Status.Error}} of {{ .Target.Name }} by {{ .Invoker.Kind }}', undefined],
    ['with a function', '{{ if eq .Status.Phase "Failed" }}{{ .Status.Duration | printf "%s .Size" }}{{ end }}', undefined],
    ['that is none', 'awk \'{ print }\' {a,b} }}', undefined],
    ['with braces for something else', 'docker inspect -f {{ "{{" }}.State.Health{{ `}}` }}', undefined],
    ['that prints braces', '{{ print "{{" }}{{ print `}}` .Name }}', undefined],
    ['with a field of something else', '{{ range .Status.Phase }}{{ .Size }}{{ end }}', undefined],
    ['with numbers and fields of what is computed', '{{ printf "%v" 1.5e3 (index .Target).Size $x.Size }}', undefined],
    ['with a comment', '{{/* not .Size */}}', undefined],
    ['that is not closed', '{{ .Status.Phase }', open],
    ['of which a text is not closed', '{{ print "a }}', open],
    ['of which the second action is not closed', '{{ .Name }} {{ .Status.Phase', open],
    ['of which a block has no end', '{{ if .Name }}a', `is not a valid template, since the block that "{{ if … }}" begins has no "{{ end }}", so the hook fails: write {{ end }} where the block ends, or ${notMeant}`],
    ['with a field without its dot', '{{ Name }}', `calls "Name", which is not a function of Go or sprig, so the hook fails: write .Name, with a dot, or ${notMeant}`],
    ['with an unknown function', '{{ .Name | uper }}', `calls "uper", which is not a function of Go or sprig, so the hook fails: use one of their functions, or put a dot in front of a field, or ${notMeant}`],
    ['with a function that reads the environment', '{{ env "HOME" }}{{ .Name | upper | trunc 5 }}', undefined],
    ['for another program', 'docker inspect -f {{.State.Health}}', untold('.State.Health')],
    ['that asks for too much of what there is', '{{ .Status.Size }}', untold('.Status.Size')],
    ['that looks up what there is not', '{{ index . "Size" }}', untold('.Size')],
    ['that asks for a part of a text', '{{ .Name.First }}', untold('.Name.First')],
  ])('%s', (_, text, complaint) => {
    expect(about(object('BackupConfiguration', hook(text)))).toEqual(complaint === undefined ? [] : said(text, complaint));
  });
});

describe('a command while a workload is restored', () => {
  const pod = { containers: [{ name: 'shop' }], initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] };
  const workload = object('Deployment', { name: 'web', spec: { template: { spec: pod } } }, 'apps/v1');
  const restore = (hooks: object, ref: object = DEPLOYMENT) => object('RestoreSession', { spec: { target: { ref }, hooks } });
  const MEND = 'set containerName to "stash-init", which has the restored files, or run the command once the application runs';
  const late = (where: string, which = 'which') =>
    `runs a command in ${where}, ${which} starts only after the restore in the init container stash-init, so the hook fails: ${MEND}`;

  test.each<[string, object[], string[]]>([
    ['in the first container', [restore({ preRestore: EXEC }), workload], [`warning RestoreSession x spec.hooks.preRestore.exec: ${late('the first container of Deployment shop/web')}`]],
    ['in the first container of a workload from elsewhere', [restore({ preRestore: EXEC })],
      [`warning RestoreSession x spec.hooks.preRestore.exec: ${late('the first container of Deployment shop/web')}`]],
    ['in a container of the application', [restore({ postRestore: { ...EXEC, containerName: 'shop' } }), workload],
      [`warning RestoreSession x spec.hooks.postRestore.containerName: ${late('the container "shop"')}`]],
    ['in a container of a workload from elsewhere', [restore({ postRestore: { ...EXEC, containerName: 'shop' } })],
      [`note RestoreSession x spec.hooks.postRestore.containerName: ${late('the container "shop"', 'and if that is a container of the application, it')}`]],
    ['in the container of the restore', [restore({ preRestore: { ...EXEC, containerName: 'stash-init' } }), workload], []],
    ['in the container of the restore of a workload from elsewhere', [restore({ preRestore: { ...EXEC, containerName: 'stash-init' } })], []],
    ['in a container that starts first and stays', [restore({ preRestore: { ...EXEC, containerName: 'proxy' } }), workload], []],
    ['as a request', [restore({ preRestore: get() }), workload], []],
    ['of a database', [restore({ preRestore: EXEC }, DATABASE)], []],
  ])('%s', (_, manifests, expected) => {
    expect(about(...manifests)).toEqual(expected);
  });
});

describe('a command for a claim', () => {
  const backup = (hooks: object) => object('BackupConfiguration', { spec: { task: { name: 'pvc-backup' }, target: { ref: CLAIM }, hooks } });
  const MEND = 'so the hook fails: use an HTTP request to a host in place of the command, or make it a hook of the workload that mounts the claim';

  test.each<[string, object, string[]]>([
    ['in a container', { preBackup: { ...EXEC, containerName: 'shop' } }, [
      `containerName: runs a command in the container "shop", but for a claim Stash looks for it in the Job that it creates, ${MEND}`,
    ]],
    ['in no container', { preBackup: EXEC }, [`exec: runs a command in the last container of the Job for a claim, which has not started yet, ${MEND}`]],
    ['in the container that does the hook', { preBackup: { ...EXEC, containerName: 'pre-task-hook' } }, []],
    ['afterwards, in the container that does the hook', { postBackup: EXEC }, []],
    ['as a request', { preBackup: get({ host: 'shop' }) }, []],
    ['as a request to nobody', { preBackup: get() }, [`httpGet.host: is missing, so the request goes to the pod of the Job that Stash creates, ${SILENT}`]],
  ])('%s', (_, hooks, expected) => {
    expect(about(backup(hooks))).toEqual(expected.map((line) => `warning BackupConfiguration x spec.hooks.preBackup.${line}`));
  });
});

describe('a hook for VolumeSnapshots', () => {
  const ignored = (policy: string) => [`executionPolicy: "${policy}" is ignored for VolumeSnapshots: the hook runs after each run, but not if it ends with an error: `
    + 'leave the hook out, and watch the BackupSessions for failures'];

  test.each<[string, object, string[]]>([
    ['in a container of the workload', { ...EXEC, containerName: 'web' }, [
      'containerName: runs a command in the container "web", but for VolumeSnapshots Stash looks for it in the Job that it creates, so the hook fails: '
      + 'use an HTTP request to a host in place of the command',
    ]],
    ['in the container of the Job', { ...EXEC, containerName: 'stash' }, []],
    ['in no container', EXEC, []],
    ['as a request', get({ host: 'shop' }), []],
    ['as a request to nobody', { httpPost: { port: 80, scheme: 'HTTP' } },
      [`httpPost.host: is missing, so the request goes to the pod of the Job that Stash creates, ${SILENT}`]],
    ['for failures', { ...get({ host: 'shop' }), executionPolicy: 'OnFailure' }, ignored('OnFailure')],
    ['for the last failure', { ...get({ host: 'shop' }), executionPolicy: 'OnFinalRetryFailure' }, ignored('OnFinalRetryFailure')],
    ['for successes', { ...get({ host: 'shop' }), executionPolicy: 'OnSuccess' }, []],
  ])('%s', (_, hook, expected) => {
    const spec = { driver: 'VolumeSnapshotter', target: { ref: DEPLOYMENT }, hooks: { postBackup: hook } };
    expect(about(object('BackupConfiguration', { spec }))).toEqual(expected.map((line) => `warning BackupConfiguration x spec.hooks.postBackup.${line}`));
    expect(about(object('RestoreSession', { spec: { driver: 'VolumeSnapshotter', target: {}, hooks: { postRestore: { ...hook, executionPolicy: 'OnFailure' } } } }))).toEqual([]);
  });
});
