import { modelOf, type Model } from './model';
import { targetOf, type Target } from './target';
import type { Conforming } from '../../../imports/conforming';
import type * as wire from '../../../imports/stash';
import type { FieldPath } from '../../kubernetes/manifest-fields';
import { view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';
import type { Place, Subject } from '../subject';

/** What brings data back: a RestoreSession or a RestoreBatch. */
export interface Restore {
  readonly subject: Subject;
  readonly spec: Conforming<wire.RestoreRun>;
  /** The Repository, if the input contains it. */
  readonly repository?: Declared<wire.Repository>;
  readonly members: readonly RestoreMember[];
}

/** One target of a restore, how it is restored, and where that is declared. */
export interface RestoreMember extends Place {
  readonly action: 'restore';
  readonly restore: Restore;
  readonly spec: Conforming<wire.RestoreMember>;
  /** The rules that the operator applies, with their paths in the manifest. */
  readonly rules: ReadonlyArray<{ readonly field: FieldPath; readonly rule: Conforming<wire.RestoreRule> }>;
  /** Absent for claims that are made from templates, and if the reference is missing. */
  readonly target?: Target;
  readonly model: Model;
}

/** The paths by which a rule finds its snapshots: none if it names snapshots, which count instead. */
export const soughtPaths = ({ paths = [], snapshots = [] }: Conforming<wire.RestoreRule>): readonly string[] => snapshots.length > 0 ? [] : paths;

/** Whether a snapshot is given as `latest`, or as a folder of that: `latest:/folder`. */
export const isLatest = (snapshot: string) => /^latest(:|$)/.test(snapshot);

/** Whether a rule names snapshots by their ids alone, and does not leave the choice to the newest. */
export const isById = ({ snapshots = [] }: Conforming<wire.RestoreRule>): boolean => snapshots.length > 0 && !snapshots.some(isLatest);

/** The RestoreSessions and RestoreBatches. */
export const restoresIn = view((cluster: Cluster): readonly Restore[] => [
  ...cluster.declarations('RestoreSession').map(({ subject, manifest: { spec = {} } }) =>
    restore(cluster, subject, spec, [{ field: ['spec'], spec, rules: rulesOf(spec, ['spec'], spec.rules) }])),
  ...cluster.declarations('RestoreBatch').map(({ subject, manifest: { spec = {} } }) =>
    restore(cluster, subject, spec, (spec.members ?? []).map((member, index) => {
      const field = ['spec', 'members', index];
      return { field, spec: member, rules: rulesOf(member, field) };
    }))),
]);

/** The members of all restores. */
export const restoreMembersIn = view((cluster: Cluster): readonly RestoreMember[] => restoresIn(cluster).flatMap(({ members }) => members));

/** The rules of a member. Those in the deprecated field win, as they do in the operator's webhook. */
function rulesOf(member: RestoreMember['spec'], field: FieldPath, deprecated: ReadonlyArray<Conforming<wire.RestoreRule>> = []): RestoreMember['rules'] {
  return deprecated.length > 0
    ? deprecated.map((rule, index) => ({ field: [...field, 'rules', index], rule }))
    : (member.target?.rules ?? []).map((rule, index) => ({ field: [...field, 'target', 'rules', index], rule }));
}

function restore(
  cluster: Cluster, subject: Subject, spec: Restore['spec'], parts: ReadonlyArray<Pick<RestoreMember, 'field' | 'spec' | 'rules'>>,
): Restore {
  const members: RestoreMember[] = [];
  const result: Restore = { subject, spec, repository: cluster.repository(spec.repository, subject.namespace), members };
  for (const part of parts) {
    const target = targetOf(part.spec.target?.ref, subject.namespace);
    members.push({ ...part, action: 'restore', restore: result, subject, target, model: modelOf(cluster, 'restore', target, part.spec.task, spec.driver) });
  }
  return result;
}
