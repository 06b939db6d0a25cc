/** Literals and comments of Go templates. One without an end goes on to the end of the text, so that each text is read only once. */
const LITERAL = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|`[^`]*(?:`|$)|\/\*[^]*?(?:\*\/|$)/g;

/** An action of a Go template without the texts in it, in which names mean nothing. */
export const withoutLiterals = (action: string): string => action.replace(LITERAL, '""');
