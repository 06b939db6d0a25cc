import { repositoryNameRule } from '../../../../repository/repository-name';
import { targetName } from '../../../../target/target-name';
import { declaredBackups } from '../../../graph/backup';
import { restoresIn } from '../../../graph/restore';
import { targetUses } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { valueFinding } from '../../../value-finding';

export const nameBreaksLabel: Rule = {
  id: 'STASH321',
  name: 'name-breaks-label',
  level: 'error',
  title: 'A name does not fit into the label that Stash writes it to.',
  why: 'Stash writes the names of the backup and of its target to labels of every run, and the name of the Repository to a label of each snapshot '
    + 'that it lists. The value of a label has at most 63 characters, while most names may have 253. With a longer name, Kubernetes rejects the '
    + 'run and no backup is ever taken, or the snapshots of the Repository cannot be listed.',
  mend: 'Choose a name of at most 63 characters.',
  facts: [
    {
      says: 'A BackupSession has the names of its invoker and of its target in labels.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/invoker/backupconfiguration.go',
    },
    {
      says: 'A Snapshot has the name of its Repository in a label.',
      standing: 'source',
      see: 'stashed/stash: pkg/registry/snapshot/snapshot.go',
    },
    {
      says: 'The value of a label has at most 63 characters.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
    },
  ],
  judge(cluster, report) {
    for (const { subject } of [...declaredBackups(cluster), ...restoresIn(cluster)]) {
      report(subject, ['metadata', 'name'], valueFinding(given(subject.name), targetName));
    }
    for (const { subject } of cluster.repositories) {
      report(subject, ['metadata', 'name'], valueFinding(given(subject.name), repositoryNameRule));
    }
    for (const { subject, field, target } of targetUses(cluster)) {
      report(subject, [...field, 'target', 'ref', 'name'], valueFinding(given(target?.name), targetName));
    }
  },
};

/** Skips an empty name, which Kubernetes fills in or refuses. */
const given = (name: string | undefined) => name === '' ? undefined : name;
