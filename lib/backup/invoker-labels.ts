/** The labels of a BackupSession that name its invoker. */
export const invokerLabels = (kind: string, name: string): { readonly [label: string]: string } => ({
  'stash.appscode.com/invoker-type': kind,
  'stash.appscode.com/invoker-name': name,
});
