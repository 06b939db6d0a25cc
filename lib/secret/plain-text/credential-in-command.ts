import { isElsewhere, isInClear, SETTING_NAME } from './credential-name';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { MYSQL_PASSWORD_OPTION, PLACEHOLDER_START } from '../../refusal/password-pattern';

/** A value in a command line: in quotes or not, up to the end of the word. */
const VALUE = String.raw`["']?([^\s"';|&]+)`;

/** An option of some programs, in the same command: not behind a pipe or the end of a line, unless that is continued. */
const option = (programs: string, pattern: string) =>
  new RegExp(String.raw`(?:^|[\s;|&("'\x60]|bin/)(?:${programs})(?=\s)(?:[^;|&\n]|\\\n){0,500}?\s["']?${pattern}${VALUE}`, 'g');

/** How an Authorization header begins. Servers have schemes of their own, such as ApiKey, in front of what is filled in. */
const SCHEME = String.raw`(?:basic|bearer|token|[a-z][\w-]{0,40}(?=\s+\S*[$\x60{<]))`;

/** Where a command line has a credential, as the first group. */
const CREDENTIALS = [
  new RegExp(String.raw`(?:^|[\s;|&?("'=\x60])${SETTING_NAME}=${VALUE}`, 'gi'),
  new RegExp(String.raw`--(?![a-z-]{0,40}\b(?:ask|no|prompt|skip)-)${SETTING_NAME}(?:=|\s+)${VALUE}`, 'gi'),
  new RegExp(String.raw`\b(?:authorization|private-token|x-(?:api|auth|vault)-(?:key|token)):\s*(?:${SCHEME}\s+)?${VALUE}`, 'gi'),
  option('mysql|mysqladmin|mysqlcheck|mysqldump|mysqlimport|mysqlsh|mariadb(?:-(?:admin|backup|check|dump|import))?', MYSQL_PASSWORD_OPTION),
  option('mongo(?:dump|export|import|restore|sh)?', String.raw`-p[=\s]*`),
  option('(?:keydb|redis|valkey)-cli', String.raw`-a\s+`),
  new RegExp(String.raw`\bsshpass(?:\s+-v)*\s+-p\s*${VALUE}`, 'g'),
  option('ldap(?:add|delete|modify|passwd|search)', String.raw`-w\s*`),
  option('sqlcmd', String.raw`-P\s*`),
  option('curl', String.raw`(?:-[A-Za-z]{0,8}u|--(?:proxy-)?user[=\s])\s*["']?[^\s:"']{0,100}:`),
];

/** What begins as no literal value does: with an option, a substitution, an escape or a pattern. */
const NO_LITERAL = new RegExp(String.raw`^(?:${PLACEHOLDER_START}|[-\x60\\.^[/)])`, 'i');

/** What a shell or another program fills in, within a word. */
const FILLED_IN = /\$[({A-Za-z_\d]|\x60|%\(/;

const isLiteral = (value: string) => isInClear(value) && !isElsewhere(value) && !NO_LITERAL.test(value) && !FILLED_IN.test(value);

/**
 * A rule for a command, given by its words, some of which may be lines for a shell: it gives no credential to a program, such as with `--password=…`
 * or `PGPASSWORD=…`. Never quotes the command.
 */
export const plainCommand: ValueRule<readonly string[]> = (words) => {
  const line = words.map((word) => word || '""').join(' ');
  return CREDENTIALS.some((pattern) => [...line.matchAll(pattern)].some(([, value]) => isLiteral(value!)))
    ? wrong('contains a password or a token, and anyone who may read the object sees it', 'have a shell read it from a variable or a file of the container, and change it if this was ever pushed')
    : undefined;
};
