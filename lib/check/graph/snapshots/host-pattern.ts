import type { Ordinals } from './ordinals';
import { quote } from '../../../refusal/quote';
import { append } from '../../grouped';

/**
 * The host names under which restic stores the snapshots of a target: an exact name; numbered names, whose count may be unknown; or names with an end
 * that only the cluster knows.
 */
export type HostPattern =
  | { readonly form: 'exact'; readonly name: string }
  | { readonly form: 'numbered'; readonly base: string } & Ordinals
  | { readonly form: 'ending'; readonly base?: string; readonly end: 'node' | 'pod of the operator' };

/** The hosts as a message names them, with `called` as the noun. */
export function hostText(host: HostPattern, called: 'host' | 'claim' = 'host'): string {
  switch (host.form) {
    case 'exact':
      return `${called} ${quote(host.name)}`;
    case 'numbered':
      return host.count === 1
        ? `${called} ${quote(`${host.base}-${host.start}`)}`
        : `${called}s ${quote(`${host.base}-${host.start}`)}, ${quote(`${host.base}-${host.start + 1}`)} and so on`;
    case 'ending':
      return `${called}s ${quote(`${host.base === undefined ? '' : `${host.base}-`}<${host.end}>`)}`;
  }
}

/** Whether a name is one of the hosts, or may be one as far as the input tells. */
export function mayBe(host: HostPattern, name: string): boolean {
  switch (host.form) {
    case 'exact':
      return host.name === name;
    case 'numbered': {
      const { base, number } = numberOf(name);
      return base === host.base && (isCertainlyIn(number, host) || isPerhapsIn(number, host));
    }
    case 'ending':
      return host.base === undefined || name.startsWith(`${host.base}-`);
  }
}

/** Things that all have one host in common. */
interface Meeting<T> {
  readonly host: HostPattern;
  readonly things: readonly T[];
  /** If false, it depends on how many hosts some of the things have. */
  readonly isCertain: boolean;
}

/** Finds things by their hosts. */
export class HostIndex<T> {
  public readonly things: T[] = [];

  private readonly exact = new Map<string, T[]>();
  private readonly numbered = new Map<string, Array<Numbered<T>>>();
  private readonly ending = new Map<string, Array<{ readonly host: HostPattern; readonly thing: T }>>();

  public add(host: HostPattern, thing: T): void {
    this.things.push(thing);
    switch (host.form) {
      case 'exact':
        return append(this.exact, host.name, thing);
      case 'numbered':
        return append(this.numbered, host.base, { start: host.start, count: host.count, thing });
      case 'ending':
        return append(this.ending, endingKey(host), { host, thing });
    }
  }

  /** The things that certainly have a host in common with `host`. */
  public meeting(host: HostPattern): readonly T[] {
    switch (host.form) {
      case 'exact':
        return [...this.exact.get(host.name) ?? [], ...this.countedTo(host.name, isCertainlyIn)];
      case 'numbered':
        return (this.numbered.get(host.base) ?? [])
          .filter((entry) => isInAll(Math.max(host.start, entry.start), host, entry)).map(({ thing }) => thing);
      case 'ending':
        return (this.ending.get(endingKey(host)) ?? []).map(({ thing }) => thing);
    }
  }

  /** The things that may have a host of this name, or of one with another number. */
  public perhapsNamed(name: string): readonly T[] {
    const inGeneral = [...this.numbered.get(numberOf(name).base) ?? [], ...[...this.ending.values()].flat()];
    return [...this.exact.get(name) ?? [], ...inGeneral.map(({ thing }) => thing)];
  }

  /** All groups of two or more things that have a host in common. */
  public meetings(): Array<Meeting<T>> {
    const covered = new Set<string>();
    const named = [...this.exact].flatMap<Meeting<T>>(([name, things]) => {
      const host: HostPattern = { form: 'exact', name };
      const certain = this.meeting(host);
      const perhaps = this.countedTo(name, isPerhapsIn);
      const { base } = numberOf(name);
      if (certain.length === things.length + (this.numbered.get(base)?.length ?? 0)) {
        covered.add(base);
      }
      return [{ host, things: certain, isCertain: true }, ...perhaps.length > 0 ? [{ host, things: [...things, ...perhaps], isCertain: false }] : []];
    });
    const numbered = [...this.numbered].filter(([base]) => !covered.has(base)).flatMap(([base, entries]) => numberedMeetings(base, entries));
    const ending = [...this.ending.values()].map<Meeting<T>>((entries) =>
      ({ host: entries[0]!.host, things: entries.map(({ thing }) => thing), isCertain: true }));
    return [...named, ...numbered, ...ending].filter(({ things }) => things.length > 1);
  }

  private countedTo(name: string, isIn: (number: number, ordinals: Ordinals) => boolean): T[] {
    const { base, number } = numberOf(name);
    return (this.numbered.get(base) ?? []).filter((entry) => isIn(number, entry)).map(({ thing }) => thing);
  }
}

/** The base and number of a name such as `host-1`. The number of any other name is NaN, so that it compares as outside of every range. */
export function numberOf(name: string): { readonly base: string; readonly number: number } {
  const [, base = '', number] = /^([^]*)-(0|[1-9]\d*)$/.exec(name) ?? [];
  return { base, number: Number(number ?? NaN) };
}

const endingKey = ({ base, end }: Extract<HostPattern, { form: 'ending' }>) => JSON.stringify([end, base]);

const isCertainlyIn = (number: number, { start, count }: Ordinals) => number >= start && number < start + (count ?? 1);

const isPerhapsIn = (number: number, { start, count }: Ordinals) => number > start && count === undefined;

/** Whether a number is certainly in all of the ranges. The start of a range is taken to be in it, even if the count is unknown. */
const isInAll = (number: number, ...all: readonly Ordinals[]) =>
  all.every((ordinals) => number === ordinals.start || isCertainlyIn(number, ordinals));

interface Numbered<T> extends Ordinals {
  readonly thing: T;
}

/** The meetings of ranges with the same base. Ranges that overlap do so at the start of one of them, so only starts are compared. */
function numberedMeetings<T>(base: string, entries: ReadonlyArray<Numbered<T>>): Array<Meeting<T>> {
  const starts = [...new Set(entries.map(({ start }) => start))].sort((a, b) => a - b);
  return starts.flatMap((start, index) => {
    const certain = entries.filter((entry) => isInAll(start, entry));
    const perhaps = entries.filter((entry) => isPerhapsIn(start, entry));
    const next = starts[index + 1];
    const isInNext = next !== undefined && isInAll(next, ...certain);
    const meeting = (some: ReadonlyArray<Numbered<T>>, isCertain: boolean): Meeting<T> =>
      ({ host: { form: 'numbered', base, start, count: mostOf(some, start) }, things: some.map(({ thing }) => thing), isCertain });
    return [...isInNext ? [] : [meeting(certain, true)], ...perhaps.length > 0 ? [meeting([...certain, ...perhaps], false)] : []];
  });
}

function mostOf(entries: readonly Ordinals[], from: number): number | undefined {
  return entries.reduce<number | undefined>(
    (most, { start, count }) => most === undefined || count === undefined ? undefined : Math.max(most, start + count - from), 0,
  );
}
