import type { ISecret } from 'cdk8s-plus-27';
import type * as wire from '../../../imports/stash';
import { secretType } from '../../kubernetes/resource-type';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { looksLikeCredential } from '../../refusal/credential-shape';
import { checkRequired, refuse } from '../../refusal/refusal';
import { checkRequiredType, madeBy, textType } from '../../refusal/value-type';

/**
 * One change that turns the entries of an AppBinding's Secret into those that its addon reads.
 *
 * @see https://stash.run/docs/latest/concepts/crds/appbinding/#specsecrettransforms
 */
export class SecretTransform {
  /**
   * Gives an entry another key.
   *
   * Refused: an invalid key for a Secret.
   *
   * @param from the key that the entry has
   * @param to the key that the addon reads, such as `username`
   */
  public static renameKey(from: string, to: string): SecretTransform {
    checkRequired('SecretTransform.renameKey', 'from', from, secretKey);
    checkRequired('SecretTransform.renameKey', 'to', to, secretKey);
    return new SecretTransform({ renameKey: { from, to } });
  }

  /**
   * Adds an entry that is not a credential: its value is in plain text in the manifest.
   *
   * Refused: an invalid key for a Secret, and a value that looks like a credential.
   *
   * @param key the key of the entry
   * @param stringValue its value
   */
  public static addKey(key: string, stringValue: string): SecretTransform {
    checkRequired('SecretTransform.addKey', 'key', key, secretKey);
    checkRequiredType('SecretTransform.addKey', 'stringValue', stringValue, textType);
    if (looksLikeCredential(stringValue)) {
      refuse('SecretTransform.addKey', 'stringValue', wrong('looks like a credential (not shown), and would be in plain text in the manifest',
        'put it into a Secret, and use SecretTransform.addKeysFrom()'));
    }
    return new SecretTransform({ addKey: { key, stringValue } });
  }

  /**
   * Adds a binary entry that is not a credential: base64 hides nothing.
   *
   * Refused: an invalid key for a Secret, and a value that is empty or not base64.
   *
   * @param key the key of the entry
   * @param value its value, encoded in base64
   */
  public static addBinaryKey(key: string, value: string): SecretTransform {
    checkRequired('SecretTransform.addBinaryKey', 'key', key, secretKey);
    checkRequiredType('SecretTransform.addBinaryKey', 'value', value, textType);
    if (value === '') {
      refuse('SecretTransform.addBinaryKey', 'value', wrong('is empty, which the API server does not take for base64', 'encode at least one byte'));
    }
    if (Buffer.from(value, 'base64').toString('base64') !== value) {
      refuse('SecretTransform.addBinaryKey', 'value', wrong('is not base64 (not shown)', 'encode the bytes, without line breaks'));
    }
    return new SecretTransform({ addKey: { key, value } });
  }

  /**
   * Adds all entries of another Secret.
   *
   * Refused by the AppBinding: a Secret in another namespace, if both namespaces are known.
   *
   * @param secret a Secret in the namespace of the AppBinding
   */
  public static addKeysFrom(secret: ISecret): SecretTransform {
    checkRequiredType('SecretTransform.addKeysFrom', '', secret, secretType);
    // A name needs no cdk8s-plus, which takes as long to load as cdk8s itself.
    const secretRef = { name: secret.name } as object as wire.LocalObjectReference;
    return new SecretTransform({ addKeysFrom: { secretRef } }, secret);
  }

  /**
   * Removes an entry.
   *
   * Refused: an invalid key for a Secret.
   *
   * @param key the key of the entry
   */
  public static removeKey(key: string): SecretTransform {
    checkRequired('SecretTransform.removeKey', 'key', key, secretKey);
    return new SecretTransform({ removeKey: { key } });
  }

  private constructor(private readonly transform: wire.SecretTransform, private readonly secret?: ISecret) {}

  /**
   * The Secret that it reads.
   *
   * @internal
   */
  public get _secret(): ISecret | undefined {
    return this.secret;
  }

  /** @internal */
  public _toWire(): wire.SecretTransform {
    return this.transform;
  }
}

export const secretTransformType = madeBy(SecretTransform, 'choose SecretTransform.renameKey(…), .addKey(…) or another of its factories');

const secretKey: ValueRule = (key) => /^[-._a-zA-Z0-9]{1,253}$/.test(key)
  ? undefined
  : wrong('is not a valid key for a Secret', 'use 1 to 253 characters from a-z, A-Z, 0-9, "-", "_" and "."');
