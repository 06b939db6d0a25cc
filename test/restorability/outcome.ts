import { OperatorReplay } from './operator-replay';
import { Restic } from './restic';
import { missedBy, Restore, restoresIn, restoresOf } from './restore-replay';
import { Moment, timeLine } from './time-line';
import { invokersIn, Manifest, ofKind } from './wire';
import { writesOf } from './writer';

/**
 * How a target loses: its own restore misses or mixes; a RestoreSession of the input does; a snapshot is gone that its own policy keeps;
 * the repository is damaged; there never was a snapshot; a run fails.
 */
export type Way = 'restore' | 'RestoreSession' | 'retention' | 'damage' | 'no snapshot' | 'failed run';

export interface Loss {
  readonly way: Way;
  readonly text: string;
}

export interface Outcome {
  readonly losses: readonly Loss[];
  readonly raced: OperatorReplay['raced'];
  /** How many snapshots of each host are left. */
  readonly left: Readonly<Record<string, number>>;
  readonly log: readonly string[];
}

/** Plays a set of manifests through: every start of the time line, every restore, and a look at what is left. */
export async function replay(manifests: readonly Manifest[], folder: string, template: string): Promise<Outcome> {
  const restic = new Restic(folder, template);
  const operator = new OperatorReplay(manifests, restic);
  const invokers = invokersIn(manifests);
  const losses = new Map<string, Loss>();
  const lose = (way: Way, texts: readonly string[]) => texts.forEach(text => losses.set(`${way} ${text}`, { way, text }));
  const play = async (played: Map<string, string[]>, way: Way, restores: readonly Restore[]) => {
    for (const restore of restores) {
      // A RestoreSession often is what the target's own restore is.
      const same = JSON.stringify([restore.calls, restore.options, restore.mounts, restore.expects.map(({ id }) => id)]);
      const missed = played.get(same) ?? await missedBy(restore, restic, operator);
      played.set(same, missed);
      lose(way, missed.map(text => `${restore.title}: ${text}`));
    }
  };

  const moments = timeLine(invokers);
  for (const [index, moment] of moments.entries()) {
    for (const group of byPlace(moment, operator)) {
      const place = operator.place(group[0]!);
      // One meeting of a repository's invokers is enough, and the last has the longest history.
      const race = group.length > 1 && !moments.slice(index + 1).some(later => byPlace(later, operator).some(([one, ...others]) =>
        others.length > 0 && operator.place(one!) === place));
      for (const runs of race ? [group] : group.map(invoker => [invoker])) {
        if (race) await operator.together(runs, moment.at);
        else await operator.alone(runs[0]!, moment.at);
        // What a policy keeps today it may forget tomorrow.
        lose('retention', await forgotten(place, restic, operator));
        // Which snapshot is the newest changes with each run, and a restore may come after any of them.
        if (!runs.some(invoker => isLate(invoker, moments.slice(index + 1)))) continue;
        const beside = invokers.filter(invoker => operator.place(invoker) === place);
        const played = new Map<string, string[]>();
        await play(played, 'restore', beside.flatMap(invoker => operator.models(invoker).flatMap(({ model }) => restoresOf(model, place, operator))));
        await play(played, 'RestoreSession', ofKind(manifests, 'RestoreSession').flatMap(session => restoresIn(session, manifests, operator))
          .filter(restore => restore.place === place));
      }
    }
  }

  const left: Record<string, number> = {};
  for (const place of new Set(invokers.map(invoker => operator.place(invoker)))) {
    (await listed(place, restic)).forEach(({ hostname }) => left[hostname] = (left[hostname] ?? 0) + 1);
    // The operator's own check after each retention changes nothing, so one at the end says the same.
    const { code, errors } = await restic.run(place, ['check', '--no-lock']);
    if (code !== 0) lose('damage', [`restic check: ${errors.split('\n').length} complaints, the first: ${errors.split('\n')[0]}`]);
  }
  lose('failed run', [...operator.failures].map(([invoker, said]) => `${invoker}: ${said}`));
  for (const invoker of invokers) {
    for (const { model } of operator.models(invoker)) {
      const writes = writesOf(model);
      if (writes.length === 0) lose('no snapshot', [`${model.target}: nothing is backed up`]);
      lose('no snapshot', writes.filter(write => !operator.history.newest(operator.place(invoker), write))
        .map(({ target, host, path }) => `${target}, host ${host}, ${path}: no backup ever succeeded`));
    }
  }
  return { losses: [...losses.values()], raced: operator.raced, left, log: restic.log };
}

async function listed(place: string, restic: Restic): Promise<ReadonlyArray<{ readonly short_id: string; readonly hostname: string }>> {
  const { output } = await restic.run(place, ['snapshots', '--json', '--no-lock']);
  return JSON.parse(output.toString()) as Awaited<ReturnType<typeof listed>>;
}

/** The snapshots that are gone although the policy they were made under keeps them. */
async function forgotten(place: string, restic: Restic, operator: OperatorReplay): Promise<string[]> {
  const there = new Set((await listed(place, restic)).map(snapshot => snapshot.short_id));
  return operator.history.promised().filter(snapshot => snapshot.place === place && !there.has(snapshot.id.slice(0, 8))).map(({ write, at }) =>
    `${write.target}, host ${write.host}, ${write.path}: its own policy keeps the snapshot of ${at.toISOString()}, which is gone`);
}

function byPlace({ invokers }: Moment, operator: OperatorReplay): Manifest[][] {
  const groups = new Map<string, Manifest[]>();
  for (const invoker of invokers) groups.set(operator.place(invoker), [...groups.get(operator.place(invoker)) ?? [], invoker]);
  return [...groups.values()];
}

/** Among the last runs of its invoker: two of a batch, whose members swap, one of any other. */
function isLate(invoker: Manifest, later: readonly Moment[]): boolean {
  return later.filter(({ invokers }) => invokers.includes(invoker)).length < (invoker.kind === 'BackupBatch' ? 2 : 1);
}
