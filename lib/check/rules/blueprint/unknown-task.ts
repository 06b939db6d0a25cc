import { alternativesTo, CLAIM_TASKS, cataloguedTasks } from '../../../addon/catalogue';
import { StashRelease } from '../../../addon/stash-release';
import { nearest } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { placeOfName, taskChoices, type TaskUse } from '../../graph/task-use';
import type { Found, Report, Rule } from '../../rule';

/** The Tasks that the operator creates when it starts. */
const BUILT_IN: ReadonlyMap<string, { readonly action: string }> = new Map(Object.entries(CLAIM_TASKS).map(([action, name]) => [name, { action }]));

export const unknownTask: Rule = {
  id: 'STASH503',
  name: 'unknown-task',
  level: 'error',
  title: 'A Task, or a Function of a Task, is neither installed by the Stash release nor among the manifests, or a backup uses a Task for restores '
    + 'or a restore one for backups; a note if the name is not similar to a known one.',
  why: 'The operator looks for a Task or Function only when a backup or restore starts; if it does not exist, every run fails. A Task for restores '
    + 'does not back up anything, and a Task for backups does not restore anything.',
  mend: 'Name one that the release installs for this purpose, declare it among the manifests, or say which release the cluster runs. Acknowledge it '
    + 'if it is installed by other means.',
  facts: [
    { says: 'The releases v2025.2.10, v2025.6.30 and v2025.7.31 install the same 99 Tasks, v2025.10.17 installs 101.', standing: 'source', see: 'stashed/installer: catalog' },
    { says: 'The operator itself creates the Tasks pvc-backup and pvc-restore.', standing: 'source', see: 'stashed/stash: pkg/util/crds.go' },
    {
      says: 'Each Task has a Function of the same name, and the operator creates update-status, pvc-backup and pvc-restore.',
      standing: 'source',
      see: 'stashed/installer: catalog',
    },
    {
      says: 'Some examples in the documentation name Tasks that none of these releases installs, such as kubedump-backup-0.1.0.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/addons/kubedump/',
    },
  ],
  judge(cluster, report) {
    const known = new Map([...BUILT_IN, ...cataloguedTasks(cluster.release)]);
    const own = new Set(cluster.declarations('Task').map(({ subject }) => subject.name));
    // A name with variables names another Task for each version of a database.
    const isFine = ({ task: { name = '' }, action }: TaskUse) =>
      name.includes('${') || own.has(name) || (known.has(name) ? known.get(name)!.action === action : name === '');
    for (const choice of taskChoices(cluster)) {
      const [first, ...others] = choice.filter((use) => !isFine(use));
      if (first !== undefined) {
        const { subject, field, task: { name = '' }, action } = first;
        const task = known.get(name);
        report(subject, [...field, 'name'], {
          ...task === undefined ? notFound(cluster, 'Task', name, [...BUILT_IN.keys(), ...own]) : {
            found: `${quote(name)} is a Task for ${task.action === 'backup' ? 'backups' : 'restores'}`,
            mend: `name one for ${action === 'backup' ? 'backups' : 'restores'}${name.includes(`-${task.action}`) ? `, such as ${quote(name.replace(task.action, action))}` : ''}`,
          },
          also: others.map(placeOfName),
        });
      }
    }
    reportFunctions(cluster, report);
  },
};

function reportFunctions(cluster: Cluster, report: Report): void {
  const own = new Set([...BUILT_IN.keys(), 'update-status', ...cluster.declarations('Function').map(({ subject }) => subject.name)]);
  for (const { subject, manifest } of cluster.declarations('Task')) {
    for (const [index, { name = '' }] of (manifest.spec?.steps ?? []).entries()) {
      // A Task and the Function of the same name come from one source, of which the input may contain only a part.
      const isFine = name === '' || name === subject.name || name.includes('${') || own.has(name) || cataloguedTasks(cluster.release).has(name);
      if (!isFine) {
        report(subject, ['spec', 'steps', index, 'name'], notFound(cluster, 'Function', name, [...own]));
      }
    }
  }
}

function notFound(cluster: Cluster, kind: 'Task' | 'Function', name: string, others: readonly string[]): Found {
  const found = `Stash ${cluster.release} installs no ${kind} ${quote(name)}, and none of the manifests declares it`;
  const instead = alternativesTo(name, cluster.release);
  if (instead !== undefined) {
    const { addon, held, near = nearest(name, others), release } = instead;
    const mend = release === undefined
      ? near === undefined ? 'name one of these, or acknowledge this if it is installed by other means' : `did you mean ${quote(near)}?`
      : `Stash ${release} installs it, so if the cluster runs that release, say so with ${wayToSay(cluster, release)}; otherwise, name one of these`;
    return { found: `${found}; for ${addon} this release installs ${held.join(', ')}`, mend };
  }
  const near = nearest(name, [...others, ...cataloguedTasks(cluster.release).keys()]);
  return near === undefined
    ? { found, mend: `declare the ${kind} among the manifests, or acknowledge this if it is installed by other means`, level: 'note' }
    : { found, mend: `did you mean ${quote(near)}?` };
}

function wayToSay({ isSynth }: Cluster, release: StashRelease): string {
  const [name] = Object.entries(StashRelease).find(([, candidate]) => candidate === release)!;
  return isSynth ? `StashOperator.of(app).useRelease(StashRelease.${name})` : `--release ${release}`;
}
