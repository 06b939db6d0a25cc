import { type Complaint, type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** restic adds `/data/xx/` and a name of 64 characters; an object name has room for 1024, and a blob name for 254 segments. */
const LONGEST = 1024 - '/data/00/'.length - 64;
const MOST_SEGMENTS = 254 - 3;

/**
 * The form of a prefix under which restic and the operator see the same objects: no slash at either end, none doubled, no dot segments.
 *
 * restic normalises every prefix itself. Places are compared in this form; manifests keep the prefix as it was written.
 */
export function normalPrefix(prefix: string): string {
  // Nearly every prefix is in this form already.
  if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(prefix)) {
    return prefix;
  }
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

/** The path inside of a container of Azure Blob Storage. */
export const azurePrefix: ValueRule = (prefix) => {
  if (prefix.includes('\\')) {
    return wrong('contains a backslash, which Azure turns into a slash', 'write "/"', didYouMean(prefix.replace(/\\/g, '/'), azurePrefix, prefix));
  }
  // Lone surrogates and U+E000 are not allowed in a blob name.
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ue000]/u.test(prefix)) {
    return wrong('contains a control character, which a blob name cannot contain', 'remove it');
  }
  const complaint = leaving(prefix, normalPrefix, azurePrefix);
  const normal = normalPrefix(prefix);
  // A prefix has no more segments than characters, so that a short one need not be split.
  if (complaint === undefined && normal.length > MOST_SEGMENTS && (normal.length > LONGEST || normal.split('/').length > MOST_SEGMENTS)) {
    return wrong('is too long',
      `use at most ${LONGEST} characters in ${MOST_SEGMENTS} segments, since restic needs the rest of a blob name for itself`);
  }
  return complaint;
};

/** The path inside of a bucket of any other service. */
export const objectPrefix = withinObjectName(normalPrefix);

/** The path inside of a container of OpenStack Swift. */
export const swiftPrefix = withinObjectName(storedInSwift);

/** The prefix as restic uses it in Swift, where one leading slash is part of the name. */
export function storedInSwift(prefix: string): string {
  return (prefix.startsWith('/') ? '/' : '') + normalPrefix(prefix);
}

function withinObjectName(stored: (prefix: string) => string): ValueRule {
  const rule: ValueRule = (prefix) => {
    if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(prefix)) {
      return wrong('contains a control character, which an object name cannot keep unchanged', 'remove it');
    }
    const complaint = leaving(prefix, stored, rule);
    if (complaint === undefined && Buffer.byteLength(stored(prefix)) > LONGEST) {
      return wrong('is too long', `use at most ${LONGEST} bytes in UTF-8, since restic needs the rest of an object name for itself`);
    }
    return complaint;
  };
  return rule;
}

function leaving(prefix: string, stored: (prefix: string) => string, rule: ValueRule): Complaint | undefined {
  return prefix.includes('..') && prefix.split('/').includes('..')
    ? wrong('contains "..", with which restic would leave the prefix', 'write the resulting path', didYouMean(stored(prefix), rule, prefix))
    : undefined;
}

/** A prefix that allows `wipeOut`: it has to be written as it is stored, since the operator lists objects by the prefix as written. */
function wipeable(stored: (prefix: string) => string, form: string): ValueRule {
  const rule: ValueRule = (prefix) => {
    const near = stored(prefix);
    if (near === prefix && normalPrefix(prefix) !== '') {
      return undefined;
    }
    return wrong(
      'cannot be wiped out, because the operator would look for objects under it exactly as written, find none and silently delete nothing',
      `use a prefix ${form}`,
      didYouMean(near, rule, prefix),
    );
  };
  return rule;
}

/** The path that can be wiped out in a bucket or container of any service but Swift. */
export const wipeablePrefix = wipeable(normalPrefix, 'without a slash at either end, without "//" and without dot segments');

/** The path that can be wiped out in a container of OpenStack Swift. */
export const wipeableSwiftPrefix = wipeable(storedInSwift, 'without a slash at the end, without "//" and without dot segments');
