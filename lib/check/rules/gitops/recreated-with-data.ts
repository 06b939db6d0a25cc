import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { backupMembersIn } from '../../graph/made-backup';
import { recreationOf } from '../../graph/recreation';
import { specsWith } from '../../graph/repository-spec';
import { restoresIn } from '../../graph/restore';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const recreatedWithData: Rule = {
  id: 'STASH607',
  name: 'recreated-with-data',
  level: 'error',
  title: 'Argo CD or Helm deletes and recreates a restore of data that is backed up, or a Repository with wipeOut, again and again.',
  why: 'Each new RestoreSession or RestoreBatch is a new restore, over the current data. A Repository with wipeOut deletes its snapshots when it is '
    + 'deleted, so that each sync or upgrade deletes all backups.',
  mend: 'Remove the annotation. Sync waves order objects without recreating them; a restore is best applied by hand. Acknowledge it if the data is '
    + 'meant to be replaced each time. Not checked: hooks of Helm for the installation only, which run once under Helm but at each sync under '
    + 'Argo CD; options that are set in the Application of Argo CD.',
  facts: [
    {
      says: 'Argo CD deletes a hook before it creates it again, unless the hook has another deletion policy. It runs PreSync, Sync and PostSync hooks at each sync.',
      standing: 'documented',
      see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/',
    },
    {
      says: 'With Force=true,Replace=true, Argo CD deletes and recreates an object at each sync.',
      standing: 'documented',
      see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync',
    },
    {
      says: 'Helm deletes a hook before it runs it again, unless the hook has another deletion policy.',
      standing: 'documented',
      see: 'https://helm.sh/docs/topics/charts_hooks/',
    },
    {
      says: 'The specification of a RestoreSession never changes, and each new one is a new restore.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/restore_session.go',
    },
    {
      says: 'The operator deletes the data of a Repository with wipeOut before it removes its finalizer.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/repository.go',
    },
  ],
  judge(cluster, report) {
    for (const { subject, members } of restoresIn(cluster)) {
      const recreation = recreationOf(subject);
      const target = recreation && members.find((member) => member.target !== undefined && backedUp(cluster).has(member.target.identity))?.target;
      if (recreation !== undefined && target !== undefined) {
        report(subject, ['metadata', 'annotations', recreation.annotation], {
          found: `${recreation.when} ${called(subject)}, which then restores over the current data of ${called(target)} again`,
          mend: 'remove the annotation, and apply the restore by hand',
        });
      }
    }
    for (const { subject } of specsWith(cluster, 'wipeOut').filter(({ isPattern }) => !isPattern)) {
      const recreation = recreationOf(subject);
      if (recreation !== undefined) {
        report(subject, ['metadata', 'annotations', recreation.annotation], {
          found: `${recreation.when} ${called(subject)}, and wipeOut deletes all its snapshots each time`,
          mend: 'remove the annotation, or wipeOut',
        });
      }
    }
  },
};

const backedUp = view((cluster: Cluster): ReadonlySet<string | undefined> => new Set(backupMembersIn(cluster).map(({ target }) => target?.identity)));
