import { asFields, asTexts } from '../../../kubernetes/manifest-fields';
import { listing } from '../../../refusal/listing';
import { quote } from '../../../refusal/quote';
import { ROOT, securityOf } from '../../graph/pods/security';
import { restoreMembersIn } from '../../graph/restore';
import { restoresFiles } from '../../graph/restores/restore-selection';
import type { Rule } from '../../rule';

export const ownerlessRestore: Rule = {
  id: 'STASH426',
  name: 'ownerless-restore',
  level: 'warning',
  title: 'A restore of files runs as root without the capability to give files to their owners.',
  why: 'restic gives each file to the user that owned it. Without the capability CHOWN even root may not do so: the restore fails, which for a workload '
    + 'means that its pods do not start. A backup with the same settings may well succeed, so that this is noticed only when the data is needed.',
  mend: 'Add CHOWN, DAC_OVERRIDE and FOWNER to the capabilities beside `drop`, which the Pod Security Standard baseline allows. Or set `runAsUser` to the '
    + 'user that owns the files: any other user but root restores them as its own. Acknowledge it if all files belong to root.',
  facts: [
    {
      says: 'As root without CHOWN, restic restore exits with an error if a file belonged to another user. As any other user it leaves out the owner, and '
        + 'reports no error.',
      standing: 'measured',
    },
    {
      says: 'To write in a folder of another user, and to set the mode and times of its files, root needs DAC_OVERRIDE and FOWNER.',
      standing: 'documented',
      see: 'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    },
    {
      says: 'A restore runs as root unless its runtimeSettings say otherwise, and has the securityContext of these.',
      standing: 'source',
      see: 'stashed/stash: pkg/executor/init_container.go',
    },
  ],
  judge(cluster, report) {
    for (const member of restoreMembersIn(cluster)) {
      const capabilities = asFields(asFields(member.spec.runtimeSettings?.container?.securityContext).capabilities);
      const dropped = asTexts(capabilities.drop).filter(givesAway);
      if (dropped.length === 0 || asTexts(capabilities.add).some(givesAway) || !restoresFiles(member)) {
        continue;
      }
      const { container, pod } = securityOf(cluster, member);
      if ((container.runAsUser ?? pod?.runAsUser) === ROOT && container.privileged !== true) {
        report(member.subject, [...member.field, 'runtimeSettings', 'container', 'securityContext', 'capabilities', 'drop'], {
          found: `${listing(dropped.map(quote))} takes CHOWN from root, so that restic cannot give files to their owners, and the restore fails if there are other `
            + 'owners than root',
          mend: 'write add: [CHOWN, DAC_OVERRIDE, FOWNER] beside it, set runAsUser to the user that owns the files, or acknowledge this if all files belong to root',
        });
      }
    }
  },
};

/** Whether a capability, in any spelling that runtimes accept, includes that of giving files away. */
const givesAway = (capability: string) => /^(cap_)?(all|chown)$/i.test(capability);
