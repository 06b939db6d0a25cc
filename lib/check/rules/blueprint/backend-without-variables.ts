import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { variablesIn } from '../../../addon/variable';
import { backendsIn } from '../../../backend/backends';
import { sharedByTargets } from '../../../backup/blueprint/blueprint-place';
import { blueprintVariable } from '../../../backup/blueprint/blueprint-variable';
import { provenShared } from '../../graph/made-backup';
import type { Rule } from '../../rule';

export const backendWithoutVariables: Rule = {
  id: 'STASH501',
  name: 'backend-without-variables',
  level: 'error',
  title: 'The backend of a BackupBlueprint does not distinguish its targets from each other; a note if only the kind is missing.',
  why: 'Stash creates a Repository for every target from the blueprint. If the namespace and name of the target do not change the place, '
    + 'several Repositories are one restic repository: each run removes snapshots of the others, and a restore brings back whichever was stored '
    + 'last. Only the bucket or container, the prefix, the address and the volume with its subPath make up the place. The mountPath, a region '
    + 'or the storage Secret do not, nor does anything that a `..` removes. If targets of the input certainly share a place, STASH101 reports '
    + 'that instead.',
  mend: 'Write a prefix (or subPath, bucket, url) such as `stash/${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}`.',
  facts: [
    { says: 'Variables are replaced anywhere in the backend, for each target.', standing: 'documented', see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/' },
    {
      says: 'restic normalises a prefix before it uses it, and the mountPath only says where the container sees the volume, not what is on it.',
      standing: 'source',
      see: 'restic/restic: internal/backend',
    },
    { says: 'Two claims in one restic repository without aliases: the second run deletes the only snapshot of the first.', standing: 'measured' },
  ],
  judge(cluster, report) {
    const proven = provenShared(cluster);
    for (const { subject, manifest: { spec = {} } } of cluster.declarations('BackupBlueprint')) {
      const shared = isSound(spec) ? sharedByTargets(spec) : undefined;
      if (shared !== undefined && !proven.has(subject)) {
        const isOfKind = shared.variables.every((variable) => variable === 'TARGET_KIND');
        report(subject, ['spec', 'backend'], {
          found: `${shared.found}, so that ${isOfKind
            ? 'a Deployment and a claim of the same name would share one restic repository'
            : 'several targets would share one restic repository and remove the snapshots of each other'}`,
          mend: shared.mend,
          level: isOfKind ? 'note' : undefined,
        });
      }
    }
  },
};

/** Whether there is a backend, and no variable in it that another rule reports: it is probably meant to be one of those that are missing. */
const isSound = ({ backend = {} }: Conforming<wire.BackupBlueprintSpec>) =>
  backendsIn(backend).length > 0 && [...variablesIn([], backend)].every(({ variable }) => blueprintVariable(variable) === undefined);
