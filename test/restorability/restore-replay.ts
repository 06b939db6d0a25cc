import { readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Snapshot } from './history';
import { OperatorReplay } from './operator-replay';
import { placeOf } from './place';
import { Restic } from './restic';
import { Manifest, RestoreSpec, Rule, specOf } from './wire';
import { isWithin, Model, modelOf, writesOf } from './writer';

/** What one pod or job of a restore runs, and what its user waits for. */
export interface Restore {
  readonly place: string;
  readonly title: string;
  readonly calls: ReadonlyArray<readonly string[]>;
  /** What stands behind all that the operator says of a restore of files. */
  readonly options: readonly string[];
  readonly expects: readonly Snapshot[];
  /** The volumes that the restore mounts: what lands beside them is gone with the container. */
  readonly mounts: readonly string[];
}

/** The restore that belongs to a backup: all paths of each host, selected as the model selects. */
export function restoresOf(model: Model, place: string, operator: OperatorReplay): Restore[] {
  return model.hosts.map(host => ({
    place,
    title: `restore of ${model.target}, host ${host}`,
    calls: callsOf(model, host, { paths: model.paths }, operator),
    options: [],
    expects: writesOf(model).filter(write => write.host === host).flatMap(write => operator.history.newest(place, write) ?? []),
    mounts: model.mounts,
  })).filter(({ expects }) => expects.length > 0);
}

/** The restore that a RestoreSession asks for. */
export function restoresIn(session: Manifest, manifests: readonly Manifest[], operator: OperatorReplay): Restore[] {
  const spec = specOf<RestoreSpec>(session);
  const place = placeOf(spec.repository, session, manifests);
  const model = modelOf(spec, session, manifests);
  return model.hosts.map((host) => {
    // The job model compares targetHosts with the alias, which is empty where none was given; MongoDB with hosts of its own.
    const rule = ruleFor(model.name === 'sidecar' || model.hostIsFixed ? host : spec.target?.alias ?? '', spec.target?.rules ?? []);
    const source = (model.name !== 'dump' || spec.target?.alias ? rule?.sourceHost : undefined) || host;
    const paths = model.name !== 'dump' && rule?.paths ? rule.paths.map(path => posix.normalize(path)) : backedUpPaths(model, operator);
    return {
      place,
      title: `RestoreSession ${session.metadata.namespace}/${session.metadata.name} of ${model.target}, host ${host}`,
      calls: callsOf(model, source, rule, operator),
      options: [...patternsOf(rule), ...spec.target?.args ?? []].map(text => operator.patternInWorld(text)),
      expects: paths.flatMap(path => operator.history.meant(place, { target: model.target, host: source, path, dump: model.name === 'dump' }) ?? []),
      mounts: model.mounts,
    };
  }).filter(({ expects }) => expects.length > 0);
}

/** Runs a restore into a folder of its own; says what did not come back as it was. */
export async function missedBy(restore: Restore, restic: Restic, operator: OperatorReplay): Promise<string[]> {
  const folder = join(restic.folder, 'restored');
  restic.note(`# ${restore.title}`);
  const dumped: Buffer[] = [];
  for (const call of restore.calls) {
    const { output } = await restic.run(restore.place, call[0] === 'dump' ? call : [...call, '--target', folder, ...restore.options]);
    if (call[0] === 'dump') dumped.push(output);
  }
  const missed = restore.expects.flatMap(({ write, files, bytes }) => {
    if (write.dump) return complain(write.path, bytes, Buffer.concat(dumped));
    return files.flatMap((file) => {
      if (!restore.mounts.some(mount => isWithin(file, mount))) return [`${file}: restored outside of every mount`];
      return complain(file, bytes, contentOf(join(folder, operator.inWorld(file))));
    });
  });
  rmSync(folder, { recursive: true, force: true });
  return missed;
}

function callsOf(model: Model, host: string, rule: Rule | undefined, operator: OperatorReplay): string[][] {
  const { snapshots = [], paths = [] } = rule ?? {};
  // The host of a dump comes out of the rule, so that without one the alias is not looked at either.
  const hosts = model.hostCounts && (rule || model.hostIsFixed) ? ['--host', host] : [];
  if (model.name === 'dump') return [['dump', snapshots[0] ?? 'latest', model.paths[0]!.slice(1), ...hosts]];
  if (snapshots.length > 0) return snapshots.map(id => ['restore', id]);
  return paths.map(path => ['restore', 'latest', '--path', operator.inWorld(posix.normalize(path)), ...hosts]);
}

function patternsOf({ include = [], exclude = [] }: Rule = {}): string[] {
  return [...include.flatMap(pattern => ['--include', pattern]), ...exclude.flatMap(pattern => ['--exclude', pattern])];
}

function ruleFor(host: string, rules: readonly Rule[]): Rule | undefined {
  return rules.find(({ targetHosts = [] }) => targetHosts.includes(host)) ?? rules.filter(({ targetHosts = [] }) => targetHosts.length === 0).at(-1);
}

/** What a restore without paths is after: everything that was backed up of the target. */
function backedUpPaths(model: Model, { history }: OperatorReplay): string[] {
  const own = history.snapshots.filter(({ write }) => write.target === model.target).map(({ write }) => write.path);
  return own.length > 0 ? [...new Set(own)] : [...model.paths];
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function complain(what: string, expected: Buffer, got: Buffer): string[] {
  if (got.equals(expected)) return [];
  const first = (bytes: Buffer) => bytes.length === 0 ? 'nothing' : `"${bytes.toString('latin1').split('\n')[0]}"`;
  return [`${what}: expected ${first(expected)}, got ${first(got)}`];
}
