import { quote } from '../refusal';

/**
 * The names under which restic knows the hosts of a target: one; numbered ones, of which it may not be known how many; or those with an end that only
 * the cluster knows.
 */
export type HostPattern =
  | { readonly form: 'exact'; readonly name: string }
  | { readonly form: 'numbered'; readonly base: string; readonly count?: number }
  | { readonly form: 'ending'; readonly base?: string; readonly end: 'node' | 'pod of the operator' };

/** As it stands in a message. */
export function hostText(host: HostPattern): string {
  switch (host.form) {
    case 'exact':
      return `host ${quote(host.name)}`;
    case 'numbered':
      return host.count === 1 ? `host ${quote(`${host.base}-0`)}` : `hosts ${quote(`${host.base}-0`)}, ${quote(`${host.base}-1`)} and so on`;
    case 'ending':
      return `hosts ${quote(`${host.base === undefined ? '' : `${host.base}-`}<${host.end}>`)}`;
  }
}

/** Things that have a host in common, each of them with each. */
export interface Meeting<T> {
  readonly host: HostPattern;
  readonly things: readonly T[];
  /** If not, it depends on how many hosts some of them have. */
  readonly isCertain: boolean;
}

/** Finds things by their hosts. */
export class HostIndex<T> {
  public readonly things: T[] = [];

  private readonly exact = new Map<string, T[]>();
  private readonly numbered = new Map<string, Array<{ readonly count?: number; readonly thing: T }>>();
  private readonly ending = new Map<string, Array<{ readonly host: HostPattern; readonly thing: T }>>();

  public add(host: HostPattern, thing: T): void {
    this.things.push(thing);
    switch (host.form) {
      case 'exact':
        return push(this.exact, host.name, thing);
      case 'numbered':
        return push(this.numbered, host.base, { count: host.count, thing });
      case 'ending':
        return push(this.ending, endingKey(host), { host, thing });
    }
  }

  /** Things that certainly have a host in common with this one: of one that is numbered, those of its kind. */
  public meeting(host: HostPattern): readonly T[] {
    switch (host.form) {
      case 'exact':
        return [...this.exact.get(host.name) ?? [], ...this.countedTo(host.name, isCertainlyBelow)];
      case 'numbered':
        return (this.numbered.get(host.base) ?? []).map(({ thing }) => thing);
      case 'ending':
        return (this.ending.get(endingKey(host)) ?? []).map(({ thing }) => thing);
    }
  }

  /** All that meet, in groups of which each meets each. */
  public meetings(): Array<Meeting<T>> {
    const covered = new Set<string>();
    const named = [...this.exact].flatMap<Meeting<T>>(([name, things]) => {
      const host: HostPattern = { form: 'exact', name };
      const certain = this.meeting(host);
      const perhaps = this.countedTo(name, (number, count) => number > 0 && count === undefined);
      const { base } = numberOf(name);
      if (certain.length === things.length + (this.numbered.get(base)?.length ?? 0)) {
        covered.add(base);
      }
      return [{ host, things: certain, isCertain: true }, ...perhaps.length > 0 ? [{ host, things: [...things, ...perhaps], isCertain: false }] : []];
    });
    const numbered = [...this.numbered].filter(([base]) => !covered.has(base)).map<Meeting<T>>(([base, entries]) =>
      ({ host: { form: 'numbered', base, count: mostOf(entries) }, things: entries.map(({ thing }) => thing), isCertain: true }));
    const ending = [...this.ending.values()].map<Meeting<T>>((entries) =>
      ({ host: entries[0]!.host, things: entries.map(({ thing }) => thing), isCertain: true }));
    return [...named, ...numbered, ...ending].filter(({ things }) => things.length > 1);
  }

  private countedTo(name: string, isBelow: (number: number, count: number | undefined) => boolean): T[] {
    const { base, number } = numberOf(name);
    return (this.numbered.get(base) ?? []).filter(({ count }) => isBelow(number, count)).map(({ thing }) => thing);
  }
}

/** What the name of a host is made of where it is numbered; a number that is none is below no other. */
function numberOf(name: string): { readonly base: string; readonly number: number } {
  const [, base = '', number] = /^([^]*)-(0|[1-9]\d*)$/.exec(name) ?? [];
  return { base, number: Number(number ?? NaN) };
}

const endingKey = ({ base, end }: Extract<HostPattern, { form: 'ending' }>) => JSON.stringify([end, base]);

const isCertainlyBelow = (number: number, count: number | undefined) => count === undefined ? number === 0 : number < count;

function mostOf(entries: ReadonlyArray<{ readonly count?: number }>): number | undefined {
  return entries.reduce<number | undefined>((most, { count }) => most === undefined || count === undefined ? undefined : Math.max(most, count), 0);
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}
