import { listing, listingIs } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { restoredPaths } from '../../../restore/restore-arguments';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { alike } from '../../grouped';
import type { Found, Rule } from '../../rule';
import { called } from '../../subject';

export const oneInitContainerManyRestores: Rule = {
  id: 'STASH429',
  name: 'one-init-container-many-restores',
  level: 'warning',
  title: 'Two restores bring back different paths of one workload, whose pods run only one of them.',
  why: 'Stash puts one init container into the pods of a workload, that of the newest RestoreSession. If several are applied together, the others bring '
    + 'nothing back and stay `Running`, while the pods start without that data.',
  mend: 'Restore all paths with one RestoreSession. Acknowledge it if they are never applied together: if each is applied by hand once the other has '
    + 'succeeded and is deleted.',
  facts: [
    {
      says: 'The pods of a workload get the init container of one RestoreSession: the one that is running, or the newest; of two that were created in the '
        + 'same second, the first by name.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/restore_invoker.go',
    },
    { says: 'RestoreBatches share the init container in the same way.', standing: 'inferred' },
    { says: 'Restores of the same paths are taken for alternatives, of which one is applied.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const members of alike(restoreMembersIn(cluster), ({ model, target }) => model === 'sidecar' ? target?.identity : undefined)) {
      const [first, ...others] = members as [RestoreMember, ...RestoreMember[]];
      for (const other of others.filter(({ restore }) => restore !== first.restore)) {
        report(other.subject, placeOf(other), difference(first, other));
      }
    }
  },
};

const placeOf = ({ field }: RestoreMember) => [...field, 'target', 'ref'];

const pathsOf = ({ rules }: RestoreMember) => [...new Set(restoredPaths(rules.map(({ rule }) => rule)))];

function difference(first: RestoreMember, other: RestoreMember): Found | undefined {
  const [before, after] = [pathsOf(first), pathsOf(other)];
  return before.length === 0 || after.length === 0 || after.some((path) => before.includes(path)) ? undefined : {
    found: `${listingIs(after.map(quote))} restored here, and ${listing(before.map(quote))} by ${called(first.subject)}, but the pods run only one restore at `
      + 'a time: if both are applied together, one brings nothing back',
    mend: 'restore all paths with one of them, or acknowledge this if they are never applied together',
    also: [{ subject: first.subject, field: placeOf(first) }],
  };
}
