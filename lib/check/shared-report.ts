import type { Cluster } from './cluster';
import { grouped } from './grouped';
import type { Found, Report } from './rule';
import type { Place, Subject } from './subject';
import { fieldText } from '../kubernetes/manifest-fields';
import { numbering } from '../synth/once';

/** Sorts things by the position of their objects in the input. */
export function inInputOrder<T>(cluster: Cluster, things: readonly T[], subjectOf: (thing: T) => Subject): T[] {
  return [...things].sort((a, b) => cluster.orderOf(subjectOf(a)) - cluster.orderOf(subjectOf(b)));
}

/**
 * Reports one finding for several places: on the first of `places` in the order of the input, with the rest in `also`.
 *
 * @param others places that the finding is about too, but on which it is never reported
 */
export function reportTogether(cluster: Cluster, report: Report, places: readonly Place[], found: Found, others: readonly Place[] = []): void {
  const [first, ...rest] = [places, others].flatMap((some) => inInputOrder(cluster, distinct(some), ({ subject }) => subject));
  report(first!.subject, first!.field, { ...found, also: rest });
}

/** Each place once. */
export function distinct(places: readonly Place[]): Place[] {
  const numberOf = numbering<Subject>();
  return [...grouped(places, ({ subject, field }) => `${numberOf(subject)} ${fieldText(field)}`).values()].map(([first]) => first!);
}
