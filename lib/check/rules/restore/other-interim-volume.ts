import { quote } from '../../../refusal/quote';
import { interimDirectory } from '../../../restore/selection';
import { backupsOfRestored } from '../../graph/restored-backup';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const otherInterimVolume: Rule = {
  id: 'STASH409',
  name: 'other-interim-volume',
  level: 'warning',
  title: 'A restore of Elasticsearch, NATS or Vault has an `interimVolumeTemplate` where the backup has none, or the other way round.',
  why: 'These addons keep the data on its way in a directory that is also the path of its snapshots, and that directory is another one with an interim '
    + 'volume than without. The restore finds no snapshot; or, where it asks for `latest`, it puts the data beside the directory that is then loaded, and '
    + 'reports success.',
  mend: 'Give both an `interimVolumeTemplate`, or neither of them. Acknowledge it where the data comes from an older backup that was as the restore is.',
  facts: [
    {
      says: 'The directory is /stash-interim-volume/data with an interim volume, and /stash-tmp/stash-interim-volume/data without.',
      standing: 'source',
      see: 'stashed/stash: pkg/resolver/inputs.go',
    },
    {
      says: 'With snapshots: ["latest"] the data lands beside the directory that is then loaded.',
      standing: 'inferred',
      see: 'stashed/elasticsearch: pkg/restore.go',
    },
  ],
  judge: (cluster, report) => cluster.restoreMembers.forEach((member) => {
    const isInterim = member.spec.interimVolumeTemplate !== undefined;
    const looked = interimDirectory(member.model, isInterim);
    const backups = backupsOfRestored(cluster, member).filter(({ model }) => model === member.model);
    const [backup] = backups;
    if (looked !== undefined && backup !== undefined && backups.every(({ spec }) => (spec.interimVolumeTemplate !== undefined) !== isInterim)) {
      report(member.restore.subject, [...member.field, 'interimVolumeTemplate'], {
        found: `${isInterim ? 'stands here' : 'is missing'}, and ${called(backup.backup.subject)} backs this target up ${isInterim ? 'without' : 'with'} one, so `
          + `that its snapshots are of ${quote(interimDirectory(member.model, !isInterim))}, and the restore loads ${quote(looked)}`,
        mend: isInterim ? 'leave it out, as the backup does' : 'give one, as the backup does',
      });
    }
  }),
};
