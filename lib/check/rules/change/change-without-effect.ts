import { canonical } from '../../../kubernetes/canonical';
import { asFields, fieldText, isFields, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { listing } from '../../../refusal/listing';
import { isRecreated } from '../../graph/recreation';
import type { ChangeRule } from '../../rule';
import type { StashKind } from '../../stash-kinds';
import { called } from '../../subject';

export const changeWithoutEffect: ChangeRule = {
  id: 'STASH707',
  name: 'change-without-effect',
  level: 'warning',
  title: 'A restore or a single run, or the target of a backup, differs from before under the same name.',
  why: 'A RestoreSession, RestoreBatch or BackupSession acts once, when it is created. With another specification, it does not act again: Stash refuses the change, '
    + 'or ignores it. It also refuses another target of a BackupConfiguration that is ready, and with it all else that is changed in the object, so that the '
    + 'backup goes on as before.',
  mend: 'Undo the change, give the object another name, or delete it from the cluster before the change is applied; to delete a BackupConfiguration deletes no snapshots. '
    + 'Acknowledge it if the object is not in the cluster.',
  facts: [
    {
      says: 'The webhook refuses each change of the specification of a RestoreSession, and the operator does nothing about one that has succeeded or failed.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/restore_session.go',
    },
    { says: 'A RestoreBatch acts once like a RestoreSession.', standing: 'inferred' },
    {
      says: 'The operator makes the specification of a BackupSession immutable, but its charts do not register the webhook for that.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_session.go; stashed/installer: charts',
    },
    {
      says: 'The webhook refuses a change of the target of a BackupConfiguration in phase Ready.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'Flux recreates an object with the annotation or label kustomize.toolkit.fluxcd.io/force: enabled if a change of it is refused.',
      standing: 'documented',
      see: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#force',
    },
  ],
  judgeChange({ before, now }, report) {
    for (const { kinds, field, of, because } of FROZEN) {
      // One whose name is generated is another object each time.
      for (const { subject } of kinds.flatMap((kind) => now.declarations(kind)).filter((one) => one.subject.name !== '')) {
        const former = before.find(subject.group, subject.kind, subject.namespace, subject.name);
        const fields = former === undefined || isRecreated(subject) ? [] : differing(of(former.manifest), of(subject.manifest));
        if (former !== undefined && fields.length > 0) {
          report(subject, field, {
            found: `differs from before${within(fields)}, but ${because(called(subject))}`,
            mend: 'undo this, give it another name, or delete it from the cluster before it is applied; acknowledge this if it is not in the cluster',
            also: [{ subject: former, field }],
          });
        }
      }
    }
  },
};

/** The fields in which two values differ, as far down as both are maps. */
function differing(before: unknown, now: unknown): FieldPath[] {
  if (!isFields(before) || !isFields(now)) {
    return canonical([before]) === canonical([now]) ? [] : [[]];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap((name) =>
    differing(before[name], now[name]).map((path) => [name, ...path]));
}

const within = (fields: readonly FieldPath[]) => fields.some((path) => path.length === 0) ? '' : ` in ${listing(fields.map(fieldText))}`;

/** What does not change in the cluster once an object is there. */
interface Frozen {
  readonly kinds: readonly StashKind[];
  readonly field: FieldPath;
  readonly of: (manifest: Fields) => unknown;
  readonly because: (name: string) => string;
}

const FROZEN: readonly Frozen[] = [
  {
    kinds: ['BackupSession', 'RestoreSession', 'RestoreBatch'],
    field: ['spec'],
    of: ({ spec }) => spec,
    because: (name) => `${name} acts once, when it is created, and the change has no effect`,
  },
  {
    kinds: ['BackupConfiguration'],
    field: ['spec', 'target'],
    of: ({ spec }) => asFields(spec).target,
    because: (name) => `as long as ${name} is ready, Stash refuses another target, and all else that is changed in it`,
  },
];
