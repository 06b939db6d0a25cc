import { interimDirectory } from '../../../addon/stored-data';
import { quote } from '../../../refusal/quote';
import { restoreMembersIn } from '../../graph/restore';
import { backupOfOtherInterim } from '../../graph/restores/restored-backup';
import { hasInterimVolume } from '../../graph/target-use';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const otherInterimVolume: Rule = {
  id: 'STASH409',
  name: 'other-interim-volume',
  level: 'warning',
  title: 'A restore of Elasticsearch, NATS or Vault has an `interimVolumeTemplate` but the backup does not, or the other way round.',
  why: 'These addons pass their data through a directory, which is also the path of their snapshots. With an interim volume, that is a different '
    + 'directory than without one. The restore finds no snapshot; or, if it asks for `latest`, it puts the data beside the directory that is then '
    + 'loaded, and reports success.',
  mend: 'Give both an `interimVolumeTemplate`, or neither of them. Acknowledge it if the data comes from an older backup that matches the restore '
    + 'in this.',
  facts: [
    {
      says: 'The directory is /stash-interim-volume/data with an interim volume, and /stash-tmp/stash-interim-volume/data without one.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'With snapshots: ["latest"] the data lands beside the directory that is then loaded.',
      standing: 'inferred',
      see: 'stashed/elasticsearch: pkg/restore.go',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    const isGiven = hasInterimVolume(member);
    const backup = backupOfOtherInterim(cluster, member);
    if (backup !== undefined) {
      report(member.subject, [...member.field, 'interimVolumeTemplate'], {
        found: `${isGiven ? 'is given' : 'is missing'}, but ${called(backup.subject)} backs this target up ${isGiven ? 'without' : 'with'} one, `
          + `so its snapshots have the path ${quote(interimDirectory(member.model, !isGiven))}, and the restore loads ${quote(interimDirectory(member.model, isGiven))}`,
        mend: isGiven ? 'leave it out, as the backup does' : 'give one, as the backup does',
      });
    }
  }),
};
