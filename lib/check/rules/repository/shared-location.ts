import type * as wire from '../../../../imports/stash';
import type { Cluster, Declared } from '../../cluster';
import { sharing, type Shared } from '../../graph/location';
import { lowered, type Level, type Rule } from '../../rule';
import { called } from '../../subject';

export const sharedLocation: Rule = {
  id: 'STASH101',
  name: 'shared-location',
  level: 'error',
  title: 'Two Repositories are one place.',
  why: 'Each of them looks as if it kept backups of its own. What one removes by its retention policy, or by wipeOut when it is deleted, is gone for the other '
    + 'too, and a restore from the one may bring back data of the other.',
  mend: 'Give each Repository a prefix, bucket or directory of its own, or let all backups name one Repository. A second Repository that is only restored from '
    + 'is a known pattern, and only noted. Acknowledge it where one of the backups is never to run again.',
  facts: [
    { says: 'The operator applies a retention policy to the whole restic repository, whichever Repository a backup names.', standing: 'measured', see: 'stashed/apimachinery: pkg/restic/commands.go' },
    { says: 'restic reads prefixes that differ in slashes only as one place, except on Swift.', standing: 'measured', see: 'restic/restic: internal/backend' },
    { says: 'Google Cloud Storage and B2 hand out the buckets of their own backends through S3 too.', standing: 'documented', see: 'https://cloud.google.com/storage/docs/interoperability' },
    { says: 'With wipeOut the operator deletes everything below the prefix.', standing: 'source', see: 'stashed/stash: pkg/controller/repository.go' },
  ],
  judge(cluster, report) {
    for (const group of sharing(usesOf(cluster), ({ repository, user }) => cluster.location(repository, user))) {
      const [first, ...others] = [...new Map(group.things.map(({ repository }) => [identity(repository), repository])).values()];
      if (first !== undefined && others.length > 0) {
        const danger = dangerOf(group);
        const level: Level = danger === undefined ? 'note' : 'error';
        report(first.subject, ['spec', 'backend'], {
          level: group.doubt === undefined ? level : lowered(level),
          found: `${namesOf([first, ...others])} ${group.doubt === undefined ? 'are' : 'may be'} one place, `
            + `${group.location.text}, ${danger ?? 'and not more than one of them is written to'}`,
          mend: `${group.doubt === undefined ? '' : `${group.doubt}, which settles it; or `}give each a place of its own, or use one Repository for both`,
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
  readonly isWritten: boolean;
}

/** All of a few, and how many more there are of many. */
function namesOf(repositories: ReadonlyArray<Declared<wire.Repository>>): string {
  const shown = repositories.slice(0, repositories.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES).map(({ subject }) => called(subject));
  const more = repositories.length - shown.length;
  return [...shown, ...more === 0 ? [] : [`${more} more`]].join(' and ');
}

const MOST_NAMES = 4;

const identity = ({ subject }: Declared<wire.Repository>) => `${subject.namespace}/${subject.name}`;

function usesOf(cluster: Cluster): readonly Use[] {
  const users = [
    ...cluster.backups.map(({ repository, subject, spec }) => ({ repository, subject, isWritten: spec.driver !== 'VolumeSnapshotter' })),
    ...cluster.restores.map(({ repository, subject }) => ({ repository, subject, isWritten: false })),
  ];
  const writing = new Map<unknown, Map<string, boolean>>();
  for (const { repository, subject: { namespace }, isWritten } of users) {
    const byUser = writing.get(repository) ?? new Map<string, boolean>();
    writing.set(repository, byUser.set(namespace, isWritten || byUser.get(namespace) === true));
  }
  // Of several of one name, it is the last that is used.
  return cluster.repositories.filter((one) => cluster.repository({ name: one.subject.name }, one.subject.namespace) === one).flatMap((repository) =>
    [...writing.get(repository) ?? [[repository.subject.namespace, false] as const]].map(([user, isWritten]) => ({ repository, user, isWritten })));
}

/** What becomes of the backups, where two Repositories are written to, or one wipes out the place of another. */
function dangerOf({ things, doubt, keyOf, isHidden }: Shared<Use>): string | undefined {
  const written = things.filter(({ isWritten }) => isWritten);
  const writers = new Set(written.map(({ repository }) => identity(repository)));
  const places = new Set(written.map(keyOf));
  if (writers.size > 1 && (doubt === undefined || (places.size > 1 && written.some(isHidden)))) {
    return 'and each removes backups of the other';
  }
  const wiping = things.find(({ repository }) => repository.manifest.spec?.wipeOut === true);
  return wiping && `and wipeOut of ${called(wiping.repository.subject)} deletes the backups of all`;
}
