import { NO_TEMPLATES } from '../../../restore/created-claims';
import { dataSourceFault } from '../../../restore/data-source';
import { restoreMembersIn } from '../../graph/restore';
import type { Rule } from '../../rule';
import { foundWithin } from '../../value-finding';

export const claimWithoutSnapshot: Rule = {
  id: 'STASH415',
  name: 'claim-without-snapshot',
  level: 'error',
  title: 'A restore of VolumeSnapshots creates no claims, or claims that do not come from a VolumeSnapshot; a warning if several come from the same '
    + 'one.',
  why: 'A claim whose data source is not a VolumeSnapshot is created empty, or as a copy of another claim if that is its data source. The restore '
    + 'reports success, but the application starts without the data of the backup. If all claims of a StatefulSet come from one VolumeSnapshot, '
    + 'every pod starts with the same data.',
  mend: 'Name the VolumeSnapshot in `spec.dataSource` of each template, with `${POD_ORDINAL}` in place of the pod number. Acknowledge '
    + 'the warning if all pods have the same data.',
  facts: [
    {
      says: 'Stash creates the claims as the templates say, and looks for a VolumeSnapshot only if one is named.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/restore_volumesnapshot.go',
    },
    {
      says: 'Kubernetes ignores a dataSource that is neither a claim nor a VolumeSnapshot.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references',
    },
    {
      says: 'Without ${POD_ORDINAL} all claims are restored from the same VolumeSnapshot, which is meant for StatefulSets whose pods all have the '
        + 'same data.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/volumesnapshot/statefulset/',
    },
  ],
  judge(cluster, report) {
    for (const { subject, field, spec: { target } } of restoreMembersIn(cluster).filter(({ model }) => model === 'snapshotter')) {
      const { volumeClaimTemplates = [], replicas } = target ?? {};
      const at = [...field, 'target', 'volumeClaimTemplates'];
      if (volumeClaimTemplates.length === 0) {
        report(subject, at, foundWithin(NO_TEMPLATES));
      }
      volumeClaimTemplates.forEach(({ spec }, index) => {
        const fault = dataSourceFault(spec, replicas);
        if (fault !== undefined) {
          report(subject, [...at, index, ...fault.at], { ...foundWithin(fault.complaint), level: fault.mayBeMeant ? 'warning' : 'error' });
        }
      });
    }
  },
};
