import { declaredSecret, type DeclaredSecret } from './declared-secret';
import type { Target } from './target';
import type * as wire from '../../../imports/stash';
import type { TaskAction } from '../../addon/addon-parameters';
import { view } from '../../synth/once';
import type { Cluster, Declared } from '../cluster';
import type { Place } from '../subject';

/** The AppBinding that a target refers to, if the input contains it. */
export const appBindingOf = (cluster: Cluster, target: Target | undefined): Declared<wire.AppBinding> | undefined =>
  target?.kind === 'AppBinding' ? cluster.named('AppBinding', target.namespace, target.name) : undefined;

/** The name of the Task that the AppBinding of a target gives for an action, if the input contains the AppBinding. */
export const addonTask = (cluster: Cluster, target: Target | undefined, action: TaskAction): string | undefined =>
  appBindingOf(cluster, target)?.manifest.spec?.parameters?.stash?.addon?.[`${action}Task`]?.name;

/** A Secret that an AppBinding names: with the credentials of the application, or with the key of its client certificate. */
interface ApplicationSecret extends Place {
  readonly part: 'secret' | 'tlsSecret';
  readonly name: string;
  /** Absent if the input does not contain it. */
  readonly secret?: DeclaredSecret;
}

export const applicationSecrets = view((cluster: Cluster): readonly ApplicationSecret[] =>
  cluster.declarations('AppBinding').flatMap((binding) => [...secretAt(cluster, binding, 'secret'), ...secretAt(cluster, binding, 'tlsSecret')]));

/** The Secret with the credentials of an application, if the input contains it. */
export const credentialsOf = (cluster: Cluster, binding: Declared<wire.AppBinding>): DeclaredSecret | undefined =>
  secretAt(cluster, binding, 'secret')[0]?.secret;

/** None if the field is empty, or names a Secret of another API, such as a virtual one. */
function secretAt(cluster: Cluster, { subject, manifest }: Declared<wire.AppBinding>, part: ApplicationSecret['part']): readonly ApplicationSecret[] {
  const { apiGroup, kind = 'Secret', name } = manifest.spec?.[part] ?? {};
  return name && kind === 'Secret' && !apiGroup
    ? [{ subject, field: ['spec', part, 'name'], part, name, secret: declaredSecret(cluster, subject.namespace, name) }]
    : [];
}
