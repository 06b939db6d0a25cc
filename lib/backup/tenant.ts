import type { IConstruct } from 'constructs';
import type { BackupProcedureProps } from './backup-procedure';
import type { BackupTarget } from './backup-target';
import type { IRepository } from '../repository/repository';

/** On the root of the app, for what is found by searching it would be searched for again by every restore. */
const TENANTS = Symbol.for('cdk8s-stash.tenants');

/** A target whose snapshots are in a Repository, and the construct that backs it up. */
export interface Tenant {
  readonly backup: IConstruct;
  readonly target: BackupTarget;
  readonly addon?: BackupProcedureProps['addon'];
}

/** Notes that a target is backed up to a Repository. */
export function addTenant(repository: IRepository, tenant: Tenant): void {
  const root = tenant.backup.node.root as IConstruct & { [TENANTS]?: Map<string, Tenant[]> };
  if (root[TENANTS] === undefined) {
    Object.defineProperty(root, TENANTS, { value: new Map<string, Tenant[]>() });
  }
  const tenants = root[TENANTS]!.get(keyOf(repository));
  if (tenants === undefined) {
    root[TENANTS]!.set(keyOf(repository), [tenant]);
  } else {
    tenants.push(tenant);
  }
}

/** All targets that the app around a construct backs up to a Repository, whichever construct stands for that. */
export function tenantsOf(where: IConstruct, repository: IRepository): readonly Tenant[] {
  return (where.node.root as IConstruct & { readonly [TENANTS]?: Map<string, Tenant[]> })[TENANTS]?.get(keyOf(repository)) ?? [];
}

const keyOf = ({ repositoryName, repositoryNamespace }: IRepository) => `${repositoryNamespace ?? ''}/${repositoryName}`;
