import { asTexts, type Fields } from './manifest-fields';

/** From that of the most pods that may write to a volume to that of none. */
const ACCESS_MODES = ['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod', 'ReadOnlyMany'] as const;

/** Of the access modes in the spec of a claim, the one that lets the most pods write; undefined if there is none. */
export function widestMode({ accessModes }: Fields): (typeof ACCESS_MODES)[number] | undefined {
  const modes = asTexts(accessModes);
  return ACCESS_MODES.find((mode) => modes.includes(mode));
}
