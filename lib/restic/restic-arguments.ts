import { flagsIn, harmIn, lineReader, type CommandLine, type Harm } from './flags';
import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { nearest } from '../refusal/near';
import { fit } from '../refusal/quote';

/** The commands of restic that Stash runs with arguments of a target. */
type ResticCommand = 'backup' | 'restore';

/**
 * A rule that refuses arguments of a command of restic with a flag in `harm`, another password, a flag that only another command has, a misspelt one, or a
 * flag and its value in one argument without "=".
 */
export function withoutResticFlags(command: ResticCommand, harm: Harm): ValueRule<readonly string[]> {
  const foreign = FOREIGN[command];
  return (args) => {
    const line = lineOf(args);
    return besideItsValue(args) ?? harmIn(line, harm) ?? harmIn(line, PASSWORDS) ?? harmIn(line, foreign) ?? misspelt(line, foreign);
  };
}

/** Each argument reaches restic as one word: no shell splits it at white space. */
function besideItsValue(args: readonly string[]): Complaint | undefined {
  const [flag] = args.flatMap((arg) => /^--[^=\s]+(?=\s)/.exec(arg) ?? []);
  return flag === undefined ? undefined
    : wrong(`contains ${fit(flag)} and what follows it in one entry, which restic reads as the name of a flag, so every run fails`,
      `write it as "${fit(flag)}=…"`);
}

/** A flag that no restic has, and that resembles one. Others may be those of a later release. */
function misspelt({ flags }: CommandLine, foreign: Harm): Complaint | undefined {
  for (const { name, written } of flags) {
    const near = written.startsWith('--') && !FLAGS.includes(name) ? nearest(name, FLAGS) : undefined;
    if (near !== undefined) {
      return wrong(`contains ${fit(written)}, which is not a flag of restic, so every run fails`,
        foreign.has(near) ? 'leave it out' : `write --${near} if that is meant`);
    }
  }
  return undefined;
}

/** The exclude patterns in arguments. */
export const excludedBy = (args: readonly string[]): string[] => valuesOf(args, ['exclude', 'iexclude']);

/** The include patterns in arguments. */
export const includedBy = (args: readonly string[]): string[] => valuesOf(args, ['include', 'iinclude']);

/** The files that arguments of a backup have restic read patterns or paths from. */
export const filesReadBy = (args: readonly string[]): string[] =>
  valuesOf(args, ['exclude-file', 'iexclude-file', 'files-from', 'files-from-raw', 'files-from-verbatim']);

/** Whether arguments have include patterns, directly or in a file. */
export const namesIncluded = (args: readonly string[]): boolean => lineOf(args).flags.some(({ name }) => /^i?include(-file)?$/.test(name));

/** Whether other file systems that are mounted below a path are excluded. */
export const isOnOneFileSystem = (args: readonly string[]): boolean => lineOf(args).flags.some(({ name }) => name === 'one-file-system');

const valuesOf = (args: readonly string[], names: readonly string[]): string[] =>
  lineOf(args).flags.flatMap(({ name, value }) => names.includes(name) && value !== undefined ? [value] : []);

/** The flags of restic backup and restic restore, from 0.13 to 0.19. */
const SYNTAX = `cleanup-cache delete dry-run|n exclude-caches exclude-cloud-files force|f help|h ignore-ctime ignore-inode insecure-no-password insecure-tls
  json no-cache no-extra-verify no-lock no-scan one-file-system|x ownership-by-name quiet|q skip-if-unchanged sparse stdin stdin-from-command
  use-fs-snapshot verbose|v verify with-atime
  cacert= cache-dir= compression= description= exclude|e= exclude-file= exclude-if-present= exclude-larger-than= exclude-xattr= files-from=
  files-from-raw= files-from-verbatim= group-by= host|H= hostname= http-user-agent= iexclude= iexclude-file= iinclude= iinclude-file= include|i=
  include-file= include-xattr= key-hint= limit-download= limit-upload= option|o= overwrite= pack-size= parent= password-command= password-file|p=
  path= read-concurrency= repo|r= repository-file= retry-lock= stdin-filename= stuck-request-timeout= tag= target|t= time= tls-client-cert=`;

const FLAGS = flagsIn(SYNTAX).map(({ name }) => name);

/** Those that only one of the two has in any of these releases. */
const OWN: { readonly [C in ResticCommand]: readonly string[] } = {
  backup: [
    'description', 'exclude-caches', 'exclude-if-present', 'exclude-larger-than', 'files-from', 'files-from-raw', 'files-from-verbatim', 'force', 'group-by',
    'hostname', 'ignore-ctime', 'ignore-inode', 'no-scan', 'one-file-system', 'parent', 'read-concurrency', 'skip-if-unchanged', 'stdin',
    'stdin-filename', 'stdin-from-command', 'time', 'with-atime',
  ],
  restore: [
    'delete', 'exclude-xattr', 'iinclude', 'iinclude-file', 'include', 'include-file', 'include-xattr', 'overwrite', 'ownership-by-name', 'path', 'sparse',
    'target', 'verify',
  ],
};

const PASSWORDS: Harm = new Map(['password-command', 'password-file'].map((flag) =>
  [flag, wrong('which takes the place of the password in the storage Secret, with which Stash makes the repository', 'leave it out')] as const));

const onlyIn = (place: string) => wrong(`which restic has only ${place}, so every run fails`, 'leave it out');

const ON_WINDOWS = ['exclude-cloud-files', 'use-fs-snapshot'].map((flag) => [flag, onlyIn('on Windows')] as const);

/** The flags that a command does not have in the containers of Stash. */
const FOREIGN: { readonly [C in ResticCommand]: Harm } = {
  backup: new Map([...OWN.restore.map((flag) => [flag, onlyIn('for restore')] as const), ...ON_WINDOWS]),
  restore: new Map([...OWN.backup.map((flag) => [flag, onlyIn('for backup')] as const), ...ON_WINDOWS]),
};

const lineOf = lineReader(SYNTAX, { abbreviates: false });
