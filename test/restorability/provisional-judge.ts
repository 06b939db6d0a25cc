import { placeOf } from './place';
import { keepsByTagsAtMost, samePolicy } from './retention';
import { startsOf } from './time-line';
import type { Finding } from './verdict';
import { InvokerSpec, Manifest, ofKind, RestoreSpec, specOf } from './wire';
import { filesUnder, Model, modelOf, writesOf } from './writer';

/** Stands in for the rule engine until it is there: the same facts, without its care. */
export function provisionalJudge(objects: readonly object[]): readonly Finding[] {
  const manifests = objects as readonly Manifest[];
  const found: Finding[] = [];
  const invokers = [...ofKind(manifests, 'BackupConfiguration'), ...ofKind(manifests, 'BackupBatch')].map((invoker) => {
    const spec = specOf<InvokerSpec>(invoker);
    return {
      spec,
      place: placeOf(spec.repository, invoker, manifests),
      models: (spec.members ?? [spec]).map(member => modelOf(member, invoker, manifests)),
      starts: startsOf(spec.schedule),
    };
  });
  const backups = invokers.flatMap(({ models, place }) => models.map(model => ({ model, place })));
  for (const [index, { model, place }] of backups.entries()) {
    if (model.paths.length === 0) found.push({ rule: 'STASH307', level: 'error' });
    if (model.name !== 'dump' && model.paths.some(path => filesUnder(path, model.mounts).length === 0)) found.push({ rule: 'STASH308', level: 'error' });
    for (const other of backups.slice(index + 1)) {
      if (other.place !== place || other.model.target === model.target) continue;
      if (meets(model, other.model, true, true)) found.push({ rule: 'STASH301', level: 'error' });
      else if (readsFrom(model, other.model) || readsFrom(other.model, model)) found.push({ rule: 'STASH302', level: 'warning' });
    }
  }
  for (const [index, one] of invokers.entries()) {
    if (keepsByTagsAtMost(one.spec.retentionPolicy)) found.push({ rule: 'STASH305', level: 'error' });
    for (const other of invokers.slice(index + 1).filter(({ place }) => place === one.place)) {
      if (!samePolicy(one.spec.retentionPolicy, other.spec.retentionPolicy)) found.push({ rule: 'STASH303', level: 'error' });
      const prune = [one, other].some(({ spec: { retentionPolicy } }) => retentionPolicy.prune && !retentionPolicy.dryRun);
      const others = new Set(other.starts);
      if (one.starts.some(start => others.has(start))) found.push({ rule: 'STASH304', level: prune ? 'error' : 'note' });
    }
  }
  for (const session of ofKind(manifests, 'RestoreSession')) {
    const spec = specOf<RestoreSpec>(session);
    const place = placeOf(spec.repository, session, manifests);
    const model = modelOf(spec, session, manifests);
    const latest = model.name !== 'dump' && spec.target?.rules?.some(({ snapshots = [] }) => snapshots.includes('latest'));
    const own = backups.find(backup => backup.place === place && backup.model.target === model.target)?.model;
    const others = backups.filter(backup => backup.place === place && backup.model.target !== model.target);
    if (latest && (others.length > 0 || (own && writesOf(own).length > 1))) found.push({ rule: 'STASH406', level: 'error' });
    if (!latest && others.some(other => readsFrom(model.name === 'dump' ? model : own ?? model, other.model))) found.push({ rule: 'STASH302', level: 'error' });
  }
  return found;
}

function meets(one: Model, other: Model, host: boolean, path: boolean): boolean {
  return writesOf(one).some(write => writesOf(other).some(written =>
    (!host || write.host === written.host) && (!path || write.path === written.path)));
}

function readsFrom(model: Model, other: Model): boolean {
  return meets(model, other, model.hostCounts, model.name !== 'dump');
}
