import { Yaml } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import fc from 'fast-check';
import { demoBackup, specOf } from '../../backup/demo';
import { Hook, type HttpPostAction, HttpScheme, PostBackupExecutionPolicy } from 'cdk8s-stash';

const { IntOrString } = plus27.k8s;

const written = (preBackup: Hook) => specOf(demoBackup({ hooks: { preBackup } })).hooks!.preBackup;

const number = IntOrString.fromNumber(8080);
const named = IntOrString.fromString('http');

const post: Required<Omit<HttpPostAction, 'form'>> = {
  host: 'shop',
  path: '/quiesce',
  port: number,
  scheme: HttpScheme.HTTPS,
  httpHeaders: [{ name: 'X-A', value: '1' }, { name: 'X-A', value: '2' }],
  body: '{{ .Name }}',
};

test.each<[string, Hook, object]>([
  ['a command', Hook.exec(['/bin/sh', '-c', 'sync']), { exec: { command: ['/bin/sh', '-c', 'sync'] } }],
  ['a template as the program', Hook.exec(['{{ .Name }}', 'a folder/{{ .Name }}']), { exec: { command: ['{{ .Name }}', 'a folder/{{ .Name }}'] } }],
  ['a program in a folder with a blank', Hook.exec(['/opt/my tool/run']), { exec: { command: ['/opt/my tool/run'] } }],
  ['a comparison', Hook.exec(['/usr/bin/test', 'a', '<', 'b']), { exec: { command: ['/usr/bin/test', 'a', '<', 'b'] } }],
  ['an argument of a shell', Hook.exec(['/bin/bash', '-c', 'echo "$0"', '|']), { exec: { command: ['/bin/bash', '-c', 'echo "$0"', '|'] } }],
  ['arguments of a line', Hook.exec(['sh', '-c', '"$@"', 'sh', 'touch', '/data/x']), { exec: { command: ['sh', '-c', '"$@"', 'sh', 'touch', '/data/x'] } }],
  ['a name of a shell', Hook.exec(['sh', '-c', 'sync', 'sh']), { exec: { command: ['sh', '-c', 'sync', 'sh'] } }],
  ['a name of a shell behind a line of several words', Hook.exec(['sh', '-c', 'sync /data', 'flush', 'x']), { exec: { command: ['sh', '-c', 'sync /data', 'flush', 'x'] } }],
  ['arguments of a line that is filled in', Hook.exec(['sh', '-c', '{{.Name}}', '-f', '/data/x']), { exec: { command: ['sh', '-c', '{{.Name}}', '-f', '/data/x'] } }],
  ['a line behind the end of the options', Hook.exec(['sh', '-c', '--', 'sync /data']), { exec: { command: ['sh', '-c', '--', 'sync /data'] } }],
  ['a line behind another option', Hook.exec(['bash', '-c', '-eo', 'pipefail', 'dump | gzip']), { exec: { command: ['bash', '-c', '-eo', 'pipefail', 'dump | gzip'] } }],
  ['a script', Hook.exec(['sh', '/scripts/dump.sh', '-c', '/data/x']), { exec: { command: ['sh', '/scripts/dump.sh', '-c', '/data/x'] } }],
  ['an argument of ssh, which passes it to a shell', Hook.exec(['ssh', 'db', 'sync', '&&', 'true']), { exec: { command: ['ssh', 'db', 'sync', '&&', 'true'] } }],
  ['the end of a command of find', Hook.exec(['find', '/data', '-exec', 'sync', '{}', ';']), { exec: { command: ['find', '/data', '-exec', 'sync', '{}', ';'] } }],
  ['a comparison', Hook.exec(['pip', 'install', 'tool', '>1.5']), { exec: { command: ['pip', 'install', 'tool', '>1.5'] } }],
  ['a comparison with a pre-release', Hook.exec(['helm', 'pull', 'tool', '--version', '<2.0.0-rc.1']), { exec: { command: ['helm', 'pull', 'tool', '--version', '<2.0.0-rc.1'] } }],
  ['a tag', Hook.exec(['grep', '-q', '</a.b>', '/data/x']), { exec: { command: ['grep', '-q', '</a.b>', '/data/x'] } }],
  ['a password that a shell reads', Hook.exec(['sh', '-c', 'mysqldump -p"$PASSWORD"']), { exec: { command: ['sh', '-c', 'mysqldump -p"$PASSWORD"'] } }],
  ['an empty password', Hook.exec(['redis-cli', '--password', '', 'save']), { exec: { command: ['redis-cli', '--password', '', 'save'] } }],
  ['a command in a container', Hook.exec(['sync'], { containerName: 'db' }), { exec: { command: ['sync'] }, containerName: 'db' }],
  ['a GET request', Hook.httpGet({ port: number, scheme: 'HTTP' }), { httpGet: { port: 8080, scheme: 'HTTP' } }],
  ['a GET request by a scheme in lower case', Hook.httpGet({ port: number, scheme: 'https' }), { httpGet: { port: 8080, scheme: 'https' } }],
  ['a GET request to a port by its number, as a text', Hook.httpGet({ port: IntOrString.fromString('8080'), scheme: 'HTTP' }),
    { httpGet: { port: '8080', scheme: 'HTTP' } }],
  ['a GET request with all that it can say',
    Hook.httpGet({ port: named, scheme: 'HTTPS', host: 'shop', path: '/', httpHeaders: [{ name: 'X-A', value: '1' }] }, { containerName: 'app' }),
    { httpGet: { port: 'http', scheme: 'HTTPS', host: 'shop', path: '/', httpHeaders: [{ name: 'X-A', value: '1' }] }, containerName: 'app' }],
  ['a POST request', Hook.httpPost({ port: number, scheme: HttpScheme.HTTP }), { httpPost: { port: 8080, scheme: 'HTTP' } }],
  ['a POST request with all that it can say', Hook.httpPost({ ...post, port: named }, { containerName: 'app' }),
    { httpPost: { ...post, port: 'http' }, containerName: 'app' }],
  ['a POST request with a form', Hook.httpPost({ port: number, scheme: HttpScheme.HTTP, form: [{ key: 'a', values: ['1', '2'] }] }),
    { httpPost: { port: 8080, scheme: 'HTTP', form: [{ key: 'a', values: ['1', '2'] }] } }],
  ['a connection', Hook.tcpSocket({ port: number, host: 'shop' }), { tcpSocket: { port: 8080, host: 'shop' } }],
  ['a connection to a port by its name', Hook.tcpSocket({ port: named }, { containerName: 'app' }), { tcpSocket: { port: 'http' }, containerName: 'app' }],
])('%s', (_, hook, expected) => {
  expect(written(hook)).toEqual(expected);
});

