import type { Fault } from '../../kubernetes/fault';
import { asFields, asText, asTexts, type Fields } from '../../kubernetes/manifest-fields';
import { portNumber } from '../../kubernetes/port-number';
import { about, type Complaint, type ValueRule, wrong } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';
import { complaintOf, isAbsent } from '../../refusal/refusal';

/** The actions of a hook, in the order in which Stash runs them. */
export const ACTIONS = ['exec', 'httpGet', 'httpPost', 'tcpSocket'];

/** What is wrong with a hook, given as in a manifest. */
export function hookFaults(hook: Fields): Fault[] {
  const given = ACTIONS.filter((name) => !isAbsent(hook[name]));
  return [
    ...given.length === 0 ? [{ at: [], complaint: wrong('has no action, so nothing is done', `give one of ${ACTIONS.join(', ')}, or leave the hook out`) }] : [],
    ...given.length > 1 ? [{ at: [], complaint: wrong(`has several actions (${given.join(', ')}), which all run in this order`, 'keep one of them') }] : [],
    ...given.flatMap((name) => actionComplaints(name, asFields(hook[name]), hook)
      .flatMap(([member, complaint]) => complaint === undefined ? [] : [{ at: [name, member], complaint }])),
  ];
}

function actionComplaints(name: string, action: Fields, { containerName }: Fields): ReadonlyArray<readonly [member: string, Complaint | undefined]> {
  if (name === 'exec') {
    return [['command', commandComplaint(asTexts(action.command))]];
  }
  return [
    ['scheme', name === 'tcpSocket' ? undefined : schemeComplaint(asText(action.scheme) ?? '')],
    ['port', portComplaint(action.port, containerName)],
    ['form', name === 'httpPost' && !isAbsent(action.body) && !isAbsent(action.form)
      ? wrong('is set together with body, but a request has only one of the two', 'leave one of them out')
      : undefined],
  ];
}

/** Quotes nothing of the command, since it may contain a password. */
function commandComplaint([program = '', ...args]: readonly string[]): Complaint | undefined {
  if (program === '') {
    return wrong('does not name a program, so nothing runs', 'give the program first and then its arguments, such as ["sync"]');
  }
  if (LINE.test(program.replace(TEMPLATE, '_'))) {
    return wrong('has more than the program in its first entry, and the whole entry is taken for its name', 'write each word as its own entry, or pass the whole line to a shell: ["sh", "-c", "…"]');
  }
  if (SHELL.test(program)) {
    return shellComplaint(args);
  }
  return !TAKES_OPERATORS.test(program) && args.some((arg, index) => isForShell(arg, args[index - 1]))
    ? wrong('contains what only a shell understands, such as ">" and "&&", but no shell runs it', 'pass the whole line to a shell: ["sh", "-c", "…"]')
    : undefined;
}

function shellComplaint([option = '', line = '', ...rest]: readonly string[]): Complaint | undefined {
  if (option === 'c') {
    return wrong('has "c" where a shell has the option "-c", so the shell looks for a script of that name', 'write ["sh", "-c", "…"]');
  }
  const isWord = !/\s/.test(line);
  const isSplit = rest.some((word) => isForShell(word)) || isWord && (rest.length > 1 || rest.some((word) => !NAME.test(word)));
  return /^-[a-z]*c$/.test(option) && isSplit && !READS_MORE.test(line)
    ? wrong('has its line in several entries, but a shell runs only the one after "-c"', 'write the whole line as that entry: ["sh", "-c", "…"]')
    : undefined;
}

/** An action of a template. One without an end goes on to the end of the text, so that each text is read only once. */
const TEMPLATE = /\{\{[^]*?(?:\}\}|$)/g;

/** A word followed by white space and another word, but not a path with white space in it, such as `/opt/my tools/run`. */
const LINE = /^\S+\s+(?:[^\s/]+(?:\s|$)|\/)/;

const isForShell = (arg: string, before = '') => REDIRECTION.test(arg) || OPERATORS.includes(arg) && !SEPARATOR.test(`${before} ${arg}`);

/** Without the semicolon, since it also ends `-exec` of find. */
const OPERATORS = ['>', '>>', '2>', '2>&1', '<', '|', '||', '&&', '&'];

/** The file that follows an operator at once, such as `>/data/dump.sql`; but not a comparison such as `>1.5` or `<2.0.0-rc.1`, nor a tag such as `</a>`. */
const REDIRECTION = /^(?:\d?>>?|&>>?|<)(?!v?\d+\.\d)(?=.*[A-Za-z])[\w~$-]*[./][\w./~$-]*$/;

/** A pipe as the value of an option for what stands between fields, such as `-F` of psql and awk, `-d` of cut and `-t` of sort. */
const SEPARATOR = /^-(?:[A-Za-z]*F|[dt]|-(?:field-)?(?:separator|delimiter)) \|{1,2}$/;

/** A shell that runs the entry after "-c" as a line. */
const SHELL = /(^|\/)(?:a|ba|da|k|mk|z)?sh$/;

/** What is given to a shell after its line to be its name in messages. */
const NAME = /^(?:[a-z]*sh|--?|_)$/;

/** A line that uses the entries after it, or in which a template may do so; or another option, which stands before the line. */
const READS_MORE = /^-|\$\{?[@*#0-9]|\{\{/;

/** Another shell, ssh, which passes its arguments to one, and programs that compare with words such as `<`; but not mongosh. */
const TAKES_OPERATORS = /(^|\/)((?:c|fi|pw|rba|s|tc)sh|expr|test|\[)$/;

function schemeComplaint(scheme: string): Complaint | undefined {
  if (scheme === '') {
    return wrong('is missing, and unlike a probe, a hook has no default for it', 'write HTTP or HTTPS');
  }
  const complaint = httpScheme(scheme);
  return complaint && about(quote(scheme), complaint);
}

const httpScheme: ValueRule = (scheme) =>
  /^https?$/i.test(scheme) ? undefined : wrong('is not a valid scheme, and Stash has no default for it', 'write HTTP or HTTPS');

function portComplaint(port: unknown, containerName: unknown): Complaint | undefined {
  if (typeof port === 'number') {
    const complaint = complaintOf(port, portNumber);
    return complaint && about(quote(port), complaint);
  }
  if (typeof port !== 'string' || port === '') {
    return wrong('is missing', 'give the number of the port, or its name');
  }
  return asText(containerName) || !isPortName(port)
    ? undefined
    : wrong(`${quote(port)} is the name of a port, which Stash looks up in a single container`, 'name that container in containerName');
}

/** Whether a port is given by its name, which Stash looks up in a container. A number written as text is no name. */
export const isPortName = (port: unknown): boolean => typeof port === 'string' && port !== '' && !/^\d+$/.test(port);
