import { posix } from 'node:path';
import { type ValueRule, wrong } from '../refusal/complaint';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';

/** What comes of patterns that leave out all files of some paths. */
export const NOT_BACKED_UP = 'none is backed up and each run reports success';
export const NOT_RESTORED = 'none comes back and the restore reports success';

/**
 * Judges a pattern of files that are left out, as restic reads it: it is true of what it names and of all below, anywhere if it does not begin with a slash.
 *
 * @param paths what the files are left out of; none where that is not known
 * @param all the pattern, and those that stand beside it: one with "!" in front takes back what an earlier one leaves out
 */
export function excludePattern(consequence: string, paths: readonly string[] | undefined, all: readonly string[] = []): ValueRule {
  return (pattern) => {
    if (!isReadable(pattern)) {
      return UNREADABLE;
    }
    const later = all.slice(all.indexOf(pattern) + 1).filter(isNegated);
    const whole = (paths ?? ['/']).filter((path) => leavesOutAll(pattern, path, later));
    return whole.length === 0 ? undefined : wrong(`leaves out all files${paths === undefined ? '' : ` of ${listing(whole.map(quote))}`}, so that ${consequence}`,
      'name some of them, such as "*.tmp"');
  };
}

/** Judges a pattern of the only files that come back of some paths; any may do where those are not known. */
export function includePattern(paths: readonly string[] | undefined): ValueRule {
  return (pattern) => {
    if (!isReadable(pattern)) {
      return UNREADABLE;
    }
    return paths === undefined || paths.some((path) => mayMatchBelow(pattern, path)) ? undefined
      : wrong(`is outside of ${listing(paths.map(quote))}, so that it brings nothing back, with success`,
        'begin it with a path that is restored, or with no slash to look for it in all folders');
  };
}

const UNREADABLE = wrong('is no pattern that restic can read, so that every run fails', 'close each "[" behind at least one character, or put "\\" in front of what is meant as it is');

/** Of a range of characters, "]" and "-" are part only behind a backslash. */
const READABLE = /^(?:[^\\[]|\\[^]|\[(?!\^[\]-])\^?(?:(?:\\[^]|[^\\\]-])(?:-(?:\\[^]|[^\\\]-]))?)+\])*$/u;

/** Folder by folder, as restic reads it. */
const isReadable = (pattern: string) => pattern.split('/').every((step) => READABLE.test(step));

const isNegated = (pattern: string) => pattern.length > 1 && pattern.startsWith('!');

/** Names of files of every sort: what is true of all of these is true of any. */
const NAMES = ['a', 'Z.b', '.c', '0', '_'];

function leavesOutAll(pattern: string, path: string, later: readonly string[]): boolean {
  const steps = stepsOf(path);
  if (isNegated(pattern)) {
    return false;
  }
  // What lies in a folder that is left out is not looked at, whatever is said of it.
  return matches(pattern, steps)
    ? !later.some((negated) => matches(negated.slice(1), steps))
    : later.length === 0 && NAMES.every((name) => matches(pattern, [...steps, name]));
}

/** Stands for any number of folders. */
const ANY_FOLDERS = '**';

const stepsOf = (path: string) => posix.normalize(path).split('/').filter((step) => step !== '' && step !== '.');

/** Whether a pattern is true of a path, or of a folder that it lies in. */
function matches(pattern: string, path: readonly string[]): boolean {
  const steps = stepsOf(pattern);
  const isAbsolute = pattern.startsWith('/');
  return (isAbsolute || steps.length > 0)
    && fits([...isAbsolute ? [] : [ANY_FOLDERS], ...steps, ANY_FOLDERS], path, (step) => step === ANY_FOLDERS, isNameOf);
}

/** Whether a pattern may be true of something in a path, or of a folder that it lies in. */
function mayMatchBelow(pattern: string, path: string): boolean {
  if (!pattern.startsWith('/')) {
    return true;
  }
  const names = stepsOf(path);
  const steps = stepsOf(pattern).slice(0, names.length);
  const open = steps.indexOf(ANY_FOLDERS);
  return steps.slice(0, open < 0 ? steps.length : open).every((step, index) => isNameOf(step, names[index]!));
}

type CharacterRule = (character: string) => boolean;

/** Stands for any number of characters. */
const ANY_CHARACTERS: CharacterRule = () => true;

const isNameOf = (pattern: string, name: string) =>
  fits(characterRules(pattern), [...name], (rule) => rule === ANY_CHARACTERS, (rule, character) => rule(character));

function characterRules(pattern: string): CharacterRule[] {
  return [...pattern.matchAll(/\\([^])|\[(\^?)((?:\\[^]|[^\]\\])+)\]|([^])/gu)].map(([, escaped, not, set, plain]): CharacterRule => {
    if (set !== undefined) {
      const ranges = [...set.matchAll(/\\?([^])(?:-\\?([^]))?/gu)].map(([, from, to]) => [from!, to ?? from!] as const);
      return (character) => ranges.some(([from, to]) => from <= character && character <= to) === (not === '');
    }
    if (plain === '*') {
      return ANY_CHARACTERS;
    }
    return plain === '?' ? () => true : (character) => character === (escaped ?? plain);
  });
}

/** Whether a list is as a pattern says, some members of which stand for any number of items. Only the last of these is ever tried anew. */
function fits<P, T>(pattern: readonly P[], items: readonly T[], isAny: (member: P) => boolean, isMember: (member: P, item: T) => boolean): boolean {
  let at = 0;
  let retry: { readonly at: number; item: number } | undefined;
  for (let item = 0; item < items.length;) {
    if (at < pattern.length && isAny(pattern[at]!)) {
      retry = { at: ++at, item };
    } else if (at < pattern.length && isMember(pattern[at]!, items[item]!)) {
      at++;
      item++;
    } else if (retry !== undefined) {
      at = retry.at;
      item = ++retry.item;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isAny);
}
