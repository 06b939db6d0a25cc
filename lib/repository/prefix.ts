import { didYouMean, type ValueRule } from '../check/refusal';

/** restic adds `/data/xx/` and a name of 64 characters; a blob name has room for 1024 characters in 254 segments. */
const LONGEST = 1024 - '/data/00/'.length - 64;
const MOST_SEGMENTS = 254 - 3;

/**
 * The form of a prefix under which restic and the operator see the same objects: no slash at either end, none doubled, no dot segments.
 *
 * restic brings every prefix into it by itself. Identity is compared on this form; what is emitted stays as it was written.
 */
export function normalPrefix(prefix: string): string {
  const segments: string[] = [];
  for (const segment of prefix.split('/')) {
    if (segment === '..') {
      segments.pop();
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}

/** The path inside of a container or bucket. */
export const prefixRule: ValueRule = (prefix) => {
  if (prefix.includes('\\')) {
    return 'holds a backslash, which Azure turns into a slash: write "/"' + didYouMean(prefix.replace(/\\/g, '/'), prefixRule, prefix);
  }
  // Lone halves of a surrogate pair and U+E000 are no characters that a blob name can hold.
  if (/[\p{Cc}\p{Cs}\ue000]/u.test(prefix)) {
    return 'holds a control character, which no blob name can hold: remove it';
  }
  if (prefix.split('/').includes('..')) {
    return `holds "..", by which restic would leave the prefix: write where it leads${didYouMean(normalPrefix(prefix), prefixRule, prefix)}`;
  }
  const normal = normalPrefix(prefix);
  if (normal.length > LONGEST || normal.split('/').length > MOST_SEGMENTS) {
    return `is too long: at most ${LONGEST} characters in ${MOST_SEGMENTS} segments, since restic needs the rest of a blob name for itself`;
  }
  return undefined;
};

/** The path of a repository that is wiped out with its Repository: the operator lists objects by the prefix as it was written. */
export const wipeablePrefix: ValueRule = (prefix) => {
  const normal = normalPrefix(prefix);
  if (normal === prefix && prefix !== '') {
    return undefined;
  }
  return 'cannot be wiped out: the operator would look for objects under it as it is written, find none and delete nothing, without a word; '
    + 'write a prefix without a slash at either end, without "//" and without dot segments' + didYouMean(normal, wipeablePrefix, prefix);
};
