/** The kinds that rules look at, whatever their group. */
export const RELEVANT_KINDS: ReadonlySet<string> = new Set([
  'AppBinding', 'BackupBatch', 'BackupBlueprint', 'BackupConfiguration', 'BackupSession', 'Function', 'Repository', 'RestoreBatch', 'RestoreSession', 'Task',
  'Secret', 'SealedSecret', 'ExternalSecret',
  'Deployment', 'StatefulSet', 'DaemonSet', 'DeploymentConfig', 'PersistentVolumeClaim', 'Namespace',
  'List',
]);
