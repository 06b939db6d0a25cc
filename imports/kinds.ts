// Generated from imports/schema/*.yaml by `npm run import`. Do not edit: change the schema, and run the command again.
// sha256 of the schema files, one after the other in the order of their names: af1cabce1d4d0a9a6337217c738f80e3e18188472d67da5b08879fcada9f7ed7
import type * as wire from './stash';

/** The kinds of Stash, each with the type of its manifest. */
export interface StashKinds {
  readonly AppBinding: wire.AppBinding;
  readonly BackupBatch: wire.BackupBatch;
  readonly BackupBlueprint: wire.BackupBlueprint;
  readonly BackupConfiguration: wire.BackupConfiguration;
  readonly BackupSession: wire.BackupSession;
  readonly Function: wire.Function;
  readonly Repository: wire.Repository;
  readonly RestoreBatch: wire.RestoreBatch;
  readonly RestoreSession: wire.RestoreSession;
  readonly Task: wire.Task;
}

/** The apiVersion of each kind. */
export const STASH_API_VERSIONS: { readonly [kind in keyof StashKinds]: string } = {
  AppBinding: 'appcatalog.appscode.com/v1alpha1',
  BackupBatch: 'stash.appscode.com/v1beta1',
  BackupBlueprint: 'stash.appscode.com/v1beta1',
  BackupConfiguration: 'stash.appscode.com/v1beta1',
  BackupSession: 'stash.appscode.com/v1beta1',
  Function: 'stash.appscode.com/v1beta1',
  Repository: 'stash.appscode.com/v1alpha1',
  RestoreBatch: 'stash.appscode.com/v1beta1',
  RestoreSession: 'stash.appscode.com/v1beta1',
  Task: 'stash.appscode.com/v1beta1',
};

/** The kinds whose objects do not belong to a namespace. */
export const CLUSTER_SCOPED = ['BackupBlueprint', 'Function', 'Task'] as const;
