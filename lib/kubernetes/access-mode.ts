import { asTexts, type Fields } from './manifest-fields';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { mayHoldPlaceholder } from '../refusal/placeholder';

/** From that of the most pods that may write to a volume to that of none. */
const ACCESS_MODES = ['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod', 'ReadOnlyMany'] as const;

/** Of the access modes in the spec of a claim, the one that lets the most pods write; undefined if there is none. */
export function widestMode({ accessModes }: Fields): (typeof ACCESS_MODES)[number] | undefined {
  const modes = asTexts(accessModes);
  return ACCESS_MODES.find((mode) => modes.includes(mode));
}

/** A rule for an access mode of a claim. A text with a variable of Stash passes. */
export const accessMode: ValueRule = (mode) => ACCESS_MODES.some((known) => known === mode) || mayHoldPlaceholder(mode)
  ? undefined
  : wrong('is not an access mode, so Kubernetes refuses the claim', `write one of ${ACCESS_MODES.join(', ')}`, didYouMean(meantBy(mode), accessMode, mode));

/** The mode that has this name in another case, or this abbreviation, such as `RWO` or `RWX`; empty if there is none. */
const meantBy = (mode: string) => ACCESS_MODES.find((known) =>
  [known, known.replace('Many', 'X').replace(/[a-z]/g, '')].some((name) => name.toLowerCase() === mode.toLowerCase())) ?? '';
