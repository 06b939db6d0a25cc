import { isFields, type Fields } from './manifest-fields';
import { groupOf } from './subject';

/** The kinds that rules read, by API group. Whatever else there is in an input is passed over, and only counted. */
export const RELEVANT_KINDS: { readonly [group: string]: readonly string[] } = {
  '': ['Namespace', 'PersistentVolumeClaim', 'Secret'],
  'appcatalog.appscode.com': ['AppBinding'],
  'apps': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'apps.openshift.io': ['DeploymentConfig'],
  'bitnami.com': ['SealedSecret'],
  'external-secrets.io': ['ExternalSecret'],
  'stash.appscode.com': [
    'BackupBatch', 'BackupBlueprint', 'BackupConfiguration', 'BackupSession', 'Function', 'Repository', 'RestoreBatch', 'RestoreSession', 'Task',
  ],
};

export function isRelevant({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  const group = groupOf(apiVersion);
  return Object.hasOwn(RELEVANT_KINDS, group) && RELEVANT_KINDS[group]!.includes(kind);
}

/** What operators of Stash read of a Secret: entries that are named like variables of the environment. */
const STORAGE_ENTRY = /^[A-Z][A-Z0-9_]*$/;

/** A Secret without what no rule reads: the texts of all entries but those that open a repository. */
export function withoutForeignEntries(secret: Fields): Fields {
  return { ...secret, ...emptied(secret, 'data'), ...emptied(secret, 'stringData') };
}

function emptied(secret: Fields, member: 'data' | 'stringData'): Fields {
  const entries = secret[member];
  return isFields(entries)
    ? { [member]: Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, typeof value === 'string' && !STORAGE_ENTRY.test(name) ? '' : value])) }
    : {};
}
