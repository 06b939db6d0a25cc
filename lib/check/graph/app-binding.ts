import { declaredSecret, type DeclaredSecret } from './declared-secret';
import type { Target } from './target';
import type * as wire from '../../../imports/stash';
import type { Cluster, Declared } from '../cluster';

/** The AppBinding that a target refers to, if the input contains it. */
export const appBindingOf = (cluster: Cluster, target: Target | undefined): Declared<wire.AppBinding> | undefined =>
  target?.kind === 'AppBinding' ? cluster.named('AppBinding', target.namespace, target.name) : undefined;

/** The name of the Task that the AppBinding of a target gives for an action, if the input contains the AppBinding. */
export const addonTask = (cluster: Cluster, target: Target | undefined, action: keyof wire.StashAddon): string | undefined =>
  appBindingOf(cluster, target)?.manifest.spec?.parameters?.stash?.addon?.[action]?.name;

/**
 * The Secret with the credentials of an application, or with the key of its client certificate, if the input contains it. A Secret of another API,
 * such as a virtual one, is unknown.
 */
export function applicationSecret(
  cluster: Cluster, { subject, manifest }: Declared<wire.AppBinding>, field: 'secret' | 'tlsSecret' = 'secret',
): DeclaredSecret | undefined {
  const { apiGroup, kind = 'Secret', name = '' } = manifest.spec?.[field] ?? {};
  return kind === 'Secret' && !apiGroup ? declaredSecret(cluster, subject.namespace, name) : undefined;
}