const SCHEME = 'scheme is missing, and unlike a probe, a hook has no default for it: write HTTP or HTTPS';
const TAB = 'has several lines and begins with a tab, so that kubectl, Argo CD and Flux cannot read the file to which cdk8s writes it: '
  + 'indent it with spaces, or remove the white space before its first word, as .trim() does';
const IN_PLAIN_TEXT = 'contains a password or a token, and anyone who may read the object sees it: '
  + 'have a shell read it from a variable or a file of the container, and change it if this was ever pushed';
const LINE = 'has more than the program in its first entry, and the whole entry is taken for its name: write each word as its own entry, or pass the whole line to a shell: '
  + '["sh", "-c", "…"]';
const NO_SHELL = 'contains what only a shell understands, such as ">" and "&&", but no shell runs it: pass the whole line to a shell: ["sh", "-c", "…"]';
const NO_DASH = 'has "c" where a shell has the option "-c", so the shell looks for a script of that name: write ["sh", "-c", "…"]';
const SPLIT = 'has its line in several entries, but a shell runs only the one after "-c": write the whole line as that entry: ["sh", "-c", "…"]';
const NO_PROGRAM = 'does not name a program, so nothing runs: give the program first and then its arguments, such as ["sync"]';
const NAMED = 'port "http" is the name of a port, which Stash looks up in a single container: name that container in containerName';
const PLAIN = 'port is not a port: give k8s.IntOrString.fromNumber(…) or k8s.IntOrString.fromString(…)';

