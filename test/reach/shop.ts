import type { Construct } from 'constructs';
import { type IRepository, Repository, type TargetReference } from 'cdk8s-stash';

/** The database that is backed up and restored, in a namespace of its own. */
export const SHOP: Required<TargetReference> = {
  apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'shop', namespace: 'databases',
};

/** The Repository that keeps its backups, in another one. */
export const shopRepository = (scope: Construct): IRepository => Repository.fromRepositoryName(scope, 'Repository', 'shop', { namespace: 'backups' });
