import type { TaskAction } from '../../../addon/addon-parameters';
import { alternativesTo, BUILT_IN_FUNCTIONS, CATALOGUED_TASKS, CLAIM_TASKS } from '../../../addon/catalogue';
import { rangeOf, StashRelease } from '../../../addon/stash-release';
import { hasVariable } from '../../../addon/variable';
import { nearest } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import type { Cluster } from '../../cluster';
import { installedTasks, namedForEach, placeOfName, taskChoices, type TaskUse } from '../../graph/addon/task-use';
import { MADE_BY_BLUEPRINT } from '../../graph/made-backup';
import type { Found, Report, Rule } from '../../rule';
import { called } from '../../subject';

/** The Tasks that the operator creates when it starts. */
const BUILT_IN: ReadonlyMap<string, TaskAction> = new Map([[CLAIM_TASKS.backup, 'backup'], [CLAIM_TASKS.restore, 'restore']]);

export const unknownTask: Rule = {
  id: 'STASH503',
  name: 'unknown-task',
  level: 'error',
  title: 'A Task or Function is neither among the manifests nor installed by each release that the cluster may run, or a Task is used for the '
    + 'opposite action.',
  why: 'The operator looks for a Task or Function only when a backup or restore starts; if it does not exist, every run fails. A Task for restores '
    + 'does not back up anything, and a Task for backups does not restore anything. '
    + 'The finding is a note if the name is not similar to a known one.',
  mend: 'Name one that the release installs for this purpose, declare it among the manifests, or say which release the cluster runs: otherwise, it may '
    + 'be any of those below. If a blueprint names it after the version of each database, give the AppBinding the version of a Task, or name the Task in a '
    + 'blueprint of its own. Acknowledge it if it is installed by other means.',
  facts: [
    {
      says: 'The releases v2025.2.10, v2025.6.30 and v2025.7.31 install the same 99 Tasks. v2025.10.17 installs 101: MariaDB 10.6.23 replaces 10.5.8, and '
        + 'PostgreSQL 18.2 is added.',
      standing: 'source',
      see: 'stashed/installer: catalog',
    },
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
    {
      says: 'In a BackupBlueprint, ${TARGET_APP_VERSION} is the version of the AppBinding.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/concepts/crds/backupblueprint/',
    },
    MADE_BY_BLUEPRINT,
  ],
  echoes: ['STASH611'],
  judge(cluster, report) {
    const own = new Set(cluster.declarations('Task').map(({ subject }) => subject.name));
    const actions = new Map([...BUILT_IN, ...[...installedTasks(cluster)].map(([name, { action }]) => [name, action] as const)]);
    const foundIn = ({ task: { name = '' }, action }: TaskUse): Found | undefined => {
      // A name with variables names another Task for each version of a database, which is judged for each.
      if (name === '' || hasVariable(name) || own.has(name)) {
        return undefined;
      }
      const actual = actions.get(name) ?? action;
      return actual !== action ? misused(name, actual, action)
        : BUILT_IN.has(name) ? undefined : notInstalled(cluster, 'Task', name, [...BUILT_IN.keys(), ...own]);
    };
    for (const choice of [...taskChoices(cluster), ...namedForEach(cluster).map((use) => [use])]) {
      const [first, ...others] = choice.flatMap((use) => {
        const found = foundIn(use);
        return found === undefined ? [] : [{ use, found }];
      });
      if (first !== undefined) {
        const { subject, field } = placeOfName(first.use);
        const found = subject.made === undefined ? first.found.found : `for ${called(subject.made.asking)}, ${first.found.found}`;
        report(subject, field, { ...first.found, found, also: others.map(({ use }) => placeOfName(use)) });
      }
    }
    reportFunctions(cluster, report);
  },
};

function misused(name: string, actual: TaskAction, meant: TaskAction): Found {
  return {
    found: `${quote(name)} is a Task for ${actual}s`,
    mend: `name one for ${meant}s${name.includes(`-${actual}`) ? `, such as ${quote(name.replace(actual, meant))}` : ''}`,
  };
}

function reportFunctions(cluster: Cluster, report: Report): void {
  const own = new Set([...BUILT_IN_FUNCTIONS, ...cluster.declarations('Function').map(({ subject }) => subject.name)]);
  for (const { subject, manifest } of cluster.declarations('Task')) {
    for (const [index, { name = '' }] of (manifest.spec?.steps ?? []).entries()) {
      // A Task and the Function of the same name come from one source, of which the input may contain only a part.
      const isFine = name === '' || name === subject.name || hasVariable(name) || own.has(name);
      report(subject, ['spec', 'steps', index, 'name'], isFine ? undefined : notInstalled(cluster, 'Function', name, [...own]));
    }
  }
}

/** What is wrong unless each release that the cluster may run installs the Task, and so the Function of the same name. */
function notInstalled(cluster: Cluster, kind: 'Task' | 'Function', name: string, others: readonly string[]): Found | undefined {
  const having = CATALOGUED_TASKS.get(name)?.releases ?? [];
  const lacking = cluster.releases.filter((release) => !having.includes(release));
  if (lacking.length === 0) {
    return undefined;
  }
  if (lacking.length < cluster.releases.length) {
    return {
      found: `only Stash ${rangeOf(having)} installs the ${kind} ${quote(name)}, and none of the manifests declares it`,
      mend: `say which release the cluster runs, with ${wayToSay(cluster, having)} if it is that one`,
    };
  }
  const found = `Stash ${rangeOf(cluster.releases)} installs no ${kind} ${quote(name)}, and none of the manifests declares it`;
  const installed = installedTasks(cluster);
  const instead = alternativesTo(name, [...installed.values()]);
  if (instead !== undefined) {
    const { addon, held, near = nearest(name, others) } = instead;
    const mend = having.length > 0
      ? `Stash ${rangeOf(having)} installs ${quote(name)}, so if the cluster runs such a release, say so, as with ${wayToSay(cluster, having)}; otherwise, name one that `
        + `${rangeOf(cluster.releases)} installs`
      : asQuestion(near) ?? 'name one of these, or acknowledge this if it is installed by other means';
    return { found: `${found}; for ${addon} it installs ${held.join(', ')}`, mend };
  }
  const near = nearest(name, [...others, ...installed.keys()]);
  return near === undefined
    ? { found, mend: `declare the ${kind} among the manifests, or acknowledge this if it is installed by other means`, level: 'note' }
    : { found, mend: asQuestion(near) };
}

/** How to say that the cluster runs the newest of these releases. */
function wayToSay({ isSynth }: Cluster, releases: readonly StashRelease[]): string {
  const newest = releases.at(-1);
  const name = Object.keys(StashRelease).find((key) => StashRelease[key as keyof typeof StashRelease] === newest);
  return isSynth ? `StashOperator.of(app).useRelease(StashRelease.${name})` : `--release ${newest}`;
}
