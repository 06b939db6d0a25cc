import type { Cluster } from './cluster';
import type { Found, Report } from './rule';
import type { Place, Subject } from './subject';
import { fieldText } from '../kubernetes/manifest-fields';

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
  const seen = new Map<Subject, Set<string>>();
  return places.filter(({ subject, field }) => {
    const fields = seen.get(subject) ?? new Set();
    seen.set(subject, fields);
    const isNew = !fields.has(fieldText(field));
    fields.add(fieldText(field));
    return isNew;
  });
}
