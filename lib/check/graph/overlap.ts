import { Crowd, paired, type Pairing } from './crowd';
import { DAY, isWeekly, minuteText, startsOf, type Timetable } from './timetable';
import { numbering } from '../../synth/once';

/** Something that starts by a timetable and then runs for some minutes. */
export interface Run {
  readonly timetable: Timetable;
  readonly minutes: number;
}

/** Runs that are at work at one time. */
export interface Overlap<R> {
  /** Those that start in a minute in which another one starts. */
  readonly together: readonly R[];
  /** Those that start while another one runs, and those that run meanwhile. */
  readonly within: readonly R[];
  /** Those that may do either: when, only the cluster knows. */
  readonly perhaps: readonly R[];
  /** The first minute in which some start together, or else in which one starts while another one runs. */
  readonly example?: string;
}

/**
 * Which runs overlap with another one that makes a pair with them. Their starts are gone through once, over a week, or over a year where some
 * schedule is not the same in every week.
 */
export function overlapOf<R extends Run>(runs: readonly R[], pairing: Pairing<R>): Overlap<R> {
  const rivals = paired(runs, pairing);
  const sweep = new Sweep<R>(pairing);
  const timed = rivals.filter(({ timetable }) => timetable.form === 'fields');
  const isWeek = timed.every(({ timetable }) => timetable.form !== 'fields' || isWeekly(timetable.fields));
  sweep.through(eventsOf(timed, isWeek ? 7 : 366));
  const isWithAlways = isWithAny(rivals.filter(({ timetable }) => timetable.form !== 'floating'), 'always', pairing);
  const isWithFloating = isWithAny(rivals, 'floating', pairing);
  return {
    together: rivals.filter((run) => sweep.together.has(run)),
    within: rivals.filter((run) => sweep.within.has(run) || (run.timetable.form !== 'floating' && isWithAlways(run))),
    perhaps: rivals.filter(isWithFloating),
    example: sweep.example === undefined ? undefined : minuteText(sweep.example, isWeek),
  };
}

/** Whether it makes a pair with a run of this form, or is of this form and makes a pair with any. */
function isWithAny<R extends Run>(runs: readonly R[], form: Timetable['form'], pairing: Pairing<R>): (run: R) => boolean {
  const all = new Crowd(pairing, runs);
  const such = new Crowd(pairing, runs.filter(({ timetable }) => timetable.form === form));
  return (run) => (run.timetable.form === form ? all : such).partnersOf(run) > 0;
}

/** All starts, and all ends: what runs when it starts again begins anew. */
function eventsOf<R extends Run>(runs: readonly R[], days: number): Array<Event<R>> {
  const horizon = days * DAY;
  // What starts at the end of the time may still run when it begins again.
  const beyond = Math.min(Math.max(0, ...runs.map(({ minutes }) => minutes)), horizon);
  const known = new Map<Timetable, readonly number[]>();
  return runs.flatMap((run) => {
    const { timetable, minutes } = run;
    const starts = known.get(timetable)
      ?? (timetable.form === 'fields' ? startsOf(timetable.fields, days + Math.ceil(beyond / DAY)).filter((start) => start < horizon + beyond) : []);
    known.set(timetable, starts);
    return starts.flatMap((start, index) => [
      { at: start, run, isStart: true },
      { at: Math.min(start + minutes, starts[index + 1] ?? Infinity), run, isStart: false },
    ]);
  }).sort((a, b) => a.at - b.at || Number(a.isStart) - Number(b.isStart));
}

interface Event<R> {
  readonly at: number;
  readonly run: R;
  readonly isStart: boolean;
}

class Sweep<R extends Run> {
  public readonly together = new Set<R>();
  public readonly within = new Set<R>();
  public example?: number;

  /** How many rivals of a run had started when it did. */
  private readonly running = new Map<R, number>();
  private readonly active: Crowd<R>;
  private readonly started: Crowd<R>;
  private readonly seen = new Set<string>();
  private readonly numberOf = numbering<R>();

  public constructor(private readonly pairing: Pairing<R>) {
    this.active = new Crowd(pairing);
    this.started = new Crowd(pairing);
  }

  public through(events: ReadonlyArray<Event<R>>): void {
    for (let index = 0; index < events.length;) {
      const { at, isStart } = events[index]!;
      const runs: R[] = [];
      for (; events[index]?.at === at && events[index]!.isStart === isStart; index++) {
        runs.push(events[index]!.run);
      }
      if (isStart) {
        this.start(at, runs);
      } else {
        runs.forEach((run) => this.end(run));
      }
    }
  }

  private start(at: number, runs: readonly R[]): void {
    const late = runs.filter((run) => this.active.partnersOf(run) > 0);
    const together = this.pairsAmong(runs);
    if (together.length > 0 && this.together.size === 0) {
      this.example = at;
    }
    if (late.length > 0) {
      this.example ??= at;
    }
    late.forEach((run) => this.within.add(run));
    together.forEach((run) => this.together.add(run));
    for (const run of runs) {
      this.active.add(run);
      this.started.add(run);
    }
    runs.forEach((run) => this.running.set(run, this.started.partnersOf(run)));
  }

  private end(run: R): void {
    if (this.running.has(run)) {
      if (this.started.partnersOf(run) > this.running.get(run)!) {
        this.within.add(run);
      }
      this.running.delete(run);
      this.active.remove(run);
    }
  }

  /** The same ones start together many times, and are looked at once. */
  private pairsAmong(runs: readonly R[]): readonly R[] {
    const key = runs.map(this.numberOf).join();
    if (runs.length < 2 || this.seen.has(key)) {
      return [];
    }
    this.seen.add(key);
    return paired(runs, this.pairing);
  }
}
