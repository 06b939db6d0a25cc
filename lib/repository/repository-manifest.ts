import type { ApiObject } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { WipeableRepositoryProps } from './repository';
import { usagePolicy } from './usage-policy';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import { namespaceOf } from '../kubernetes/name';
import { wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { checkRequiredType } from '../refusal/value-type';
import { backendOfSecret, namespaceOfSecret, storageSecretType } from '../secret/storage-secret';
import type { ManifestType } from '../synth/manifest';
import { namespacedObject } from '../synth/namespaced';

/** Exactly one backend: of several, the operator would take the first that it knows. */
type BackendName = Exclude<keyof wire.Backend, 'storageSecretName'>;
type OneBackend = { [K in BackendName]: { readonly [P in K]: NonNullable<wire.Backend[P]> } }[BackendName];

const REPOSITORY: ManifestType = { apiVersion: STASH_API_VERSIONS.Repository, kind: 'Repository', field: 'spec' };

/** Backends without `wipeOut`: Stash's webhook refuses it for two of them, and a Repository of the third could never be deleted. */
export const UNWIPEABLE: readonly string[] = ['b2', 'local', 'rest'];

/** The manifest of a Repository on any backend, and the checks that do not depend on which. */
export function repositoryManifest(where: Construct, props: WipeableRepositoryProps, backend: OneBackend): ApiObject {
  checkRequiredType(where, 'spec.backend.storageSecretName', props.storageSecret, storageSecretType);
  const namespace = namespaceOf(where, props.metadata);
  const spec: wire.RepositorySpec = {
    backend: { storageSecretName: props.storageSecret.name, ...backend },
    wipeOut: props.wipeOut,
    usagePolicy: usagePolicy(props.usagePolicy, { where, namespace }),
  };
  const manifest = namespacedObject(where, REPOSITORY, props.metadata, spec);
  const [name] = Object.keys(backend) as [string];
  // These backends have no prop `wipeOut`, but TypeScript accepts an object with more members than the props.
  if (props.wipeOut && UNWIPEABLE.includes(name)) {
    refuse(where, 'spec.wipeOut', wrong(`the operator cannot delete data in the backend "${name}"`,
      'leave wipeOut out, and delete the snapshots yourself'));
  }
  checkStorageSecret(where, namespace, name, props.storageSecret);
  return manifest;
}

function checkStorageSecret(where: Construct, namespace: string | undefined, backend: string, secret: ISecret): void {
  const field = new Field(where, 'spec.backend.storageSecretName');
  checkSameNamespace(field, { kind: 'Secret', name: secret.name, namespace: namespaceOfSecret(secret) }, { called: 'the Repository', namespace });
  const secretBackend = backendOfSecret(secret);
  if (secretBackend !== undefined && secretBackend !== backend) {
    field.refuse(wrong(`the Secret ${quote(secret.name)} holds the keys of the backend "${secretBackend}" and not of "${backend}"`,
      'give the storage Secret of this backend'));
  }
}
