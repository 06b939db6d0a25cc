import { lineReader, withoutFlags, type Harm } from './flags';
import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { fit } from '../refusal/quote';

/** A rule that refuses arguments of restic with a flag in `harm`, or with a flag and its value in one argument without "=". */
export function withoutResticFlags(harm: Harm): ValueRule<readonly string[]> {
  const withoutHarm = withoutFlags(lineOf, harm);
  return (args) => besideItsValue(args) ?? withoutHarm(args);
}

/** Each argument reaches restic as one word: no shell splits it at white space. */
function besideItsValue(args: readonly string[]): Complaint | undefined {
  const [flag] = args.flatMap((arg) => /^--[^=\s]+(?=\s)/.exec(arg) ?? []);
  return flag === undefined ? undefined
    : wrong(`contains ${fit(flag)} and what follows it in one entry, which restic reads as the name of a flag, so every run fails`,
      `write it as "${fit(flag)}=…"`);
}

/** The exclude patterns in arguments. */
export const excludedBy = (args: readonly string[]): string[] => valuesOf(args, ['exclude', 'iexclude']);

/** The include patterns in arguments. */
export const includedBy = (args: readonly string[]): string[] => valuesOf(args, ['include', 'iinclude']);

/** Whether arguments have include patterns, directly or in a file. */
export const namesIncluded = (args: readonly string[]): boolean => lineOf(args).flags.some(({ name }) => /^i?include(-file)?$/.test(name));

/** Whether other file systems that are mounted below a path are excluded. */
export const isOnOneFileSystem = (args: readonly string[]): boolean => lineOf(args).flags.some(({ name }) => name === 'one-file-system');

const valuesOf = (args: readonly string[], names: readonly string[]): string[] =>
  lineOf(args).flags.flatMap(({ name, value }) => names.includes(name) && value !== undefined ? [value] : []);

const lineOf = lineReader({
  switches: ['delete', 'dry-run', 'force', 'help', 'one-file-system', 'quiet', 'verbose'],
  valued: [
    'cacert', 'cache-dir', 'exclude', 'exclude-file', 'exclude-if-present', 'exclude-larger-than', 'files-from', 'files-from-raw', 'files-from-verbatim',
    'group-by', 'host', 'iexclude', 'iexclude-file', 'iinclude', 'iinclude-file', 'include', 'include-file', 'key-hint', 'limit-download', 'limit-upload',
    'option', 'overwrite', 'pack-size', 'parent', 'password-command', 'password-file', 'path', 'read-concurrency', 'repo', 'repository-file', 'retry-lock',
    'stdin-filename', 'tag', 'target', 'time', 'tls-client-cert',
  ],
  letters: {
    'dry-run': 'n',
    'exclude': 'e',
    'force': 'f',
    'help': 'h',
    'host': 'H',
    'include': 'i',
    'one-file-system': 'x',
    'option': 'o',
    'password-file': 'p',
    'quiet': 'q',
    'repo': 'r',
    'target': 't',
    'verbose': 'v',
  },
});
