import { DAY, isWeekly, minuteText, startsOf, type Timetable } from './timetable';
import { numbering, once } from '../../../synth/once';
import { Crowd, paired, type Pairing } from '../snapshots/crowd';

/** Something that starts by a timetable and then runs for some minutes. */
export interface Run {
  readonly timetable: Timetable;
  readonly minutes: number;
}

/** The minutes of the longest of these runs; zero if there are none. */
export const longest = (runs: readonly Run[]): number => runs.reduce((most, { minutes }) => Math.max(most, minutes), 0);

/** Runs that are in progress at the same time. */
export interface Overlap<R> {
  /** The runs that start in the same minute as another one. */
  readonly together: readonly R[];
  /** The runs that start while another one is in progress, and those in progress at that moment. */
  readonly within: readonly R[];
  /** The runs that may do either, because only the cluster knows some of the start times. */
  readonly perhaps: readonly R[];
  /** The first minute in which some start together, or else in which one starts while another one runs. */
  readonly example?: string;
}

/**
 * Finds the runs that overlap with another one with which they form a pair, in one sweep over the starts of a week, or of a year if some schedule is
 * not the same in every week.
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

/** Tests whether a run forms a pair with a run of the given form, or has that form itself and forms a pair with any run. */
function isWithAny<R extends Run>(runs: readonly R[], form: Timetable['form'], pairing: Pairing<R>): (run: R) => boolean {
  const all = new Crowd(pairing, runs);
  const such = new Crowd(pairing, runs.filter(({ timetable }) => timetable.form === form));
  return (run) => (run.timetable.form === form ? all : such).partnersOf(run) > 0;
}

/** The starts and ends of all runs, in order. A run that is still in progress at its own next start ends there. */
function eventsOf<R extends Run>(runs: readonly R[], days: number): Array<Event<R>> {
  const horizon = days * DAY;
  // A run that starts near the end of the period may still be in progress when the period begins again.
  const beyond = Math.min(longest(runs), horizon);
  const startsBy = once((timetable: Timetable) =>
    timetable.form === 'fields' ? startsOf(timetable.fields, days + Math.ceil(beyond / DAY)).filter((start) => start < horizon + beyond) : []);
  return runs.flatMap((run) => {
    const starts = startsBy(run.timetable);
    return starts.flatMap((start, index) => [
      { at: start, run, isStart: true },
      { at: Math.min(start + run.minutes, starts[index + 1] ?? Infinity), run, isStart: false },
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

  /** For each run in progress, how many starts of its rivals there had been when it started. */
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

  /** The runs that form a pair among these. The same runs start together many times, and are compared only once. */
  private pairsAmong(runs: readonly R[]): readonly R[] {
    const key = runs.map(this.numberOf).join();
    if (runs.length < 2 || this.seen.has(key)) {
      return [];
    }
    this.seen.add(key);
    return paired(runs, this.pairing);
  }
}
