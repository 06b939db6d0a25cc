import { asFields, asList, asText, type Fields } from '../../../../kubernetes/manifest-fields';
import { listing } from '../../../../refusal/listing';
import { quote } from '../../../../refusal/quote';
import type { Cluster } from '../../../cluster';
import type { BackupMember } from '../../../graph/backup';
import { backupMembersIn } from '../../../graph/made-backup';
import { seenMounts } from '../../../graph/pods/mounts';
import { podOf } from '../../../graph/pods/pod';
import { ROOT, securityOf } from '../../../graph/pods/security';
import type { Found, Rule } from '../../../rule';
import { called } from '../../../subject';

export const unreadableFiles: Rule = {
  id: 'STASH353',
  name: 'unreadable-files',
  level: 'warning',
  title: 'The files of a workload are backed up as another user than its container has, so that what only their owner may read is not backed up.',
  why: 'restic stores what it can read, and leaves out the rest. Whether such a run fails or counts as a success depends on the release of Stash; with either, the '
    + 'files are missing in every snapshot. Databases, private keys and uploads are often readable by their owner alone.',
  mend: 'Give `runtimeSettings.container.securityContext` the `runAsUser` of the container that writes the files; cdk8s-plus calls it `user`. Acknowledge it '
    + 'if all files may be read by everybody. Not found: a container whose user is that of its image, a pod with an fsGroup, which opens the files to the '
    + 'group, and a claim that is backed up by itself.',
  facts: [
    {
      says: 'As another user than root, restic backup leaves out a file that only its owner may read, makes a snapshot of the others, and exits with 3.',
      standing: 'measured',
    },
    { says: 'Stash runs its container in the pods of a workload as a user that is not root.', standing: 'documented', see: 'https://github.com/stashed/stash/issues/899' },
    { says: 'A reported success although files could not be read was mended in a later release.', standing: 'documented', see: 'https://github.com/stashed/stash/issues/1064' },
    {
      says: 'A container has the runAsUser of its pod if it has none itself.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
    {
      says: 'With an fsGroup, Kubernetes lets that group read and write the files of most volumes when they are mounted.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
    },
  ],
  judge: (cluster, report) => backupMembersIn(cluster).forEach((member) =>
    report(member.subject, [...member.field, 'runtimeSettings', 'container', 'securityContext', 'runAsUser'], unread(cluster, member))),
};

function unread(cluster: Cluster, member: BackupMember): Found | undefined {
  const pod = member.model === 'sidecar' ? podOf(cluster, member.target) : undefined;
  const { container, pod: ofPod = {} } = securityOf(cluster, member);
  const user = container.runAsUser ?? ofPod.runAsUser;
  if (pod === undefined || user === ROOT || ofPod.fsGroup !== undefined) {
    return undefined;
  }
  const writers = writersOf(pod, member).flatMap(({ name, securityContext }) => {
    const owner = asFields(securityContext).runAsUser ?? ofPod.runAsUser;
    return typeof owner === 'number' && owner !== user ? [{ owner, writes: `the container ${quote(name)} of ${called(member.target!)} writes as user ${owner}` }] : [];
  });
  const [only, ...others] = new Set(writers.map(({ owner }) => owner));
  return only === undefined ? undefined : {
    found: `${worksAs(container.runAsUser, ofPod.runAsUser)}, but ${listing(writers.map(({ writes }) => writes))}, and files that only their owner may read are not `
      + 'backed up',
    mend: `write ${others.length === 0 ? only : '0, and runAsNonRoot: false beside it'}, or acknowledge this if everybody may read all files`,
  };
}

const worksAs = (own: unknown, ofPod: unknown) => own !== undefined ? `is ${quote(own)}`
  : `is missing, so Stash works as ${ofPod === undefined ? 'the user of its image' : `user ${quote(ofPod)} of the pod`}`;

/** The containers that may write to a volume that is backed up. */
function writersOf({ containers }: Fields, member: BackupMember): Fields[] {
  const volumes = new Set(seenMounts(member).map(({ name }) => name));
  return asList(containers).filter(({ volumeMounts }) => asList(volumeMounts).some(({ name, readOnly }) => volumes.has(asText(name) ?? '') && readOnly !== true));
}
