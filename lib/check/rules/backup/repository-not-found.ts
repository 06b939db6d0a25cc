import { asFields, isFields } from '../../../kubernetes/manifest-fields';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name';
import { quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import type { Backup } from '../../graph/backup';
import type { Restore } from '../../graph/restore';
import type { Found, Rule } from '../../rule';
import { spellings } from '../../spelling';
import { called } from '../../subject';
import { valueFinding } from '../../value-finding';

export const repositoryNotFound: Rule = {
  id: 'STASH312',
  name: 'repository-not-found',
  level: 'error',
  title: 'A backup or restore names no Repository, or by a name that none has; a warning where it names one that is probably misspelt, a note where a backup '
    + 'names one that is not among the manifests.',
  why: 'Stash waits for the Repository and looks again every few seconds, for ever: the backup never runs, and nothing fails.',
  mend: 'Write the name of the Repository, and its namespace where it is another. Acknowledge the note where the Repository exists in the cluster already; there '
    + 'is none in an app that is synthesised, which names such a Repository by Repository.fromRepositoryName().',
  facts: [
    {
      says: 'A backup is not ready as long as its Repository is not found, and is looked at again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'Backups by snapshots of volumes need no Repository.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
  ],
  judge(cluster, report) {
    for (const backup of cluster.backups.filter(isLost)) {
      const found = complaint(cluster, backup, 'nowhere to keep its backups');
      if (found !== undefined) {
        report(backup.subject, ['spec', 'repository'], found);
      }
    }
    for (const restore of cluster.restores.filter(isLost)) {
      // A restore is written by hand for existing backups, so its Repository need not be among the manifests.
      const found = complaint(cluster, restore, 'nowhere to take the data from');
      if (found !== undefined && found.level !== 'note') {
        report(restore.subject, ['spec', 'repository'], found);
      }
    }
  },
};

const isLost = ({ spec, repository }: Backup | Restore) => spec.driver !== 'VolumeSnapshotter' && repository === undefined;

function complaint(cluster: Cluster, { subject, spec }: Backup | Restore, lack: string): Found | undefined {
  const { name = '', namespace } = spec.repository ?? {};
  if (name === '') {
    const given = asFields(subject.manifest.spec).repository;
    // A value that is no reference is a violation of the schema.
    return ((isFields(given) ? given.name : given) ?? '') !== '' ? undefined : { found: `is missing, so that there is ${lack}`, mend: 'name a Repository' };
  }
  const home = namespace || subject.namespace;
  const { byNamespace, byName } = namesOfRepositories(cluster);
  const found = `${called({ kind: 'Repository', name, namespace: home })} is not among the manifests`;
  const none = valueFinding(name, dnsSubdomain) ?? valueFinding(namespace || undefined, dnsLabel);
  const near = byNamespace.get(home)?.meant(name);
  if (near !== undefined) {
    return { found, mend: `did you mean ${quote(near)}?`, level: none === undefined ? 'warning' : 'error' };
  }
  if (none !== undefined) {
    return { ...none, found: `${none.found}, so that there is ${lack}` };
  }
  const mend = 'declare it, or acknowledge this where it exists in the cluster already';
  const elsewhere = byName.get(name);
  if (elsewhere === undefined && cluster.isSynth) {
    // An app imports it with Repository.fromRepositoryName(), which states that it exists.
    return undefined;
  }
  return { found, mend: elsewhere === undefined ? mend : `write namespace ${quote(elsewhere)} if that one is meant, else ${mend}`, level: 'note' };
}

const namesOfRepositories = view(({ repositories }: Cluster) => {
  const byName = new Map<string, string>();
  for (const { subject: { name, namespace } } of repositories) {
    if (namespace !== '' && !byName.has(name)) {
      byName.set(name, namespace);
    }
  }
  return { byNamespace: spellings(repositories.map(({ subject }) => subject)), byName };
});
