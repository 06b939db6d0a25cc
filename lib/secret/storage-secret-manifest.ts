import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { DELIVERIES } from './delivery/carried-source';
import { type SecretDelivery, secretDeliveryType } from './delivery/secret-delivery';
import { type Credential, type DeliveredText, type GivenEntry, isCredential, type SecretForm } from './delivery/secret-form';
import { originOf } from './delivery/sensitive-value';
import { storageKey } from './key/storage-key';
import type { StorageSecretProps } from './storage-secret';
import { dnsLabel, dnsSubdomain } from '../kubernetes/name';
import { about, type Complaint, NOT_SHOWN, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, complaintOf, noText, refuse } from '../refusal/refusal';
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
  const keys = given.map(({ key }) => key);
  const entries = given.map((entry) => delivered(where, entry, props.delivery, keys));
  content = form.fill({
    where,
    name: manifest.name,
    namespace,
    annotations: { ...props.metadata?.annotations, ...form.annotations },
    entries,
    acknowledge: (rule, reason) => acknowledgeFinding(manifest, rule, reason),
  });
  refuseSharedSource(entries.filter(isCredential));
  return manifest;
}

/** An entry with what is known of its key. Checks the text of one that is no secret; what a source holds is read later. */
function delivered(where: Construct, entry: GivenEntry, delivery: SecretDelivery, keys: readonly string[]): DeliveredText | Credential {
  const { key } = entry;
  const known = { ...storageKey(key), key, reject: (complaint: Complaint) => refuse(where, `data.${key}`, complaint) };
  return 'clear' in entry
    ? checkedText({ ...known, clear: entry.clear }, keys)
    : { ...known, source: delivery._sourceOf(entry.value, known.reject) };
}

/** Two keys from one source would have one value: a new account key would be a new password of the repository, which nothing opens any longer. */
function refuseSharedSource(credentials: ReadonlyArray<Credential>): void {
  const keys = new Map<string, string>();
  for (const { key, source, reject } of credentials) {
    const identity = source.identity?.();
    if (identity === undefined) {
      continue;
    }
    const place = `${source.factory} ${identity}`;
    const other = keys.get(place);
    // Some services give both parts of an account one text, as MinIO does with minioadmin.
    const mayBeEqual = source.kind === 'visible' && source.isLiteral && key !== 'RESTIC_PASSWORD';
    if (other !== undefined && !mayBeEqual) {
      reject(about(originOf(source), wrong(`is also given for ${other}, so that both would have the same value`,
        source.kind === 'remote' ? 'name an entry for each, or a property for each' : 'give each its own')));
    }
    keys.set(place, key);
  }
}

function checkedText(entry: DeliveredText, keys: readonly string[]): DeliveredText {
  const { clear, rule, isUnquoted, besideKeys, reject } = entry;
  if (typeof clear !== 'string') {
    reject(noText(clear));
  }
  const complaint = (isUnquoted ? rule(clear) : complaintOf(clear, rule)) ?? besideKeys?.(clear, keys);
  // A suggestion is shown even if the value is not: it may be the account in an address, which is no credential.
  if (complaint !== undefined) {
    reject(about(isUnquoted ? NOT_SHOWN : quote(clear), complaint));
  }
  return entry;
}

/** The metadata with the annotations of the delivery, which the given metadata must not contradict. */
function annotated(where: Construct, metadata: ApiObjectMetadata | undefined, form: SecretForm): ApiObjectMetadata {
  metadata = optionsOf(where, metadata, undefined, 'metadata');
  for (const [name, value] of Object.entries(form.annotations ?? {})) {
    if ((metadata.annotations?.[name] ?? value) !== value) {
      refuse(where, `metadata.annotations.${name}`, wrong(`${DELIVERIES[form.carries].call} sets it to "${value}"`, 'leave it out'));
    }
  }
  return { ...metadata, annotations: { ...metadata.annotations, ...form.annotations } };
}
