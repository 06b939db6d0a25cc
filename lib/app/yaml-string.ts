/**
 * Strings in the form in which the YAML library of cdk8s is certain to write them. The library tests each string in many ways; the regular
 * expressions here decide nearly all strings of manifests at once. A string that could be something else in YAML 1.1 or 1.2, or only at some
 * positions of a document, is left to the library.
 */

/** Characters beyond ASCII, without control characters, line separators and surrogates (half of a pair is no character). */
const WIDE = '\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\uffff';
const PRINTABLE = ` -~${WIDE}`;

const WORD = 'y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|null|Null|NULL';
const FLOAT = '\\.?[eE][-+]?[0-9]+|\\.(?:inf|Inf|INF|nan|NaN|NAN)';
const DECIMAL = '[-+]?[0-9]+(?:\\.[0-9]*)?';

/** The characters of decimal numbers, times and dates: a string that begins like one of these, but contains another character, is none. */
const NUMERIC = '0-9eETtZ_.:+ -';
const NEARLY_A_NUMBER = `(?:[1-9]|0(?![xXoObB])|[-+](?!--|[. ]|0[xXoObB]))(?=[${NUMERIC}]*[^${NUMERIC}])`;

/** Digits with two or more points, as in `1.2.3`: no number. */
const VERSION = '(?=[0-9]+(?:\\.[0-9]+){2,}$)[0-9]';

/** Written as it is. */
const PLAIN = new RegExp(`^(?:(?!(?:${WORD}|${FLOAT})$)(?:[A-Za-z/_$^(\\\\]|\\.[A-Za-z/])|${NEARLY_A_NUMBER}|${VERSION})`
  + `(?:[!-9;-~${WIDE}]|:(?! |$)| (?!#|$))*$`);

/** Written in quotes: empty, a YAML keyword or a number, or a string whose beginning, inside or end has a meaning in YAML. */
const QUOTED = new RegExp(`^(?:${WORD}|${DECIMAL}|)$|^(?=[${PRINTABLE}]*$)(?:[ ,[\\]{}#&*!|>'"%@\`]|[-?](?: |$)|.*(?:: | #|[ :]$))`);

/** Written as a block: several lines, with a visible first character, and a visible last one before the final line break. */
const BLOCK = new RegExp(`^(?=.+\\n)[!-~](?:[\\t\\n${PRINTABLE}]*[!-~])?\\n?$`);

/** Longest string to match: matching keeps state for each character, and runs out of memory for it. */
const LONGEST = 100_000;

/** The string within a line; undefined if it is left to the library. */
export function lineOf(text: string): string | undefined {
  if (text.length > LONGEST) {
    return undefined;
  }
  if (PLAIN.test(text)) {
    return text;
  }
  if (!QUOTED.test(text)) {
    return undefined;
  }
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** The string as a block below a key or a dash; undefined if it is left to the library. */
export function blockOf(text: string, indent: string): string | undefined {
  if (text.length > LONGEST || !BLOCK.test(text)) {
    return undefined;
  }
  const ended = text.endsWith('\n');
  return `${ended ? '|' : '|-'}\n${indent}${(ended ? text.slice(0, -1) : text).replace(/\n+/g, `$&${indent}`)}`;
}
