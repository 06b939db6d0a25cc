import { restoresPaths, type Selection } from './selection';
import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { jobArguments } from '../invoker/job-lists';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { excludePattern, includePattern, NOT_RESTORED } from '../restic/file-pattern';
import { excludedBy, includedBy, namesIncluded, withoutResticFlags } from '../restic/restic-arguments';

type Rules = ReadonlyArray<Conforming<wire.RestoreRule>>;

const NOTHING = wrong('with which restic restores nothing and reports success', 'leave it out');
const ELSEWHERE = wrong('so restic looks for the data in another repository', 'leave it out, and name the Repository that holds it');

const OVERRIDING = new Map([
  ['dry-run', NOTHING],
  ['help', NOTHING],
  ['repo', ELSEWHERE],
  ['repository-file', ELSEWHERE],
  ['target', wrong('so files come back into the container of Stash and not into the volume',
    'leave it out, and mount the volume where it was backed up')],
]);

/** For rules with paths, Stash passes host and path to restic itself. For rules with snapshots the flags are free to select what `latest` is. */
const OVERRIDING_PATHS = new Map([
  ...OVERRIDING,
  ['host', wrong('so a newer snapshot of that host would come back instead of the right one',
    'leave it out, and name the host with sourceHost in a rule')],
  ['path', wrong('but no snapshot has that path in addition to the path of a rule, so none is found', 'leave it out, and name the path in a rule')],
]);

const DELETING = wrong('which restic refuses for "/", where Stash restores to; with exclude, it deletes everything else that the snapshot does not contain',
  'leave it out, or name with include what it may delete');

/** Refuses arguments with which `restic restore` fails, or that would change what the rules restore, where to, or whether they restore anything. */
export const restoreArguments = (rules: Rules): ValueRule<readonly string[]> => (args) => withoutResticFlags('restore', new Map([
  ...rules.some(goesByPaths) ? OVERRIDING_PATHS : OVERRIDING,
  ...rules.some(({ include = [] }) => include.length === 0 && !namesIncluded(args)) ? [['delete', DELETING] as const] : [],
]))(args);

/** The paths that rules restore. Undefined if one of them names snapshots, since the input does not tell their paths. */
export const restoredPaths = (rules: Rules): readonly string[] | undefined =>
  rules.length > 0 && rules.every(goesByPaths) ? rules.flatMap(({ paths = [] }) => paths) : undefined;

const goesByPaths = ({ paths = [], snapshots = [] }: Rules[number]) => paths.length > 0 && snapshots.length === 0;

/** The include patterns that restic gets for rules, followed by those among the arguments. */
export const allIncluded = (rules: Rules, args: readonly string[]): readonly string[] =>
  [...rules.flatMap(({ include = [] }) => include), ...includedBy(args)];

export const BESIDE_INCLUDE = wrong('is set together with include, but restic accepts only one of the two', 'leave one out');
export const MIXING_ARGUMENTS = wrong('contains patterns that result in both includes and excludes, but restic accepts only one of the two',
  'leave one kind out');

/** Whether a rule, together with the arguments, has both include and exclude patterns. */
export const mixesPatterns = ({ include = [], exclude = [] }: Rules[number], args: readonly string[] = []): boolean =>
  include.length + includedBy(args).length > 0 && exclude.length + excludedBy(args).length > 0;

/** Refuses arguments that would not have the effect that they state, depending on what restores the target. */
export function checkArguments(field: Field, args: readonly string[], selection: Selection, rules: Rules): void {
  if (selection.by !== 'host and path') {
    field.checkValue(args, jobArguments);
  }
  if (restoresPaths(selection)) {
    field.refuseIf(restoreArguments(rules)(args));
    if (rules.some((rule) => mixesPatterns(rule, args))) {
      field.refuse(MIXING_ARGUMENTS);
    }
    const paths = restoredPaths(rules);
    excludedBy(args).forEach((pattern) => field.check(pattern, excludePattern(NOT_RESTORED, paths)));
    includedBy(args).forEach((pattern) => field.check(pattern, includePattern(paths, allIncluded(rules, args))));
  }
}
