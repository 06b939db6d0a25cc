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
  title: 'One object of Stash is declared twice; a warning where both declarations are equal.',
  why: 'A cluster holds one object of a kind and name in a namespace. Whichever declaration is applied last wins, and with it another Repository, schedule '
    + 'or retention; which one that is can change with the order of files.',
  mend: 'Remove one of the two, or give it another name or namespace. What is for another cluster belongs into an App of its own, and is checked by itself.',
  facts: [{
    says: 'An object is known by its API group, kind, namespace and name; applying another manifest of the same changes the object.',
    standing: 'documented',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  }],
  judge(cluster, report) {
    const ofTwoClusters = `where they are for two clusters, ${cluster.isSynth ? 'give each an App of its own' : 'check each by itself'}`;
    for (const [other, ...repeated] of STASH_GROUPS.flatMap((group) => STASH_KINDS.flatMap((kind) => ofOneName(cluster.ofKind(group, kind))))) {
      for (const subject of repeated) {
        const isEqual = canonical(other!.manifest) === canonical(subject.manifest);
        report(subject, ['metadata', 'name'], {
          found: isEqual ? `${called(subject)} is declared twice, both times alike` : `${called(subject)} is declared twice, and the last one applied wins`,
          mend: `remove one of the two, ${isEqual ? 'before they differ' : 'or give it another name'}; ${ofTwoClusters}`,
          level: isEqual ? 'warning' : 'error',
          also: [{ subject: other!, field: ['metadata', 'name'] }],
        });
      }
    }
  },
};

const ofOneName = (subjects: readonly Subject[]) => alike(subjects, (subject) => subject.name === '' ? undefined : fullNameOf(subject));
