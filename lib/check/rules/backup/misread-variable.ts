import { asFields, asList, asText } from '../../../kubernetes/manifest-fields';
import { refusedByRestic, unreadByRestic } from '../../../restic/variables';
import { writtenSettings } from '../../graph/pods/runtime-settings';
import type { Rule } from '../../rule';
import { foundBy } from '../../value-finding';

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
    // restic does not run in the CronJob of a batch.
    for (const { subject, field, settings } of writtenSettings(cluster).filter(({ use, subject: { kind } }) => use !== undefined || kind !== 'BackupBatch')) {
      for (const [index, variable] of asList(settings.container?.env).entries()) {
        const name = asText(asFields(variable).name) ?? '';
        const value = asText(asFields(variable).value) ?? '';
        const at = [...field, 'container', 'env', index, 'value'];
        const refused = refusedByRestic(name)(value);
        const ignored = unreadByRestic(name)(value);
        report(subject, at, refused && foundBy(refused, value));
        report(subject, at, ignored && { level: 'warning', ...foundBy(ignored, value) });
      }
    }
  },
};
