import type * as wire from '../../../../imports/stash';
import { listing } from '../../../refusal/listing';
import { view } from '../../../synth/once';
import type { Cluster, Declared } from '../../cluster';
import { invokersIn } from '../../graph/invoker';
import { isLeftToBlueprint, MADE_BY_BLUEPRINT, madeRepositories, backupsIn } from '../../graph/made-backup';
import { locationIn } from '../../graph/repository-location';
import { sharing, type Shared } from '../../graph/snapshots/sharing';
import { grouped, groupedInto } from '../../grouped';
import { lowered, type Level, type Rule } from '../../rule';
import { called } from '../../subject';

export const sharedLocation: Rule = {
  id: 'STASH101',
  name: 'shared-location',
  level: 'error',
  title: 'Two Repositories are the same place.',
  why: 'Each of them looks as if it kept its own backups. What one removes by its retention policy, or by wipeOut when it is deleted, is gone for '
    + 'the other too, and a restore from one may bring back data of the other.',
  mend: 'Give each Repository a prefix, bucket or directory of its own, or let all backups use one Repository. A second Repository that is only '
    + 'restored from is a known pattern, and only a note. Acknowledge it if one of the backups will never run again.',
  facts: [
    { says: 'The operator applies a retention policy to the whole restic repository, whichever Repository a backup uses.', standing: 'measured', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    { says: 'restic reads prefixes that differ only in slashes as the same place, except on Swift.', standing: 'measured', see: 'restic/restic: internal/backend' },
    { says: 'Google Cloud Storage and B2 also serve the buckets of their own backends through S3.', standing: 'documented', see: 'https://cloud.google.com/storage/docs/interoperability' },
    { says: 'With wipeOut the operator deletes everything below the prefix.', standing: 'source', see: 'stashed/stash: pkg/controller/repository.go' },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const group of sharing(usesOf(cluster), ({ repository, user }) => locationIn(cluster, repository, user))) {
      const repositories = [...new Set(group.things.map(({ repository }) => repository))];
      const [first, ...others] = repositories;
      if (first !== undefined && others.length > 0 && !isLeftToBlueprint(group, repositories.map(({ subject }) => subject))) {
        const danger = dangerOf(cluster, group);
        const level: Level = danger === undefined ? 'note' : 'error';
        report(first.subject, ['spec', 'backend'], {
          level: group.doubt === undefined ? level : lowered(level),
          found: `${listing(repositories.map(({ subject }) => called(subject)))} ${group.doubt === undefined ? 'are' : 'may be'} the same place, `
            + `${group.location.text}, ${danger ?? 'and at most one of them is written to'}`,
          mend: `${group.doubt === undefined ? '' : `to be sure, ${group.doubt}; or `}give each a place of its own`
            + (repositories.some(({ subject }) => subject.made) ? BY_PREFIX : danger === undefined ? ', or use a single Repository instead' : ''),
          also: others.map(({ subject }) => ({ subject, field: ['spec', 'backend'] })),
        });
      }
    }
  },
};

/** A Repository as it is seen from a namespace, in which claims and short host names are looked up. */
interface Use {
  readonly repository: Declared<wire.Repository>;
  readonly user: string;
}

const BY_PREFIX = '; in a blueprint, use a prefix that nothing else has, followed by ${TARGET_NAMESPACE}, ${TARGET_KIND} and ${TARGET_NAME}';

/** Each Repository with all namespaces in which it is used, or with its own if that is none. */
function usesOf(cluster: Cluster): readonly Use[] {
  const users = grouped(invokersIn(cluster), ({ repository }) => repository);
  return [...cluster.usedRepositories, ...madeRepositories(cluster)].flatMap((repository) =>
    [...new Set((users.get(repository) ?? [repository]).map(({ subject }) => subject.namespace))].map((user) => ({ repository, user })));
}

/** The Repositories that backups write to, each with the namespaces of these backups. */
const namespacesWriting = view((cluster: Cluster): ReadonlyMap<unknown, ReadonlySet<string>> => groupedInto(
  backupsIn(cluster).filter(({ spec }) => spec.driver !== 'VolumeSnapshotter'),
  ({ repository }) => repository,
  (backups) => new Set(backups.map(({ subject }) => subject.namespace)),
));

/** How backups are lost, if several of the Repositories are written to or one has wipeOut. */
function dangerOf(cluster: Cluster, { things, doubt, keyOf, isHidden }: Shared<Use>): string | undefined {
  const written = things.filter(({ repository, user }) => namespacesWriting(cluster).get(repository)?.has(user));
  const writers = new Set(written.map(({ repository }) => repository));
  const places = new Set(written.map(keyOf));
  if (writers.size > 1 && (doubt === undefined || (places.size > 1 && written.some(isHidden)))) {
    return 'and each removes backups of the other';
  }
  const wiping = things.find(({ repository }) => repository.manifest.spec?.wipeOut === true);
  return wiping && `and wipeOut of ${called(wiping.repository.subject)} deletes the backups of all`;
}