test.each<[string, () => Hook, string]>([
  ['no command', () => Hook.exec([]), `Hook.exec: command ${NO_PROGRAM}`],
  ['a line', () => Hook.exec(['mysqldump -uroot -psecret shop > /data/dump.sql']), `Hook.exec: command ${LINE}`],
  ['a program with an argument', () => Hook.exec(['/usr/bin/touch /data/x']), `Hook.exec: command ${LINE}`],
  ['a word for a shell', () => Hook.exec(['mysqldump', 'shop', '>', '/data/dump.sql']), `Hook.exec: command ${NO_SHELL}`],
  ['a file behind an operator', () => Hook.exec(['mysqldump', 'shop', '>/data/dump.sql']), `Hook.exec: command ${NO_SHELL}`],
  ['a file for messages', () => Hook.exec(['rm', '/data/dump.sql', '2>/dev/null']), `Hook.exec: command ${NO_SHELL}`],
  ['a file that is read', () => Hook.exec(['mysql', 'shop', '<before.sql']), `Hook.exec: command ${NO_SHELL}`],
  ['a word for a shell after a program whose name ends like that of one', () => Hook.exec(['/usr/bin/mongosh', '--eval', 'db.fsyncLock()', '&&', 'sync']),
    `Hook.exec: command ${NO_SHELL}`],
  ['a pipe after an option that takes none', () => Hook.exec(['psql', '-l', '|', 'wc']), `Hook.exec: command ${NO_SHELL}`],
  ['an operator other than a pipe after an option for a separator', () => Hook.exec(['mysqldump', '-d', '>', '/data/dump.sql']), `Hook.exec: command ${NO_SHELL}`],
  ['a file behind the line of a shell', () => Hook.exec(['sh', '-c', 'mysqldump shop', '>/data/dump.sql']), `Hook.exec: command ${SPLIT}`],
  ['a shell without the dash of its option', () => Hook.exec(['/bin/sh', 'c', 'rm /data/dump.sql']), `Hook.exec: command ${NO_DASH}`],
  ['a line in words', () => Hook.exec(['/bin/sh', '-c', 'rm', '-f', '/data/dump.sql']), `Hook.exec: command ${SPLIT}`],
  ['a line in two words', () => Hook.exec(['bash', '-ec', 'touch', '/data/x']), `Hook.exec: command ${SPLIT}`],
  ['a line with an operator behind it', () => Hook.exec(['sh', '-c', 'rm -f /data/x', '&&', 'sync']), `Hook.exec: command ${SPLIT}`],
  ['an empty program', () => Hook.exec(['', 'x']), `Hook.exec: command ${NO_PROGRAM}`],
  ['a GET request without a scheme', () => Hook.httpGet({ port: number }), `Hook.httpGet: ${SCHEME}`],
  ['a GET request by a scheme that is none', () => Hook.httpGet({ port: number, scheme: 'ftp' }),
    'Hook.httpGet: scheme "ftp" is not a valid scheme, and Stash has no default for it: write HTTP or HTTPS'],
  ['a GET request by an address with a password', () => Hook.httpGet({ port: number, scheme: 'https://me:hunter2@shop' }),
    'Hook.httpGet: scheme the given value (not shown, since it looks like a credential) is not a valid scheme, and Stash has no default for it: write HTTP or HTTPS'],
  ['a POST request without a scheme', () => Hook.httpPost({ port: number } as HttpPostAction), `Hook.httpPost: ${SCHEME}`],
  ['a POST request by a scheme that is none', () => Hook.httpPost({ port: number, scheme: 'ftp' as HttpScheme }),
    'Hook.httpPost: scheme "ftp" is not a valid scheme, and Stash has no default for it: write HTTP or HTTPS'],
  ['a GET request to a port by its name', () => Hook.httpGet({ port: named, scheme: 'HTTP' }), `Hook.httpGet: ${NAMED}`],
  ['a POST request to a port by its name', () => Hook.httpPost({ ...post, port: named }), `Hook.httpPost: ${NAMED}`],
  ['a connection to a port by its name', () => Hook.tcpSocket({ port: named }, { containerName: '' }), `Hook.tcpSocket: ${NAMED}`],
  ['port 0', () => Hook.tcpSocket({ port: IntOrString.fromNumber(0) }), 'Hook.tcpSocket: port 0 is not a valid port: use an integer from 1 to 65535'],
  ['port 65536', () => Hook.tcpSocket({ port: IntOrString.fromNumber(65536) }), 'Hook.tcpSocket: port 65536 is not a valid port: use an integer from 1 to 65535'],
  ['no port', () => Hook.tcpSocket({} as plus27.k8s.TcpSocketAction),
    'Hook.tcpSocket: port is missing: give k8s.IntOrString.fromNumber(…) or k8s.IntOrString.fromString(…)'],
  ['a plain number', () => Hook.tcpSocket({ port: 80 as unknown as plus27.k8s.IntOrString }), `Hook.tcpSocket: ${PLAIN}`],
  ['an empty name', () => Hook.httpPost({ ...post, port: IntOrString.fromString('') }), `Hook.httpPost: ${PLAIN}`],
  ['a body beside a form', () => Hook.httpPost({ ...post, form: [] }), 'Hook.httpPost: form is set together with body, but a request has only one of the two: leave one of them out'],
  ['a field that would be lost', () => Hook.tcpSocket({ port: number, timeout: 3 } as plus27.k8s.TcpSocketAction),
    'Hook.tcpSocket: "timeout" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
      + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)'],
  ['a script that begins with a tab', () => Hook.exec(['sh', '-c', '\n\tset -e\n\tsync\n']), `Hook.exec: command[2] ${TAB}`],
  ['a body that begins with a tab', () => Hook.httpPost({ ...post, form: undefined, body: '\t{\n\t}' }), `Hook.httpPost: body ${TAB}`],
  ['a password', () => Hook.exec(['sh', '-c', 'mysqldump -uroot -pword shop > /data/dump.sql']), `Hook.exec: command ${IN_PLAIN_TEXT}`],
  ['a password as a word of its own', () => Hook.exec(['mongodump', '--password', 'word']), `Hook.exec: command ${IN_PLAIN_TEXT}`],
])('%s is refused', (_, define, message) => {
  expect(define).toThrow(new Error(message));
});

