import { widestMode } from '../../../kubernetes/access-mode';
import { claimNameOf } from '../../../kubernetes/claimed-volume';
import { asFields } from '../../../kubernetes/manifest-fields';
import { listing } from '../../../refusal/listing';
import { isOnNodes } from '../../../target/target-kind';
import { mountedClaims } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { Backup, BackupMember } from '../../graph/backup';
import { MADE_BY_BLUEPRINT, backupsIn } from '../../graph/made-backup';
import { specsOfBackend } from '../../graph/repository-spec';
import { ordinalsOf } from '../../graph/snapshots/ordinals';
import { declaredTarget } from '../../graph/target';
import { grouped } from '../../grouped';
import type { Found, Level, Rule } from '../../rule';
import { called, type Place, type Subject } from '../../subject';

export const unshareableVolume: Rule = {
  id: 'STASH114',
  name: 'unshareable-volume',
  level: 'error',
  title: 'A local Repository is on a claim that the pods which back up cannot all mount; a warning if they can where all run on one node, or if it is read-only.',
  why: 'Stash mounts the volume of a local Repository in every pod that backs up. Pods that cannot mount it stay in ContainerCreating or Pending. The pods '
    + 'of a workload are among them, so that the application is down too.',
  mend: 'Use a claim that is ReadWriteMany, a share, or a backend that is not a volume. Acknowledge the warning if all pods run on one node, such as '
    + 'in a cluster that has only one, or if the storage accepts writes all the same.',
  facts: [
    {
      says: 'The volume of a local Repository is mounted at mountPath into the container that backs up.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/backends/local/',
    },
    {
      says: 'A ReadWriteOnce volume can be mounted by the pods of one node, and a ReadWriteOncePod volume by a single pod in the whole cluster.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    {
      says: 'Access modes do not enforce write protection once the storage is mounted; some storage mounts a ReadOnlyMany claim read-only.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    },
    { says: 'The pod of a Job leaves the volume when it ends, so that another can mount it. The pods of a workload keep it.', standing: 'inferred' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    const backups = specsOfBackend(cluster, 'local').length === 0 ? [] : backupsIn(cluster);
    for (const [claim, into] of grouped(backups, (backup) => claimOf(cluster, backup))) {
      const found = complaint(cluster, claim, into.flatMap(({ members }) => members));
      if (found !== undefined) {
        const [first, ...others] = into.map(({ repository }): Place => ({ subject: repository!.subject, field: VOLUME }));
        report(first!.subject, VOLUME, { ...found, also: [...others, { subject: claim, field: ['spec', 'accessModes'] }] });
      }
    }
  },
};

const VOLUME = ['spec', 'backend', 'local', 'persistentVolumeClaim'];

/** The claim that a backup is written to, in the namespace of the pods that mount it. */
function claimOf(cluster: Cluster, { repository, spec, subject }: Backup): Subject | undefined {
  const claim = claimNameOf(repository?.manifest.spec?.backend?.local ?? {});
  return claim && spec.driver !== 'VolumeSnapshotter' ? cluster.find('', 'PersistentVolumeClaim', subject.namespace, claim) : undefined;
}

function complaint(cluster: Cluster, claim: Subject, members: readonly BackupMember[]): Found | undefined {
  const mode = widestMode(asFields(claim.manifest.spec));
  if (mode === 'ReadOnlyMany') {
    return {
      level: 'warning',
      found: `${called(claim)} is only ReadOnlyMany, and if its storage therefore mounts it read-only, nothing can be backed up to it`,
      mend: 'give it a mode that allows writing, such as ReadWriteMany, or acknowledge this if the storage accepts writes all the same',
    };
  }
  const holders = [...new Map(members.map((member) => [`${member.model}/${member.target?.identity}`, holderOf(cluster, member)])).values()]
    .filter(({ most }) => most > 0);
  const limit = LIMITS.get(mode ?? '');
  const level = limit?.exceededBy(holders);
  // One Job waits for another, but a workload keeps the volume.
  return limit === undefined || level === undefined || !holders.some(({ isLasting }) => isLasting) ? undefined : {
    level,
    found: `${called(claim)} is ${mode}, so that only ${limit.reach} can mount it, but Stash mounts it in ${listing(holders.map((one) => one.called))}, `
      + `and ${limit.others} do not start`,
    mend: `use a claim that is ReadWriteMany, a share, or a backend that is not a volume${level === 'error' ? '' : `; acknowledge this if ${limit.unless}`}`,
  };
}

/** Pods that mount the volume. */
interface Holder {
  readonly called: string;
  /** How many they are. How many a DaemonSet has, the nodes decide. */
  readonly least: number;
  readonly most: number;
  /** Whether they keep it between the backups. */
  readonly isLasting: boolean;
  /** A claim of theirs that keeps them all on one node. */
  readonly pin?: Subject;
}

function holderOf(cluster: Cluster, { model, target, subject }: BackupMember): Holder {
  const object = declaredTarget(cluster, target);
  const claims = object === undefined ? [] : model === 'sidecar' ? mountedClaims(object.manifest) : model === 'claim' ? [object.name] : [];
  const pin = claims.map((name) => cluster.find('', 'PersistentVolumeClaim', object!.namespace, name)).find(isOfOneNode);
  const about = { isLasting: model === 'sidecar', pin };
  if (model !== 'sidecar') {
    return { ...about, called: `the Job for ${called(target ?? subject)}`, least: 1, most: 1 };
  }
  const pods = isOnNodes(target) ? undefined : ordinalsOf(object?.manifest).count ?? 1;
  return {
    ...about,
    called: `${pods === 1 ? 'the pod' : pods === undefined ? 'the pods' : `the ${pods} pods`} of ${called(target!)}`,
    least: pods ?? 1,
    most: pods ?? Infinity,
  };
}

const isOfOneNode = (claim: Subject | undefined) => claim !== undefined && widestMode(asFields(claim.manifest.spec)) === 'ReadWriteOnce';

/** What an access mode allows. */
interface Limit {
  readonly reach: string;
  readonly others: string;
  /** When it suffices. */
  readonly unless: string;
  readonly exceededBy: (holders: readonly Holder[]) => Level | undefined;
}

const LIMITS: ReadonlyMap<string, Limit> = new Map([
  ['ReadWriteOnce', {
    reach: 'the pods of one node',
    others: 'those on other nodes',
    unless: 'all of them run on one node',
    exceededBy: (holders) => mostNodes(holders) > 1 ? 'warning' : undefined,
  }],
  ['ReadWriteOncePod', {
    reach: 'a single pod',
    others: 'all others',
    unless: 'there is only one of them',
    exceededBy: (holders) => sum(holders.map(({ least }) => least)) > 1 ? 'error' : sum(holders.map(({ most }) => most)) > 1 ? 'warning' : undefined,
  }],
]);

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Of how many nodes the pods are at most. */
const mostNodes = (holders: readonly Holder[]) =>
  new Set(holders.flatMap(({ pin }) => pin ?? [])).size + sum(holders.map(({ pin, most }) => pin === undefined ? most : 0));
