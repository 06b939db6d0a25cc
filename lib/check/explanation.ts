import type { Fact, RuleDescription } from './rule';

/** How a text shows what stands out from its sentences. */
export interface Marks {
  readonly lead: (text: string) => string;
  readonly term: (text: string) => string;
  readonly link: (url: string) => string;
}

/** A text that shows nothing of that. */
export const PLAIN: Marks = { lead: (text) => text, term: (text) => text, link: (url) => url };

const STANDINGS: { readonly [S in Fact['standing']]: string } = {
  measured: 'measured',
  source: 'read in source',
  documented: 'documented',
  inferred: 'concluded, not measured',
};

/** What a rule is about. */
interface Explanation {
  readonly paragraphs: readonly string[];
  /** What the rule rests on, each with how it is known. */
  readonly facts: readonly string[];
}

export function explanationOf({ name, level, title, why, mend, facts }: RuleDescription, { lead, term, link }: Marks): Explanation {
  return {
    paragraphs: [`${term(name)}, ${level}. ${title}`, `${lead('Why.')} ${why}`, `${lead('To fix it.')} ${mend}`],
    facts: facts.map(({ says, standing, see }) => {
      const source = see === undefined ? '' : `: ${see.startsWith('https:') ? link(see) : term(see)}`;
      return `${says} (${STANDINGS[standing]}${source})`;
    }),
  };
}