test.each([
  [['psql', '-AtF', '|', '-o', '/data/shop.csv', '-c', 'table shop']],
  [['psql', '--field-separator', '||', '-c', 'table shop']],
  [['cut', '-d', '|', '-f', '1', '/data/shop.csv']],
  [['sort', '-t', '|', '-o', '/data/shop.csv', '/data/shop.csv']],
])('a pipe is the separator in %j', (command) => {
  expect(() => Hook.exec(command)).not.toThrow();
});

test('a script is refused if, and only if, cdk8s writes it as a block that begins with a tab, which the YAML of Go cannot read', () => {
  const around = fc.array(fc.constantFrom('\n', '\t', ' ', 'a'), { maxLength: 5 }).map((parts) => parts.join(''));
  const taken = { yes: 0, no: 0 };
  fc.assert(fc.property(around, around, (before, after) => {
    const script = `${before}x${after}`;
    const isRead = !/^script: \|[-+]?\n *(?:\n *)*\t/.test(Yaml.stringify({ script }));
    taken[isRead ? 'yes' : 'no']++;
    const define = () => Hook.exec(['sh', '-c', script]);
    return isRead ? expect(define).not.toThrow() : expect(define).toThrow(new Error(`Hook.exec: command[2] ${TAB}`));
  }), { numRuns: 2000 });
  expect(Math.min(taken.yes, taken.no)).toBeGreaterThan(40);
});

test('a port is a whole number of 16 bits that is not 0', () => {
  const ports = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 65530, max: 65540 }), fc.integer(), fc.double());
  fc.assert(fc.property(ports, (port) => {
    const isPort = new Uint16Array([port])[0] === port && port > 0;
    const define = () => Hook.tcpSocket({ port: IntOrString.fromNumber(port) });
    if (isPort) {
      define();
    } else {
      expect(define).toThrow(/^Hook\.tcpSocket: port .* is not a (?:valid )?port: /);
    }
  }), { numRuns: 300 });
});

test.each(Object.values(PostBackupExecutionPolicy))('what is done after a backup may depend on its result: %s', (postBackupExecutionPolicy) => {
  const hooks = specOf(demoBackup({ hooks: { preBackup: Hook.exec(['a']), postBackup: Hook.exec(['b']), postBackupExecutionPolicy } })).hooks;
  expect(hooks).toEqual({ preBackup: { exec: { command: ['a'] } }, postBackup: { exec: { command: ['b'] }, executionPolicy: postBackupExecutionPolicy } });
});

test('without a hook there is no result for it', () => {
  expect(() => demoBackup({ hooks: { postBackupExecutionPolicy: PostBackupExecutionPolicy.ALWAYS } })).toThrow(new Error(
    '[demo/Backup] spec.hooks.postBackup.executionPolicy: is set without a hook: give postBackup as well, or leave it out',
  ));
});

test('a container that can have no such name is refused', () => {
  expect(() => Hook.exec(['sync'], { containerName: 'Bad Name!' })).toThrow(new Error(
    'Hook.exec: containerName "Bad Name!" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit; did you mean "bad-name"?',
  ));
});
