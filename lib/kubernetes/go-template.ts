/** Literals and comments of Go templates. One without an end goes on to the end of the text, so that each text is read only once. */
const LITERAL = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|'(?:[^'\\]|\\[^])*(?:'|\\?$)|`[^`]*(?:`|$)|\/\*[^]*?(?:\*\/|$)/g;

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

function lengthOfAction(text: string): number | undefined {
  for (const { 0: token, index } of text.matchAll(END_OR_LITERAL)) {
    if (token === '}}') {
      return index;
    }
  }
  return undefined;
}
