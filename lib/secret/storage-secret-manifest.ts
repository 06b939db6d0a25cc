import { ApiObject, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { caCertificate } from './ca-certificate';
import { resticPassword } from './restic-password';
import type { SecretEntry } from './secret-form';
import type { StorageSecretProps } from './storage-secret';
import { check, refuse } from '../check/refusal';
import { chartNamespace, dnsLabel, dnsSubdomain } from '../kubernetes/name';

/** The manifest of a storage Secret for any backend, through any delivery; its values are read and judged on the way. */
export function storageSecretManifest(where: Construct, props: StorageSecretProps, backendKeys: readonly SecretEntry[]): ApiObject {
  const form = props.delivery._form;
  const annotations = { ...props.metadata?.annotations };
  for (const [name, value] of Object.entries(form.annotations ?? {})) {
    if ((annotations[name] ?? value) !== value) {
      refuse(where, `metadata.annotations.${name}`, `${form.factory} sets it to "${value}": leave it out`);
    }
    annotations[name] = value;
  }

  let content: unknown;
  const manifest = new ApiObject(where, 'Resource', {
    apiVersion: form.apiVersion,
    kind: form.kind,
    metadata: { ...props.metadata, annotations },
    // Behind a closure: the props of a construct are walked and printed by whoever likes.
    [form.field]: Lazy.any({ produce: () => content }),
  });
  const namespace = props.metadata?.namespace ?? chartNamespace(where);
  check(where, 'metadata.name', manifest.name, dnsSubdomain);
  check(where, 'metadata.namespace', namespace, dnsLabel);

  const entries: readonly SecretEntry[] = [
    ...backendKeys,
    { key: 'RESTIC_PASSWORD', value: props.resticPassword, rule: resticPassword },
    ...(props.caCertData === undefined ? [] : [{ key: 'CA_CERT_DATA', value: props.caCertData, rule: caCertificate }]),
  ];
  for (const { key, value, rule } of entries) {
    if (typeof value === 'string') {
      check(where, `data.${key}`, value, rule);
    }
  }
  content = form.fill({ where, name: manifest.name, namespace, annotations, entries });
  return manifest;
}
