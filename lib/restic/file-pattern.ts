import { posix } from 'node:path';
import { type ValueRule, wrong } from '../refusal/complaint';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';

/** The consequences, in the words of a message, of excluding all files of some paths. */
export const NOT_BACKED_UP = 'none is backed up and each run reports success';
export const NOT_RESTORED = 'none is restored and the restore reports success';

/**
 * A rule for an exclude pattern of restic. Such a pattern matches what it names and all below it, in any folder if it does not begin with a slash.
 *
 * @param consequence what happens if all files are excluded, as NOT_BACKED_UP
 * @param paths the paths that are backed up or restored; undefined if they are not known
 * @param all the list that contains the pattern: a later entry that begins with "!" takes back what it excludes
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

/**
 * A rule for an include pattern, which has to match something in one of `paths`; if they are not known, any path will do.
 *
 * @param all the list that contains the pattern: one that begins with "!" takes back what an earlier entry includes
 */
export function includePattern(paths: readonly string[] | undefined, all: readonly string[] = []): ValueRule {
  return (pattern) => {
    if (!isReadable(pattern)) {
      return UNREADABLE;
    }
    if (isNegated(pattern)) {
      return all.slice(0, all.indexOf(pattern)).every(isNegated) ? takingBackNothing(all.every(isNegated)) : undefined;
    }
    return paths === undefined || paths.some((path) => mayMatchBelow(pattern, path)) ? undefined
      : wrong(`is outside of ${listing(paths.map(quote))}, so it restores nothing, and the restore reports success`,
        'begin it with a path that is restored, or without a slash to match in all folders');
  };
}

const takingBackNothing = (isAlone: boolean) => wrong(
  `takes back what a pattern before it includes, but there is none, so it ${isAlone ? 'restores nothing, and the restore reports success' : 'has no effect'}`,
  'write it without "!" into exclude, or after a pattern that includes more, such as "*"');

const UNREADABLE = wrong('is not a pattern that restic can parse, so every run fails',
  'close each "[" after at least one character, or put "\\" in front of a character that is meant literally');

/** In a character class, "]" and "-" have to be escaped to stand for themselves. */
const READABLE = /^(?:[^\\[]|\\[^]|\[(?!\^[\]-])\^?(?:(?:\\[^]|[^\\\]-])(?:-(?:\\[^]|[^\\\]-]))?)+\])*$/u;

/** Checks each path component by itself, as restic does. */
const isReadable = (pattern: string) => pattern.split('/').every((step) => READABLE.test(step));

const isNegated = (pattern: string) => pattern.length > 1 && pattern.startsWith('!');

/** Sample file names: a pattern that matches all of them is taken to match every name. */
const NAMES = ['a', 'Z.b', '.c', '0', '_'];

function leavesOutAll(pattern: string, path: string, later: readonly string[]): boolean {
  const steps = stepsOf(path);
  if (isNegated(pattern)) {
    return false;
  }
  // restic does not descend into an excluded folder, so that a "!" pattern has to match the folder itself.
  return matches(pattern, steps)
    ? !later.some((negated) => matches(negated.slice(1), steps))
    : later.length === 0 && NAMES.every((name) => matches(pattern, [...steps, name]));
}

/** Matches any number of path components. */
const ANY_FOLDERS = '**';

const stepsOf = (path: string) => posix.normalize(path).split('/').filter((step) => step !== '' && step !== '.');

/** Whether a pattern matches a path, or a folder above it. */
function matches(pattern: string, path: readonly string[]): boolean {
  const steps = stepsOf(pattern);
  const isAbsolute = pattern.startsWith('/');
  return (isAbsolute || steps.length > 0)
    && fits([...isAbsolute ? [] : [ANY_FOLDERS], ...steps, ANY_FOLDERS], path, (step) => step === ANY_FOLDERS, isNameOf);
}

/** Whether a pattern may match a path, something below it, or a folder above it. */
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

/** Matches any number of characters; recognized by identity. */
const ANY_CHARACTERS: CharacterRule = () => true;

const isNameOf = (pattern: string, name: string) =>
  fits(characterRules(pattern), [...name], (rule) => rule === ANY_CHARACTERS, (rule, character) => rule(character));

function characterRules(pattern: string): CharacterRule[] {
  return [...pattern.matchAll(/\\([^])|\[(\^?)((?:\\[^]|[^\]\\])+)(?:\]|$)|([^])/gu)].map(([, escaped, not, set, plain]): CharacterRule => {
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

/** Whether `items` match `pattern`, in which `isAny` tells the wildcards for any number of items. Backtracks to the last wildcard only. */
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
