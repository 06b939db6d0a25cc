import { githubReport } from './github';
import { jsonReport } from './json';
import type { Report } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

export type FormatName = 'text' | 'json' | 'sarif' | 'github';

/** The forms in which a report is written. */
export const FORMATS: { readonly [F in FormatName]: (report: Report) => string } = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};
