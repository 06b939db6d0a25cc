import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { secretDeliveryType } from './secret-delivery';
import type { ClearEntry, GivenEntry, SecretEntry, SecretForm } from './secret-form';
import { originOf, sourceOf } from './sensitive-value';
import { type StorageKey, storageKey } from './storage-key';
import type { StorageSecretProps } from './storage-secret';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { about, NOT_SHOWN, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, complaintOf, noText, refuse, refuseIf } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';
import { checkRequiredType } from '../refusal/value-type';
import { acknowledgeFinding } from '../synth/acknowledgement';
import { later } from '../synth/later';
import { Manifest } from '../synth/manifest';

/** Rethrows only the first line of an error: that of a failed JSON patch quotes the whole object, including all values. */
class SecretManifest extends Manifest {
  public toJson(): unknown {
    try {
      return super.toJson();
    } catch (error) {
      throw new Error((error as Error).message.split('\n', 1)[0]);
    }
  }
}

/** Creates the manifest of a storage Secret for any backend and any delivery, and reads and checks its values. */
export function storageSecretManifest(where: Construct, props: StorageSecretProps, backendKeys: readonly GivenEntry[]): ApiObject {
  checkRequiredType(where, 'delivery', props.delivery, secretDeliveryType);
  const form = props.delivery._form;
  let content: unknown;
  const metadata = form.annotations === undefined ? props.metadata : annotated(where, props.metadata, form);
  // In a closure, since the props of a construct may be walked and printed by any code.
  const manifest = new SecretManifest(where, form, metadata, later(() => content));
  const namespace = manifest.metadata.namespace;
  check(where, 'metadata.name', manifest.name, withoutUnset(dnsSubdomain));
  check(where, 'metadata.namespace', namespace, withoutUnset(dnsLabel));

  const given: readonly GivenEntry[] = [
    ...backendKeys,
    { key: 'RESTIC_PASSWORD', value: props.resticPassword },
    ...(props.caCertData === undefined ? [] : [{ key: 'CA_CERT_DATA', clear: props.caCertData } as const]),
  ];
  const entries: readonly SecretEntry[] = given.map((entry) => ({ ...entry, ...storageKey(entry.key) }));
  const keys = given.map(({ key }) => key);
  for (const entry of entries) {
    if ('clear' in entry) {
      checkClear(where, entry, keys);
    }
  }
  content = form.fill({
    where,
    name: manifest.name,
    namespace,
    annotations: { ...props.metadata?.annotations, ...form.annotations },
    entries,
    acknowledge: (rule, reason) => acknowledgeFinding(manifest, rule, reason),
  });
  refuseSharedSource(where, entries);
  return manifest;
}

/** Two keys from one source would have one value: a new account key would be a new password of the repository, which nothing opens any longer. */
function refuseSharedSource(where: Construct, entries: readonly SecretEntry[]): void {
  const keys = new Map<string, string>();
  for (const entry of entries) {
    const source = 'value' in entry ? sourceOf(entry.value) : undefined;
    const identity = source?.identity?.();
    if (source === undefined || identity === undefined) {
      continue;
    }
    const place = `${source.factory} ${identity}`;
    const other = keys.get(place);
    // Some services give both parts of an account one text, as MinIO does with minioadmin.
    const mayBeEqual = source.kind === 'visible' && source.isLiteral && entry.key !== 'RESTIC_PASSWORD';
    if (other !== undefined && !mayBeEqual) {
      refuse(where, `data.${entry.key}`, about(originOf(source), wrong(`is also given for ${other}, so that both would have the same value`,
        source.kind === 'remote' ? 'name an entry for each, or a property for each' : 'give each its own')));
    }
    keys.set(place, entry.key);
  }
}

function checkClear(where: Construct, { key, clear, rule, isUnquoted, besideKeys }: ClearEntry & StorageKey, keys: readonly string[]): void {
  if (typeof clear !== 'string') {
    refuse(where, `data.${key}`, noText(clear));
  }
  const complaint = (isUnquoted ? rule(clear) : complaintOf(clear, rule)) ?? besideKeys?.(clear, keys);
  // A suggestion is shown even if the value is not: it may be the account in an address, which is no credential.
  refuseIf(where, `data.${key}`, complaint && about(isUnquoted ? NOT_SHOWN : quote(clear), complaint));
}

/** The metadata with the annotations of the delivery, which the given metadata must not contradict. */
function annotated(where: Construct, metadata: ApiObjectMetadata | undefined, form: SecretForm): ApiObjectMetadata {
  metadata = optionsOf(where, metadata, undefined, 'metadata');
  for (const [name, value] of Object.entries(form.annotations ?? {})) {
    if ((metadata.annotations?.[name] ?? value) !== value) {
      refuse(where, `metadata.annotations.${name}`, wrong(`${form.factory} sets it to "${value}"`, 'leave it out'));
    }
  }
  return { ...metadata, annotations: { ...metadata.annotations, ...form.annotations } };
}
