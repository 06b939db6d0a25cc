import { type Complaint, wrong } from '../refusal/complaint';

/**
 * Literals and comments of Go templates. One without an end goes on to the end of the text, so that each text is read only once. A quote ends a literal after an
 * even number of backslashes; to look back for them takes no memory for each character of a long text, unlike a repeated group.
 */
const LITERAL = /"[^]*?(?:"(?<=(?<!\\)(?:\\\\)*")|$)|'[^]*?(?:'(?<=(?<!\\)(?:\\\\)*')|$)|`[^`]*(?:`|$)|\/\*[^]*?(?:\*\/|$)/g;

/** An action of a Go template without the texts in it, in which names mean nothing. */
export const withoutLiterals = (action: string): string => action.replace(LITERAL, '""');

/** A Go template, taken apart: a text, an action, a text, and so on to the last text. */
export interface GoTemplate {
  /** What is written as it stands; one more than there are actions. White space that an action trims is not part of it. */
  readonly texts: readonly string[];
  /** What stands between the braces. */
  readonly actions: readonly string[];
}

/** The end of an action, or a literal in which it would not count. */
const END_OR_LITERAL = new RegExp(`\\}\\}|${LITERAL.source}`, 'g');

/** The key of a template that only fills in one, perhaps trimmed, as most do: a fleet has many, which need not be taken apart. Undefined for any other. */
export const onlyKey = (template: string): string | undefined => /^\{\{ \.([A-Za-z_]\w*)(?: \| trim)? \}\}$/.exec(template)?.[1];

/** The function through which a template writes all of its value, after which nothing changes it. Undefined for most templates, and if it is not certain. */
export function lastFunction(template: string): string | undefined {
  const { texts = [], actions = [] } = onlyKey(template) === undefined ? goTemplate(template) ?? {} : {};
  const action = actions.length === 1 && texts.join('') === '' ? withoutLiterals(actions[0]!) : '';
  return /[()=]/.test(action) ? undefined : /^([a-z]\w*)(?:\s+\S+)?$/.exec(action.slice(action.lastIndexOf('|') + 1).trim())?.[1];
}

/** Takes a Go template apart; undefined if an action has no end. */
export function goTemplate(template: string): GoTemplate | undefined {
  const texts: string[] = [];
  const actions: string[] = [];
  let rest = template;
  for (let start = rest.indexOf('{{'); start >= 0; start = rest.indexOf('{{')) {
    const length = lengthOfAction(rest.slice(start + 2));
    if (length === undefined) {
      return undefined;
    }
    const text = rest.slice(0, start);
    const action = rest.slice(start + 2, start + 2 + length);
    const after = rest.slice(start + 2 + length + 2);
    texts.push(/^-\s/.test(action) ? text.trimEnd() : text);
    actions.push(action.replace(/^-(?=\s)|(?<=\s)-$/g, '').trim());
    rest = /\s-$/.test(action) ? after.trimStart() : after;
  }
  return { texts: [...texts, rest], actions };
}

/** Takes a template apart that Go can parse, as far as its braces and blocks tell. */
export function parseTemplate(text: string): GoTemplate | Complaint {
  const template = goTemplate(text);
  if (template === undefined) {
    return invalid('"{{" has no "}}" after it', 'close it');
  }
  const open: string[] = [];
  for (const action of template.actions) {
    const [word = ''] = /^\w+/.exec(action) ?? [];
    if (action === '') {
      return invalid('nothing stands between "{{" and "}}"', 'write there what is to be filled in');
    }
    if (/[{}]/.test(withoutLiterals(action))) {
      return invalid('a brace stands inside of an action', 'begin it with two braces, and end it with two');
    }
    if (BLOCKS.includes(word)) {
      open.push(word);
    } else if (word === 'else' ? open.length === 0 : word === 'end' && open.pop() === undefined) {
      return invalid(`"{{ ${word} }}" is in no block`, 'remove it, or begin a block before it, such as {{ if … }}');
    }
  }
  return open.length === 0 ? template : invalid(`the block that "{{ ${open.pop()} … }}" begins has no "{{ end }}"`, 'write {{ end }} where the block ends');
}

/** The words that begin a block. */
const BLOCKS: readonly string[] = ['if', 'range', 'with', 'block', 'define'];

const invalid = (why: string, mend: string): Complaint => wrong(`is not a valid template, since ${why}`, mend);

function lengthOfAction(text: string): number | undefined {
  for (const { 0: token, index } of text.matchAll(END_OR_LITERAL)) {
    if (token === '}}') {
      return index;
    }
  }
  return undefined;
}

const WORD = /(?<![\p{L}\p{Nd}_.$])[\p{L}_][\p{L}\p{Nd}_]*/gu;

/** The words in the actions of a template: functions and keywords, which have no dot in front. */
export const wordsIn = ({ actions }: GoTemplate): string[] => actions.flatMap((action) => withoutLiterals(action).match(WORD) ?? []);

/** Whether the dot may be another object in an action, so that its fields are not those that were given. */
export const changesDot = ({ actions }: GoTemplate): boolean => actions.some((action) => /^(?:with|range|define|block|template)\b/.test(action));

/** A key that an action reads. */
export interface KeyRead {
  readonly key: string;
  /** The field of the key that is read, if it has one. */
  readonly field?: string;
  /** Whether the key is looked up, as a name with a dash has to be. */
  readonly isIndexed: boolean;
}

/** A name; with dashes too, although none may be in it, so that it is taken for the key that was meant. */
const NAME = String.raw`[\p{L}_][\p{L}\p{Nd}_-]*`;

/** A key that is looked up, or that stands after a dot, perhaps with a field; or a literal, in which nothing is read. */
const KEY_OR_LITERAL = new RegExp(
  String.raw`\bindex\s+[.$]\s+["\x60]([^"\x60\\]+)["\x60]|(?<![\p{L}\p{Nd}_.)\]])\.(${NAME})(?=(?:\.(${NAME}))?)|${LITERAL.source}`, 'gu');

/** The keys that a template reads. */
export function keysIn({ actions }: GoTemplate): readonly KeyRead[] {
  const found = actions.flatMap((action) => [...action.matchAll(KEY_OR_LITERAL)]);
  return found.flatMap(([, indexed, dotted, field]) => {
    const key = indexed ?? dotted;
    return key === undefined ? [] : [{ key, field, isIndexed: indexed !== undefined }];
  });
}

/** An action in which keys have other names; undefined for a key that keeps its own. */
export const withKeys = (action: string, nameOf: (key: string) => string | undefined): string =>
  action.replace(KEY_OR_LITERAL, (given: string, indexed?: string, dotted?: string) => {
    const key = indexed ?? dotted;
    return (key === undefined ? undefined : nameOf(key)) ?? given;
  });
