import { posix } from 'node:path';
import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { singleBackend } from '../../../backend/backends';
import { volumeIdentity } from '../../../backend/volume-identity';
import { claimNameOf } from '../../../kubernetes/claimed-volume';
import { isSamePath, isWithin } from '../../../kubernetes/go-path';
import { asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { quote } from '../../../refusal/quote';
import { isClaim } from '../../../target/target-kind';
import { coveringMounts } from '../../../target/volume-mounts';
import { claimTemplatesIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { MADE_BY_BLUEPRINT, backupMembersIn } from '../../graph/made-backup';
import { storesFiles } from '../../graph/model';
import { isLeftOut } from '../../graph/pods/left-out';
import { seenMounts } from '../../graph/pods/mounts';
import { podOf } from '../../graph/pods/pod';
import { specsOfBackend } from '../../graph/repository-spec';
import { snapshotPaths } from '../../graph/snapshots/snapshot-key';
import { numberedClaims } from '../../graph/snapshots/stateful-set-claims';
import { declaredTarget, type Target } from '../../graph/target';
import type { FoundAt, Rule } from '../../rule';
import { called } from '../../subject';

export const backedUpWithItsData: Rule = {
  id: 'STASH113',
  name: 'backed-up-with-its-data',
  level: 'error',
  title: 'A local Repository is on the volume that it backs up, or among the files that it backs up; a warning if the data is in its folder.',
  why: 'Whatever destroys the volume destroys the data together with its backups. A repository inside a path that is backed up is part of each '
    + 'backup: it grows with every run, even if nothing else changes. If a volume of the data is mounted at exactly the path of the Repository, no '
    + 'pods can be created.',
  mend: 'Keep the backups on another volume, and mount it outside every path that is backed up, such as under `/safe`. An exclude pattern that '
    + 'leaves the Repository out, or the argument `--one-file-system`, keeps a backup from backing itself up. Acknowledge it for copies that only '
    + 'serve to undo mistakes.',
  facts: [
    {
      says: 'The volume of a local Repository is mounted at mountPath into the container that backs up, and restic has its repository there.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/backends/local/',
    },
    { says: 'A repository of 1 MB inside a path that it backs up grows by 1 MB with each run, even if all snapshots but one are removed.', standing: 'measured' },
    {
      says: 'Kubernetes refuses pods that mount two volumes at one path.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    if (specsOfBackend(cluster, 'local').length === 0) {
      return;
    }
    for (const member of backupMembersIn(cluster)) {
      const { backup: { repository }, target, model } = member;
      const { backend = {} } = repository?.manifest.spec ?? {};
      if (repository === undefined || target === undefined || !storesFiles(model) || singleBackend(backend) !== 'local') {
        continue;
      }
      for (const { at, ...found } of faultsOf(cluster, { ...member, target }, backend.local!, called(repository.subject))) {
        report(member.subject, [...member.field, 'target', ...at], {
          ...found, also: [{ subject: repository.subject, field: ['spec', 'backend', 'local'] }],
        });
      }
    }
  },
};

function* faultsOf(
  cluster: Cluster, member: BackupMember & { readonly target: Target }, local: Conforming<wire.LocalBackend>, repository: string,
): Generator<FoundAt> {
  const { subject, target, spec } = member;
  const paths = snapshotPaths(cluster, member);
  const mounts = seenMounts(member);
  const names = new Set(coveringMounts(mounts, paths).map(({ name }) => name));
  const own = volumeIdentity(local as Fields, subject.namespace);
  const data = own === undefined ? [] : dataVolumes(cluster, target, names, local as Fields).flatMap((volume) => {
    const { identity, secret, path = '' } = volumeIdentity(volume, target.namespace) ?? {};
    return identity === own.identity && secret === own.secret ? [{ name: volume.name, path }] : [];
  });
  const places: string[] = [];
  if (own !== undefined && data.some(({ path }) => path === own.path)) {
    yield {
      at: ['ref'],
      found: `${called(target)} has its data on ${own.text}, where ${repository} keeps the backups, so that both are lost together`,
      mend: 'keep the backups on another volume',
    };
  } else if (own !== undefined) {
    const folder = posix.join('/', own.path, local.subPath ?? '');
    const shown = data.flatMap(({ name, path }) =>
      mounts.filter((mount) => mount.name === name).map((mount) => ({ mount, shows: posix.join('/', path, mount.subPath ?? '') })));
    for (const { mount, shows } of shown.filter((one) => isWithin(folder, one.shows))) {
      const place = posix.join(mount.mountPath, posix.relative(shows, folder));
      places.push(place);
      yield* growth(place, paths, spec.target, `where ${repository} keeps the backups`, 'keep the backups elsewhere');
    }
    if (shown.some(({ shows }) => shows !== folder && isWithin(shows, folder))) {
      yield {
        at: ['ref'],
        found: `${called(target)} has its data on ${own.text} inside ${quote(folder)}, where ${repository} keeps the backups, so that both may be lost together`,
        mend: 'keep the backups on another volume, or in a folder of their own',
        level: 'warning',
      };
    }
  }
  const { mountPath } = local;
  if (mountPath && mounts.some((mount) => isSamePath(mount.mountPath, mountPath))) {
    yield {
      at: ['volumeMounts'],
      found: `${quote(mountPath)} is also where ${repository} is mounted, but a container can have only one volume there, so that its pods cannot be created`,
      mend: ELSEWHERE,
    };
  } else if (mountPath && !places.some((place) => isSamePath(place, mountPath))) {
    yield* growth(mountPath, paths, spec.target, `where ${repository} is mounted`, ELSEWHERE);
  }
}

const ELSEWHERE = 'mount the Repository elsewhere, such as under "/safe"';

/** @param place the path at which the backup sees the repository that it writes to */
function* growth(
  place: string, paths: readonly string[], target: BackupMember['spec']['target'], what: string, mend: string,
): Generator<FoundAt> {
  const around = isLeftOut(place, target) ? undefined : paths.find((path) => isWithin(place, path));
  if (around !== undefined) {
    yield {
      at: ['paths'],
      found: `${quote(around)} includes ${quote(place)}, ${what}, so that each run backs up the backups too, and the repository grows without end`,
      mend: `${mend}, or leave ${quote(place)} out with exclude`,
    };
  }
}

/** The volumes in `names` with data of a target. Of the claims of a StatefulSet, it is the one with the same number as the Repository's. */
function dataVolumes(cluster: Cluster, target: Target, names: ReadonlySet<string>, local: Fields): readonly Fields[] {
  const { name } = target;
  if (isClaim(target)) {
    return [claimVolume(name)];
  }
  const workload = declaredTarget(cluster, target);
  const templates = workload === undefined ? [] : claimTemplatesIn(workload.manifest);
  const [number = ''] = /-\d+$/.exec(claimNameOf(local) ?? '') ?? [];
  return [
    ...asList(podOf(cluster, target)?.volumes).filter((volume) => names.has(asText(volume.name) ?? '')),
    ...templates.filter((template) => names.has(template)).map((template) => claimVolume(numberedClaims(template, name) + number)),
  ];
}

const claimVolume = (claimName: string): Fields => ({ persistentVolumeClaim: { claimName } });
