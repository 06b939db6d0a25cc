import { type ValueRule, wrong } from './complaint';
import { quote } from './quote';

/**
 * Refuses what a JavaScript template writes in place of a value that is not set: a later synth with the value would mean something else. Only a whole part
 * counts, as in `undefined-repo`.
 */
export const unsetPart: ValueRule = (text) => {
  const [, part] = /(?:^|[/.:_-])(undefined|NaN|\[object Object\])(?:[/.:_-]|$)/.exec(text) ?? [];
  return part === undefined
    ? undefined
    : wrong(`contains ${quote(part)}, which JavaScript writes for a value that is not set`, 'set it, or leave that part out');
};

/** A rule for the name of an object that refuses such a text too: with the value, a later synth would name another object, and not replace this one. */
export const withoutUnset = (rule: ValueRule): ValueRule => (text) => rule(text) ?? unsetPart(text);

/** Refuses such a text as a credential: nobody would have chosen it. The complaint does not repeat it. */
export const unsetCredential: ValueRule = (text) => ['undefined', 'NaN'].includes(text) || text.includes('[object Object]')
  ? wrong('is what JavaScript writes for a value that is not set', 'set the variable that it comes from')
  : undefined;
