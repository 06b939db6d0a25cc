/**
 * How the library writes the texts that it is certain to write so. It asks a battery of questions about each text; these answer for nearly all texts
 * of manifests at once, and leave the rest to it. Whatever looks like something else in one of the two versions of YAML, or in only one place of a
 * document, is none of theirs.
 */

/** Beyond ASCII: no control character, no end of a line, and no surrogate, for half of a pair is no character. */
const WIDE = '\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\uffff';
const PRINTABLE = ` -~${WIDE}`;

const WORD = 'y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|null|Null|NULL';
const FLOAT = '\\.?[eE][-+]?[0-9]+|\\.(?:inf|Inf|INF|nan|NaN|NAN)';
const DECIMAL = '[-+]?[0-9]+(?:\\.[0-9]*)?';

/** What numbers, times and dates are made of, but for other bases: what begins like one and holds another character is none. */
const NUMERIC = '0-9eETtZ_.:+ -';
const NEARLY_A_NUMBER = `(?:[1-9]|0(?![xXoObB])|[-+](?!--|[. ]|0[xXoObB]))(?=[${NUMERIC}]*[^${NUMERIC}])`;

/** No number has two points. */
const VERSION = '(?=[0-9]+(?:\\.[0-9]+){2,}$)[0-9]';

/** Stands as it is. */
const PLAIN = new RegExp(`^(?:(?!(?:${WORD}|${FLOAT})$)(?:[A-Za-z/_$^(\\\\]|\\.[A-Za-z/])|${NEARLY_A_NUMBER}|${VERSION})`
  + `(?:[!-9;-~${WIDE}]|:(?! |$)| (?!#|$))*$`);

/** Stands in quotes: empty, a word or a number, or else with a beginning, an inside or an end that means something in YAML. */
const QUOTED = new RegExp(`^(?:${WORD}|${DECIMAL}|)$|^(?=[${PRINTABLE}]*$)(?:[ ,[\\]{}#&*!|>'"%@\`]|[-?](?: |$)|.*(?:: | #|[ :]$))`);

/** Stands in a block: several lines, with something to see at the beginning and before the end of the last line. */
const BLOCK = new RegExp(`^(?=.+\\n)[!-~](?:[\\t\\n${PRINTABLE}]*[!-~])?\\n?$`);

/** The search remembers each character, and its memory has an end. */
const LONGEST = 100_000;

/** The text as it stands within a line. */
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

/** The text of several lines as it stands below a key or a dash. */
export function blockOf(text: string, indent: string): string | undefined {
  if (text.length > LONGEST || !BLOCK.test(text)) {
    return undefined;
  }
  const ended = text.endsWith('\n');
  return `${ended ? '|' : '|-'}\n${indent}${(ended ? text.slice(0, -1) : text).replace(/\n+/g, `$&${indent}`)}`;
}
