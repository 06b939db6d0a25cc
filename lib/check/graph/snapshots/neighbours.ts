import { placeOf, repositoryKey } from '../place';
import type { RestoreMember } from '../restore';
import { sharing, type Shared } from './sharing';
import { isSamePath } from '../../../kubernetes/go-path';
import { fieldText } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped, groupedInto } from '../../grouped';
import { called } from '../../subject';
import { invokerOf } from '../invoker';
import { backupMembersIn } from '../made-backup';
import { storesFiles } from '../model';
import { type TargetUse, targetUses } from '../target-use';

/** What the input backs up to the place from which a restore reads. */
interface Neighbours {
  /** The paths of what is restored, where the input shows them. */
  readonly paths: readonly string[];
  /** Other targets backed up to the same place, as a message names them. */
  readonly others: readonly string[];
  /** Other targets of which it is not certain that they are in the same place. */
  readonly doubtful: readonly string[];
  /** What the user can do to settle that. */
  readonly settle?: string;
}

/** The number of targets to look for: one more than a message shows, to know whether there are more. */
const ENOUGH = 4;

export function neighboursOf(cluster: Cluster, member: RestoreMember): Neighbours {
  const found = allNeighbours(cluster).get(member) ?? {};
  const { others = [], paths = [], doubtful = [], settle } = found;
  return { paths, others: others.length > 0 ? others : partners(member), doubtful, settle };
}

interface Tenant {
  readonly identity: string;
  readonly name: string;
  readonly paths: string[];
}

const allNeighbours = view((cluster: Cluster): ReadonlyMap<RestoreMember, Partial<Neighbours>> => {
  const found = new Map<RestoreMember, Partial<Neighbours>>();
  for (const group of sharing(targetUses(cluster), (use) => placeOf(cluster, invokerOf(use)))) {
    const restores = group.things.filter((use) => use.action === 'restore');
    if (group.doubt === undefined) {
      const tenants = tenantsOf(group.things);
      restores.forEach((restore) => found.set(restore, { ...found.get(restore), ...certain(restore, tenants) }));
    } else {
      const candidates = byKey(group);
      restores.forEach((restore) =>
        found.set(restore, { ...found.get(restore), settle: group.doubt, doubtful: possible(restore, group, candidates, onlyTenants(cluster)) }));
    }
  }
  return found;
});

/** The targets that are backed up, each once, with all their paths. */
function tenantsOf(members: readonly TargetUse[]): Map<string, Tenant> {
  const tenants = new Map<string, Tenant>();
  for (const { target, model, spec } of members.filter((use) => use.action === 'backup')) {
    const identity = target?.identity ?? '';
    const tenant = tenants.get(identity) ?? { identity, name: target === undefined ? 'the manifests of the cluster' : called(target), paths: [] };
    tenants.set(identity, tenant);
    const paths = storesFiles(model) ? spec.target?.paths ?? [] : [];
    for (const path of paths) {
      if (!tenant.paths.some((other) => isSamePath(path, other))) {
        tenant.paths.push(path);
      }
    }
  }
  return tenants;
}

/** The neighbours in a place that is certain. If it has a single tenant, that is what is restored, whatever the target of the restore. */
function certain({ target }: RestoreMember, tenants: ReadonlyMap<string, Tenant>): Pick<Neighbours, 'paths' | 'others'> {
  const [first] = tenants.values();
  const own = (target && tenants.get(target.identity)) ?? (tenants.size === 1 ? first : undefined);
  return { paths: own?.paths ?? [], others: some(tenants.values(), (tenant) => tenant !== own).map(({ name }) => name) };
}

type Candidates = ReadonlyMap<string, { readonly tenants: readonly Tenant[]; readonly isHidden: boolean }>;

const byKey = ({ things, keyOf, isHidden }: Shared<TargetUse>): Candidates =>
  groupedInto(things, keyOf, (members) => ({ tenants: [...tenantsOf(members).values()], isHidden: isHidden(members[0]!) }));

function possible(
  restore: RestoreMember, { keyOf, isHidden }: Shared<TargetUse>, candidates: Candidates, only: ReadonlyMap<string | undefined, string>,
): string[] {
  const own = [restore.target?.identity, only.get(repositoryKey(restore.restore))];
  const tenants = some(candidates, ([key, candidate]) =>
    key !== keyOf(restore) && (isHidden(restore) || candidate.isHidden) && candidate.tenants.length > 0);
  return some(tenants.flatMap(([, group]) => group.tenants), ({ identity }) => !own.includes(identity)).map(({ name }) => name);
}

/** The target that is the only one backed up to a Repository. A restore from the same Repository means it, even if each node has a disk of its own. */
const onlyTenants = view((cluster: Cluster): ReadonlyMap<string | undefined, string> =>
  new Map([...grouped(backupMembersIn(cluster), ({ backup }) => repositoryKey(backup))].flatMap(([key, members]) => {
    const [only, ...others] = tenantsOf(members).keys();
    return others.length === 0 ? [[key, only!]] : [];
  })));

/** The other members of the batch, which were all backed up to the same place. */
function partners(member: RestoreMember): string[] {
  return some(partnersIn(member.restore.members), ([identity]) => identity !== knownBy(member)).map(([, name]) => name);
}

const partnersIn = view((members: readonly RestoreMember[]): ReadonlyMap<string, string> =>
  new Map(members.map((one) => [knownBy(one), one.target ? called(one.target) : `the claims of ${fieldText(one.field)}`])));

/** Identifies a member. Claims made from templates have no target, and are identified by the field of the member. */
const knownBy = ({ target, field }: RestoreMember): string => target?.identity ?? fieldText(field);

/** The first `ENOUGH` items for which `isAskedFor` holds. */
function some<T>(all: Iterable<T>, isAskedFor: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (isAskedFor(one)) {
      found.push(one);
    }
    if (found.length === ENOUGH) {
      break;
    }
  }
  return found;
}
