import { asFields, type Fields } from '../../../../lib/kubernetes/manifest-fields';

/** A Repository in Azure. Its account is hidden unless it is given. */
export function repository(
  name: string, { prefix = 'shop', account, namespace = 'shop' }: { prefix?: string; account?: string; namespace?: string } = {},
): object[] {
  const storageSecretName = `${name}-secret`;
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: storageSecretName, namespace }, stringData: { AZURE_ACCOUNT_NAME: account } };
  return [
    {
      apiVersion: 'stash.appscode.com/v1alpha1',
      kind: 'Repository',
      metadata: { name, namespace },
      spec: { backend: { storageSecretName, azure: { container: 'backups', prefix } } },
    },
    ...account === undefined ? [] : [secret],
  ];
}

const TASKS: { readonly [kind: string]: string } = { PersistentVolumeClaim: 'pvc-backup' };

const API_VERSIONS: { readonly [kind: string]: string } = { PersistentVolumeClaim: 'v1', AppBinding: 'appcatalog.appscode.com/v1alpha1' };

export interface MemberOptions {
  readonly alias?: string;
  readonly paths?: readonly string[];
  readonly task?: string;
  readonly namespace?: string;
  readonly more?: object;
}

/** One target of a backup, such as `Deployment/web`. */
export function member(target: string, { alias, paths, task, namespace, more }: MemberOptions = {}): Fields {
  const [kind, name] = target.split('/') as [string, string];
  const taskName = task ?? TASKS[kind];
  return {
    ...taskName && { task: { name: taskName } },
    target: { alias, paths, ref: { apiVersion: API_VERSIONS[kind] ?? 'apps/v1', kind, name, namespace } },
    ...more,
  };
}

const RETENTION = { name: 'keep-last-7', keepLast: 7, prune: true };

/** A BackupConfiguration named like its target. */
export function backup(target: string, options: MemberOptions & { name?: string; repository?: string; spec?: object } = {}): object {
  return {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupConfiguration',
    metadata: { name: options.name ?? target.split('/')[1], namespace: 'shop' },
    spec: { repository: { name: options.repository ?? 'repo' }, retentionPolicy: RETENTION, ...member(target, options), ...options.spec },
  };
}

export function batch(name: string, members: readonly Fields[], spec: object = {}): object {
  return {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupBatch',
    metadata: { name, namespace: 'shop' },
    spec: { repository: { name: 'repo' }, retentionPolicy: RETENTION, members, ...spec },
  };
}

export function restore(
  name: string, target: string, { rules = [], repository: repo = 'repo', ...options }: MemberOptions & { rules?: object[]; repository?: string } = {},
): object {
  const made = member(target, { ...options, task: options.task ?? (target.startsWith('PersistentVolumeClaim') ? 'pvc-restore' : undefined) });
  return {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'RestoreSession',
    metadata: { name, namespace: 'shop' },
    spec: { repository: { name: repo }, ...made, target: { ...asFields(made.target), rules } },
  };
}
