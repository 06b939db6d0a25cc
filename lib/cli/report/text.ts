import { countOf, placeName, type Report, type Reported, type Shown } from './report';
import { pageOf } from '../../check/message';
import { LEVELS } from '../../check/rule';
import { toldTogether } from '../../check/told-together';
import { counted } from '../../refusal/counted';
import { shortened } from '../../refusal/listing';
import { fit } from '../../refusal/quote';
import type { Problem } from '../manifests/documents';
import type { Position } from '../manifests/stretch';

/** For people: a block for each mistake, and a line of counts. */
export function textReport(report: Report): string {
  return [...toldTogether(report.findings, ({ finding }) => finding).map(block), countsText(report)].map((text) => `${text}\n`).join('\n');
}

export const placeText = ({ path, line, column }: Position) => `${fit(path)}:${line}:${column}`;

const shownText = (place: Shown) => `${placeText(place)} ${placeName(place)}`;

export const alsoText = (place: Shown) => `also ${shownText(place)}`;

function block([{ finding, at, also, set }, ...alike]: readonly [Reported, ...Reported[]]): string {
  return [
    `${placeText(at)} ${finding.level} ${finding.rule.id} ${placeName(at)}${setText(set)}`,
    finding.found,
    `fix: ${finding.mend}`,
    ...listed('also', also, shownText),
    ...listed('likewise', alike, (one) => `${shownText(one.at)}${setText(one.set)}`),
    pageOf(finding.rule),
  ].join('\n  ');
}

function listed<T>(word: string, others: readonly T[], textOf: (other: T) => string): string[] {
  const { shown, more } = shortened(others);
  return [...shown.map(textOf), ...more === 0 ? [] : [`${more} more, which --format json names`]].map((text) => `${word} ${text}`);
}

const setText = (set: string) => set && ` (set ${fit(set)})`;

/** What was looked at and what was found, in one line. */
export function countsText({ findings, counts, off }: Report): string {
  const passedOver = [
    ...counts.ignored.map(([kind, count]) => `${count} ${kind}`),
    ...counts.foreign > 0 ? [`${counts.foreign} that ${counts.foreign === 1 ? 'is not a Kubernetes object' : 'are not Kubernetes objects'}`] : [],
  ];
  return [
    `${counted(counts.files, 'file')}, ${counted(counts.documents, 'document')}, ${counted(counts.judged, 'object')} checked`,
    ...passedOver.length > 0 ? [`, skipped: ${passedOver.join(', ')}`] : [],
    ...off.size > 0 ? [`, off: ${[...off.keys()].join(', ')}`] : [],
    ': ',
    LEVELS.map((level) => counted(countOf(findings, level), level)).join(', '),
  ].join('');
}

/** What could not be read, in one line. */
export const problemText = (problem: Problem): string => `${problemPlace(problem)} ${problem.reason}`;

export const problemPlace = ({ path, line, column }: Problem): string =>
  line === undefined || column === undefined ? fit(path) : placeText({ path, line, column });

