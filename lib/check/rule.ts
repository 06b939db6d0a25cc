import type { Cluster } from './cluster';
import { Severity } from './severity';
import type { Place, Subject } from './subject';
import type { FieldPath } from '../kubernetes/manifest-fields';

/** How much a finding weighs. */
export type Level = `${Severity}`;

/** From the heaviest to the lightest. */
export const LEVELS: readonly Level[] = Object.values(Severity);

/** A fact that a rule rests on. */
export interface Fact {
  /** One sentence. */
  readonly says: string;
  /** How it is known: seen in a run, read in the source of the operator or of restic, read in documentation, or concluded from one of these. */
  readonly standing: 'measured' | 'source' | 'documented' | 'inferred';
  /** Where it can be read: a page, or `repository: path` of a public repository. */
  readonly see?: string;
}

/** What a finding says, apart from its place. */
export interface Found {
  /** What was given and what comes of it. */
  readonly found: string;
  /** What to change. */
  readonly mend: string;
  /** The level, if it differs from that of the rule. */
  readonly level?: Level;
  /** Other places that the finding is about. It is acknowledged only if every object concerned acknowledges it, unless it is about a change. */
  readonly also?: readonly Place[];
}

/** What is found in a part of a manifest, with the path of its field within that part. */
export interface FoundAt extends Found {
  readonly at: FieldPath;
}

/** Takes what is wrong with a field of an object, if anything. */
export type Report = (subject: Subject, field: FieldPath, found: Found | undefined) => void;

/** What is said of a rule. Some say only what others found about the checks themselves, and judge nothing. */
export interface RuleDescription {
  /** Never changes its meaning and is never reused for another rule, because users write it into annotations. */
  readonly id: string;
  /** The idea in a few words, in kebab-case. */
  readonly name: string;
  readonly level: Level;
  /** What it finds, one sentence. */
  readonly title: string;
  /** The consequences, for a reader who has never met the problem. */
  readonly why: string;
  /** How to mend it in general; and when it is right to acknowledge it, if ever. */
  readonly mend: string;
  readonly facts: readonly Fact[];
  /**
   * The rules that may tell of the same mistake in the same place, or elsewhere with this place among those that are concerned; of two that weigh the same,
   * what they say is kept.
   */
  readonly echoes?: readonly string[];
}

/** A rule, which judges all objects of a cluster at once. */
export interface Rule extends RuleDescription {
  judge(cluster: Cluster, report: Report): void;
}

/** A cluster before and after a change. */
export interface Change {
  readonly before: Cluster;
  readonly now: Cluster;
}

/** A rule about a change. The object that has the finding acknowledges it alone, since the others may be from before. */
export interface ChangeRule extends RuleDescription {
  /** Whether it is about objects that are gone, which acknowledge a finding before it occurs. */
  readonly isAboutRemoval?: boolean;
  judgeChange(change: Change, report: Report): void;
}

/** A rule about several clusters, by name, each of which is judged by itself otherwise. */
export interface FleetRule extends RuleDescription {
  judgeFleet(fleet: ReadonlyMap<string, Cluster>, report: Report): void;
}

/** What is wrong with an object. */
export interface Finding extends Found, Place {
  readonly rule: RuleDescription;
  readonly level: Level;
  readonly also: readonly Place[];
}

/** The next lower level, for findings that are not certain from the input. */
export const lowered = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level;

/** Whether a level weighs as much as another, or more. */
export const weighs = (level: Level, atLeast: Level): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf(atLeast);
