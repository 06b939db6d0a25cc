import type { ApiObject } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { WipeableRepositoryProps } from './repository';
import { usagePolicy } from './usage-policy';
import type * as wire from '../../imports/stash';
import { connections, memberFault, type Backend, type BackendName } from '../backend/backend';
import { asFields, type Fields } from '../kubernetes/manifest-fields';
import { wrong } from '../refusal/complaint';
import { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, checkRequired, checkValue, refuse } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { checkRequiredType } from '../refusal/value-type';
import { refuseCredentialIn } from '../secret/service-address';
import { backendOfSecret, namespaceOfSecret, storageSecretType } from '../secret/storage-secret';
import { namespacedObject } from '../synth/stash-object';

/** The manifest of a Repository on one backend, of which all is checked that the backend says of itself. */
export function repositoryManifest<B extends BackendName>(
  where: Construct, props: WipeableRepositoryProps, backend: Backend<B>, given: NonNullable<wire.Backend[B]>,
): ApiObject {
  const { name, wipeable } = backend;
  checkMembers(where, backend, asFields(given), props.wipeOut);
  checkRequiredType(where, 'spec.backend.storageSecretName', props.storageSecret, storageSecretType);
  const manifest = namespacedObject(where, 'Repository', props.metadata, ({ field, namespace }) => ({
    backend: { storageSecretName: props.storageSecret.name, [name]: given },
    wipeOut: props.wipeOut,
    usagePolicy: usagePolicy(field.at('usagePolicy'), props.usagePolicy, namespace),
  }));
  // The other backends have no prop `wipeOut`, but TypeScript accepts an object with more members than the props.
  if (props.wipeOut && wipeable === undefined) {
    refuse(where, 'spec.wipeOut', wrong(`the operator cannot delete data in the backend "${name}"`,
      'leave wipeOut out, and delete the snapshots yourself'));
  }
  checkStorageSecret(where, manifest.metadata.namespace, name, props.storageSecret);
  return manifest;
}

function checkMembers(where: Construct, { name, address, members, required, wipeable }: Backend, given: Fields, wipeOut = false): void {
  const field = (member: string) => `spec.backend.${name}.${member}`;
  if (address !== undefined) {
    const [member, rule] = address;
    refuseCredentialIn(where, field(member), given[member] as string);
    checkRequired(where, field(member), given[member] as string, rule);
  }
  for (const rule of members) {
    const [member] = rule;
    const refuseWrong = member === required ? checkRequired : check;
    refuseWrong(where, field(member), given[member] as string, (value) => memberFault(rule, value, given));
  }
  checkValue(where, field('maxConnections'), given.maxConnections as number | undefined, connections);
  if (wipeOut && wipeable !== undefined) {
    check(where, field('prefix'), (given.prefix ?? '') as string, wipeable(given));
  }
}

function checkStorageSecret(where: Construct, namespace: string | undefined, backend: string, secret: ISecret): void {
  const field = new Field(where, 'spec.backend.storageSecretName');
  checkSameNamespace(field, { kind: 'Secret', name: secret.name, namespace: namespaceOfSecret(secret) }, { called: 'the Repository', namespace });
  const secretBackend = backendOfSecret(secret);
  if (secretBackend !== undefined && secretBackend !== backend) {
    field.refuse(wrong(`the Secret ${quote(secret.name)} holds the keys of the backend "${secretBackend}" and not of "${backend}"`,
      'give the storage Secret of this backend; StorageSecret.fromSecretName() takes an existing one for any backend'));
  }
}
