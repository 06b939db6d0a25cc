import { asFields } from '../../../kubernetes/manifest-fields';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name';
import { asQuestion, quote } from '../../../refusal/quote';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { declaredBackups } from '../../graph/backup';
import type { Invoker } from '../../graph/invoker';
import { restoresIn } from '../../graph/restore';
import type { Found, Rule } from '../../rule';
import { namesakes, spellings } from '../../spelling';
import { called } from '../../subject';
import { valueFinding } from '../../value-finding';

export const repositoryNotFound: Rule = {
  id: 'STASH312',
  name: 'repository-not-found',
  level: 'error',
  title: 'A backup or restore names no Repository, or gives a name that is probably misspelt, or that no Repository can have.',
  why: 'Stash waits for the Repository and looks again every few seconds, forever: the backup never runs, and nothing fails. '
    + 'A name that is probably misspelt is a warning. If a backup names a Repository that is not among the manifests, there is a note.',
  mend: 'Write the name of the Repository, and its namespace if it is in another one. Acknowledge the note if the Repository already exists in the '
    + 'cluster. In an app that is synthesised, which refers to such a Repository by Repository.fromRepositoryName(), there is a note only if another '
    + 'namespace has a Repository of this name.',
  facts: [
    {
      says: 'A backup is not ready until its Repository is found, and Stash tries again every 5 seconds.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/backup_configuration.go',
    },
    {
      says: 'Backups by snapshots of volumes need no Repository.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
  ],
  echoes: ['STASH611'],
  judge(cluster, report) {
    for (const backup of declaredBackups(cluster).filter(isLost)) {
      report(backup.subject, ['spec', 'repository'], complaint(cluster, backup, 'nowhere to store the backups'));
    }
    for (const restore of restoresIn(cluster).filter(isLost)) {
      // A restore is written by hand for existing backups, so its Repository need not be among the manifests.
      const found = complaint(cluster, restore, 'nothing to restore from');
      if (found !== undefined && found.level !== 'note') {
        report(restore.subject, ['spec', 'repository'], found);
      }
    }
  },
};

const isLost = ({ spec, repository }: Invoker) => spec.driver !== 'VolumeSnapshotter' && repository === undefined;

function complaint(cluster: Cluster, { subject, spec }: Invoker, lack: string): Found | undefined {
  const { name = '', namespace } = spec.repository ?? {};
  if (name === '') {
    const given = asFields(subject.manifest.spec).repository ?? undefined;
    // A reference without a name, or what is none, is a violation of the schema.
    const isMissing = given === undefined || given === '' || asFields(given).name === '';
    return isMissing ? { found: `is missing, so there is ${lack}`, mend: 'name a Repository' } : undefined;
  }
  const home = namespace || subject.namespace;
  const { byNamespace, byName } = namesOfRepositories(cluster);
  const found = `${called({ kind: 'Repository', name, namespace: home })} is not among the manifests`;
  const none = valueFinding(name, dnsSubdomain) ?? valueFinding(namespace || undefined, dnsLabel);
  const near = byNamespace.get(home)?.meant(name);
  if (near !== undefined) {
    return { found, mend: asQuestion(near), level: none === undefined ? 'warning' : 'error' };
  }
  if (none !== undefined) {
    return { ...none, found: `${none.found}, so there is ${lack}` };
  }
  const mend = 'declare it, or acknowledge this if it already exists in the cluster';
  const elsewhere = byName.get(name);
  if (elsewhere === undefined && cluster.isSynth) {
    // An app imports it with Repository.fromRepositoryName(), which states that it exists.
    return undefined;
  }
  const setting = cluster.named('Repository', '', name) !== undefined ? 'give the one without a namespace that of the backup, as with --namespace,'
    : elsewhere !== undefined ? `set the namespace ${quote(elsewhere.namespace)}` : undefined;
  return { found, mend: setting === undefined ? mend : `${setting} if you mean that one, else ${mend}`, level: 'note' };
}

const namesOfRepositories = view(({ repositories }: Cluster) => {
  const subjects = repositories.map(({ subject }) => subject);
  return { byNamespace: spellings(subjects), byName: namesakes(subjects) };
});
