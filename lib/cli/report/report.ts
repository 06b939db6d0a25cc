import type { Finding, Level, RuleDescription } from '../../check/rule';
import { called, type Place, type Subject } from '../../check/subject';
import { fieldText } from '../../kubernetes/manifest-fields';
import { fit } from '../../refusal/quote';
import type { Problem } from '../manifests/documents';
import type { ManifestOrigin } from '../manifests/manifest-origin';
import type { Position } from '../manifests/stretch';

/** A finding with its positions. */
export interface Reported {
  /** The name of the set of files in which it was found; empty for files in no set. */
  readonly set: string;
  readonly finding: Finding;
  readonly at: Shown;
  readonly also: readonly Shown[];
}

/** The result of a run. */
export interface Report {
  readonly findings: readonly Reported[];
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  /** The rules that are off, and why. */
  readonly off: ReadonlyMap<string, string>;
  readonly rules: readonly RuleDescription[];
}

export interface Counts {
  readonly files: number;
  readonly documents: number;
  /** Objects that rules could look at. */
  readonly judged: number;
  /** The number of objects of other kinds, sorted by kind; safe to print. */
  readonly ignored: ReadonlyArray<readonly [kind: string, count: number]>;
  /** Documents that hold no object of Kubernetes. */
  readonly foreign: number;
}

/** The position and the name of a place; safe to print. */
export interface Shown extends Position {
  readonly object: string;
  readonly field: string;
}

/** Adds the positions, for which documents are parsed again. */
export const reported = (set: string, finding: Finding): Reported => ({ set, finding, at: shown(finding), also: finding.also.map(shown) });

function shown({ subject, field }: Place): Shown {
  return { ...(subject.origin as ManifestOrigin).positionOf(field), object: objectText(subject), field: fit(fieldText(field)) };
}

const objectText = ({ kind, name, namespace }: Pick<Subject, 'kind' | 'name' | 'namespace'>) =>
  called({ kind, name: name || '(without a name)', namespace });

/** Names an object and a field in it. */
export const placeName = ({ object, field }: Shown): string => `${object}${field && ` ${field}`}`;

/** What a finding says, in one line. */
export const findingText = ({ found, mend }: Finding, at: Shown): string => `${placeName(at)}: ${found}: ${mend}`;

export const countOf = (findings: readonly Reported[], level: Level) => findings.filter(({ finding }) => finding.level === level).length;
