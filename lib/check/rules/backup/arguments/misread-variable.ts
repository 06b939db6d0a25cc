import { refusedByRestic, unreadByRestic } from '../../../../restic/variables';
import { resticVariables } from '../../../graph/pods/runtime-settings';
import type { Rule } from '../../../rule';
import { foundBy } from '../../../value-finding';

export const misreadVariable: Rule = {
  id: 'STASH348',
  name: 'misread-variable',
  level: 'error',
  title: 'An environment variable of restic in the runtimeSettings has a value with which every run fails; a warning for a value that restic ignores.',
  why: 'Nothing refuses the value when it is applied. With another AZURE_ENDPOINT_SUFFIX, restic looks for a host that does not exist. A compression or a number that '
    + 'restic cannot read is not reported in the log either.',
  mend: 'Write the value as the message says, or leave the variable out for the default.',
  facts: [
    {
      says: 'restic connects to https://<account>.blob.<AZURE_ENDPOINT_SUFFIX>.',
      standing: 'source',
      see: 'restic/restic: internal/backend/azure/azure.go',
    },
    { says: 'restic 0.14 refuses a RESTIC_PACK_SIZE of less than 4 or more than 128, and takes the default for 0 and for a text.', standing: 'measured' },
    { says: 'restic 0.14 ignores a RESTIC_COMPRESSION and a RESTIC_READ_CONCURRENCY that it cannot read.', standing: 'measured' },
    {
      says: 'Later releases fail with a RESTIC_COMPRESSION that they cannot read.',
      standing: 'source',
      see: 'restic/restic: internal/repository/repository.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, name, value } of resticVariables(cluster)) {
      const refused = refusedByRestic(name)(value);
      const ignored = unreadByRestic(name)(value);
      report(subject, [...field, 'value'], refused && foundBy(refused, value));
      report(subject, [...field, 'value'], ignored && { level: 'warning', ...foundBy(ignored, value) });
    }
  },
};
