import { canonical } from '../../../kubernetes/canonical';
import { fullNameOf } from '../../full-name';
import { alike } from '../../graph/alike';
import type { Rule } from '../../rule';
import { STASH_GROUPS, STASH_KINDS } from '../../stash-kinds';
import { called, type Subject } from '../../subject';

export const declaredTwice: Rule = {
  id: 'STASH601',
  name: 'declared-twice',
  level: 'error',
  title: 'A Stash object is declared twice; a warning if both declarations are equal.',
  why: 'A cluster can have only one object of a kind and name in a namespace. The declaration that is applied last wins, perhaps with another '
    + 'Repository, schedule or retention. Which one that is can change with the order of files.',
  mend: 'Remove one of the two, or give it another name or namespace. If one of them is for another cluster, put it into an App of its own, and '
    + 'check it separately.',
  facts: [{
    says: 'An object is identified by its API group, kind, namespace and name; applying another manifest with the same ones changes the object.',
    standing: 'documented',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  }],
  judge(cluster, report) {
    const ofTwoClusters = `if they are for two clusters, ${cluster.isSynth ? 'give each an App of its own' : 'check each separately'}`;
    for (const [other, ...repeated] of STASH_GROUPS.flatMap((group) => STASH_KINDS.flatMap((kind) => ofOneName(cluster.ofKind(group, kind))))) {
      for (const subject of repeated) {
        const isEqual = canonical(other!.manifest) === canonical(subject.manifest);
        report(subject, ['metadata', 'name'], {
          found: isEqual ? `${called(subject)} is declared twice, identically` : `${called(subject)} is declared twice, and the last one applied wins`,
          mend: `remove one of the two, ${isEqual ? 'before they differ' : 'or give it another name'}; ${ofTwoClusters}`,
          level: isEqual ? 'warning' : 'error',
          also: [{ subject: other!, field: ['metadata', 'name'] }],
        });
      }
    }
  },
};

const ofOneName = (subjects: readonly Subject[]) => alike(subjects, (subject) => subject.name === '' ? undefined : fullNameOf(subject));
