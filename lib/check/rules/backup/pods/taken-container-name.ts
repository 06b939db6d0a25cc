import { asList, asTexts } from '../../../../kubernetes/manifest-fields';
import { quote } from '../../../../refusal/quote';
import { podIn } from '../../../../target/workload-manifest';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { STASH_CONTAINER } from '../../../graph/pods/hook-container';
import { declaredTarget } from '../../../graph/target';
import { targetUses } from '../../../graph/target-use';
import type { Rule } from '../../../rule';
import { called } from '../../../subject';

export const takenContainerName: Rule = {
  id: 'STASH336',
  name: 'taken-container-name',
  level: 'error',
  title: 'A container of a workload has the name that Stash gives to its own container.',
  why: 'Stash does not add a second container of that name. For a backup, it overwrites the container `stash` of the workload, with its image, '
    + 'arguments and mounts: the application no longer runs. For a restore, the init container `stash-init` of the workload overwrites that of '
    + 'Stash, so nothing is restored. When Stash later removes its container, it removes that of the workload.',
  mend: 'Give the container of the workload another name.',
  facts: [
    {
      says: 'The container for the backup of a workload is called stash, and a container of that name is overwritten with it.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/sidecar.go',
    },
    {
      says: 'The init container for the restore of a workload is called stash-init, and an init container of that name overwrites it.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const { subject, field, target, model, action } of targetUses(cluster)) {
      const workload = model === 'sidecar' ? declaredTarget(cluster, target) : undefined;
      const { list, program, consequence } = OWN[action];
      const name = STASH_CONTAINER[action];
      const containers = workload === undefined ? [] : asList(podIn(workload.manifest)[list]);
      const index = containers.findIndex((container) => container.name === name && asTexts(container.args)[0] !== program);
      if (index !== -1) {
        report(subject, [...field, 'target', 'ref'], {
          found: `${called(workload!)} has ${action === 'backup' ? 'a' : 'an init'} container that is called ${quote(name)}, as that of Stash is, `
            + consequence,
          mend: `give the container of ${called(workload!)} another name`,
          also: [{ subject: workload!, field: ['spec', 'template', 'spec', list, index, 'name'] }],
        });
      }
    }
  },
};

/** The containers that Stash adds. Manifests exported from a cluster may contain them, with the program that they run as the first argument. */
const OWN = {
  backup: { list: 'containers', program: 'run-backup', consequence: 'which overwrites it, so the application no longer runs' },
  restore: { list: 'initContainers', program: 'restore', consequence: 'and overwrites it, so nothing is restored' },
} as const;
