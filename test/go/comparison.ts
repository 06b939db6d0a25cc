import * as fc from 'fast-check';
import type { Answer, Ask, Question } from './answers';

/** Texts of which the library and Go code should make the same. A file of this folder that exports `comparisons` is run by run.ts. */
export interface Comparison {
  readonly title: string;
  readonly texts: fc.Arbitrary<string>;
  readonly question: Omit<Question, 'text'>;
  /** The text that Go is asked about, if it is not the one that the library gets. */
  readonly asked?: (text: string) => string;
  /** What the library makes of a text that Go code makes something else of; undefined if both agree. */
  readonly difference: (text: string, answer: Answer) => unknown;
}

/** The shortest texts on which the library and Go differ. */
export function differencesOf({ texts, question, asked = (text) => text, difference }: Comparison, ask: Ask, seed: number, count: number): string[] {
  const sample = [...new Set(fc.sample(texts, { seed, numRuns: count }))];
  const answers = ask(sample.map((text) => ({ ...question, text: asked(text) })));
  if (answers.every(({ error }) => error !== undefined)) {
    return [`Go takes none of these texts: ${answers[0]!.error}`];
  }
  return sample.flatMap((text, index) => {
    const found = difference(text, answers[index]!);
    return found === undefined ? [] : [`${JSON.stringify(text)}: ${JSON.stringify(found)}; Go: ${JSON.stringify(answers[index])}`];
  }).sort((one, other) => one.length - other.length).slice(0, 10);
}

/** Says what a rule finds, if Go does not refuse the same texts. */
export const sameRefusals = <T>(rule: (text: string) => T | undefined, isRefused = ({ value }: Answer): boolean => value !== true) =>
  (text: string, answer: Answer): unknown => {
    const complaint = rule(text);
    return (complaint !== undefined) === isRefused(answer) ? undefined : complaint ?? 'accepted';
  };

/** Texts that are put together from parts, of which some are long. */
export const partsOf = (parts: readonly string[], most = 8): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...parts), { maxLength: most }).map((chosen) => chosen.join(''));
