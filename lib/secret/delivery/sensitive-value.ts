import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { readOrReject, withoutTrailingNewline } from './credential-file';
import { type Reject, wrong } from '../../refusal/complaint';
import { isInCapitals, looksLikeCredential } from '../../refusal/credential-shape';
import { quote } from '../../refusal/quote';
import { check, noText, refuse } from '../../refusal/refusal';
import { optionsOf } from '../../refusal/struct';
import { unsetPart } from '../../refusal/unset';
import { checkRequiredType, checkType, enumType, textType } from '../../refusal/value-type';

/**
 * What to do with a line break at the end of a file that holds a credential.
 *
 * Editors and `echo` often add one. Stash passes a Secret on unchanged, so in RESTIC_PASSWORD the line break is part of the password.
 */
export enum TrailingNewline {
  /** Refuse the file. */
  REJECT = 'reject',
  /** Remove one line break (`\n` or `\r\n`) from the end. */
  STRIP = 'strip',
  /** Keep it, because the password of an existing restic repository includes it. */
  KEEP = 'keep',
}

const trailingNewlineType = enumType('TrailingNewline', TrailingNewline);

/** How a file with a credential is read. */
export interface FileValueOptions {
  /**
   * What to do with a line break at the end of the file.
   *
   * @default TrailingNewline.REJECT
   */
  readonly trailingNewline?: TrailingNewline;
}

/** Which part of an entry in an external store to use. */
export interface RemoteRefOptions {
  /**
   * The property to read from an entry that contains a JSON object.
   *
   * @default - the whole entry
   */
  readonly property?: string;

  /**
   * The version of the entry, in the store's own notation.
   *
   * A pinned version keeps a changed RESTIC_PASSWORD in the vault from reaching the cluster.
   *
   * @default - the newest version
   */
  readonly version?: string;
}

interface Origin {
  /** The call that the user wrote, for messages. */
  readonly factory: string;
  readonly noun: string;
  /** What was given to the factory, unless it is or may be the credential itself: for messages. */
  readonly argument?: string;
  /** Tells the sources of a factory apart that may hold different values, and is never shown. A source without it holds a value for each key. */
  identity?(): string;
}

/** Bytes that are read while the app is built. */
export interface VisibleSource extends Origin {
  readonly kind: 'visible';
  readonly keepsTrailingNewline?: boolean;
  /** Whether it stands in the code of the app. */
  readonly isLiteral?: boolean;
  // Not Buffer: users who compile against this may not have the types of Node.
  read(reject: Reject): Uint8Array;
}

/** An entry of an external store, which the cluster reads. */
export interface RemoteSource extends Origin {
  readonly kind: 'remote';
  readonly argument: string;
  readonly part?: RemoteRefOptions;
}

/** A file with ciphertext for the cluster's own key. */
export interface SealedSource extends Origin {
  readonly kind: 'sealed';
  readonly argument: string;
}

export type SensitiveSource = VisibleSource | RemoteSource | SealedSource;

/** Names a source in a message, never the bytes. */
export function originOf({ noun, argument }: Pick<Origin, 'noun' | 'argument'>): string {
  return argument === undefined ? noun : `${noun} ${quote(argument)}`;
}

/** Kept outside of the objects, so that code which walks, prints or serialises one never finds the bytes. */
const SOURCES = new WeakMap<SensitiveValue, SensitiveSource>();

/**
 * A credential, described by its source.
 *
 * The bytes are read when the construct that needs them is defined, and are never shown: converting a SensitiveValue to a string or to JSON throws,
 * and inspecting it prints only its source. `SecretDelivery` decides how the credential reaches the cluster.
 *
 * @see https://stash.run/docs/latest/guides/backends/overview/
 */
export class SensitiveValue {
  /**
   * The value of an environment variable at synth, byte for byte. In languages other than TypeScript, it is the value that the variable had when the
   * program was started.
   *
   * Refused: an invalid name, and a variable that is not set. Works with `SecretDelivery.unsafePlainSecret()` only.
   *
   * @param variable the name of the variable
   */
  public static fromEnv(variable: string): SensitiveValue {
    if (typeof variable !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
      refuse('SensitiveValue.fromEnv', '', wrong('the given value (not shown) is not the name of an environment variable',
        'use letters, digits and "_", not starting with a digit; give the name, not the value'));
    }
    return new SensitiveValue({
      kind: 'visible',
      factory: 'SensitiveValue.fromEnv()',
      ...namedVariable(variable),
      identity: () => variable,
      read: (reject) => encoded(process.env[variable] ?? reject(wrong(`${originOf(namedVariable(variable))} is not set`,
        'set it, or use SensitiveValue.fromRemoteRef() or .fromSealedFile(), which need no value at synth')), reject, /[\p{Cs}\ufffd]/u),
    });
  }

  /**
   * The content of a file at synth, byte for byte.
   *
   * Refused: a file that cannot be read, and one that ends in a line break unless `trailingNewline` says what to do with it. Works with
   * `SecretDelivery.unsafePlainSecret()` only.
   *
   * @param path the file, relative to the working directory
   */
  public static fromFile(path: string, options?: FileValueOptions): SensitiveValue {
    checkRequiredType('SensitiveValue.fromFile', 'path', path, textType);
    const { trailingNewline = TrailingNewline.REJECT } = optionsOf('SensitiveValue.fromFile', options, 'FileValueOptions');
    checkType('SensitiveValue.fromFile', 'trailingNewline', trailingNewline, trailingNewlineType);
    return new SensitiveValue({
      kind: 'visible',
      factory: 'SensitiveValue.fromFile()',
      noun: 'file',
      argument: path,
      identity: () => resolve(path),
      keepsTrailingNewline: trailingNewline === TrailingNewline.KEEP,
      read: (reject) => {
        const bytes = readOrReject(path, reject);
        const content = withoutTrailingNewline(bytes);
        if (content.length !== bytes.length && trailingNewline === TrailingNewline.REJECT) {
          reject(wrong(`file ${quote(path)} ends in a line break, which would become part of the credential`,
            'write the file without it (printf instead of echo), or say what to do with it: { trailingNewline: TrailingNewline.STRIP } or KEEP'));
        }
        return trailingNewline === TrailingNewline.STRIP ? content : bytes;
      },
    });
  }

  /**
   * An entry in an external store such as Azure Key Vault, which the cluster itself reads.
   *
   * No secret is needed at synth. Refused: an empty key, and, if the provider of the store is Azure Key Vault, a key that is not a valid name of a
   * secret there. Works with `SecretDelivery.externalSecret()` only.
   *
   * @param key the name of the entry in the store
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  public static fromRemoteRef(key: string, options?: RemoteRefOptions): SensitiveValue {
    checkRequiredType('SensitiveValue.fromRemoteRef', 'key', key, textType);
    if (key.trim() !== key || key === '' || /\p{Cc}/u.test(key) || looksLikeCredential(key)) {
      refuse('SensitiveValue.fromRemoteRef', '', wrong('the given value (not shown) is not the key of an entry',
        'give the name that the entry has in the store, not its value, without white space around it'));
    }
    check('SensitiveValue.fromRemoteRef', '', key, unsetPart);
    const { property, version } = optionsOf('SensitiveValue.fromRemoteRef', options, 'RemoteRefOptions');
    refuseUnnamed('property', property);
    refuseUnnamed('version', version);
    return new SensitiveValue({
      kind: 'remote',
      factory: 'SensitiveValue.fromRemoteRef()',
      noun: 'remote key',
      argument: key,
      identity: () => JSON.stringify([key, property, version]),
      part: property === undefined && version === undefined ? undefined : { property, version },
    });
  }

  /**
   * The ciphertext of this credential in a SealedSecret file, in YAML or JSON, that `cdk8s-stash seal`, kubeseal or an equivalent tool wrote.
   *
   * No secret is needed at synth. The value is the entry of `spec.encryptedData` under the key that Stash reads. Refused: what
   * `SecretDelivery.sealedSecret()` refuses. Works with that delivery only.
   *
   * @param path the file, relative to the working directory
   * @see https://github.com/bitnami-labs/sealed-secrets#usage
   */
  public static fromSealedFile(path: string): SensitiveValue {
    checkRequiredType('SensitiveValue.fromSealedFile', 'path', path, textType);
    return new SensitiveValue({ kind: 'sealed', factory: 'SensitiveValue.fromSealedFile()', noun: 'sealed file', argument: path });
  }

  /**
   * A value in the source code of the app.
   *
   * Anyone who reads the source has the credential: for tests and throw-away clusters. Works with `SecretDelivery.unsafePlainSecret()` only.
   *
   * @param value the credential
   */
  public static unsafePlainText(value: string): SensitiveValue {
    return new SensitiveValue({
      kind: 'visible',
      factory: 'SensitiveValue.unsafePlainText()',
      noun: 'the plain text',
      isLiteral: true,
      identity: () => createHash('sha256').update(value).digest('hex'),
      read: (reject) => encoded(value, reject),
    });
  }

  // Go takes any value for one of a class without public members: a credential in its place would compile, and jsii would print it.
  /** Where the credential comes from, as messages name it, such as `environment variable "RESTIC_PASSWORD"`. Never the credential. */
  public get origin(): string {
    return originOf(sourceOf(this)!);
  }

  // A private member makes the type nominal: otherwise any object would be assignable, since internal members are not in the published types.
  private declare readonly nominal: void;

  private constructor(source: SensitiveSource) {
    SOURCES.set(this, source);
  }
}

/** The bytes of a text. A lone surrogate has none, and Node replaces what is not UTF-8 in the environment by U+FFFD: both are rejected. */
function encoded(text: string, reject: Reject, altered = /\p{Cs}/u): Buffer {
  if (typeof text !== 'string') {
    return reject(noText(text));
  }
  return altered.test(text)
    ? reject(wrong('the given value (not shown) is not valid UTF-8 and would be altered', 'put it into a file, and use SensitiveValue.fromFile()'))
    : Buffer.from(text);
}

function refuseUnnamed(name: string, part: string | undefined): void {
  if (part !== undefined && (typeof part !== 'string' || part === '' || looksLikeCredential(part))) {
    refuse('SensitiveValue.fromRemoteRef', name, wrong(`the given value (not shown) is not a ${name} of an entry`,
      'give its name in the store, or leave it out'));
  }
}

/** A variable of the environment, as the origin of a value. */
export function namedVariable(variable: string): { noun: string; argument?: string } {
  return isInCapitals(variable)
    ? { noun: 'environment variable', argument: variable }
    : { noun: 'the environment variable (name not shown, since it is not in capitals)' };
}

/** The source of a value; undefined for an object that is no real SensitiveValue. */
export function sourceOf(value: SensitiveValue): SensitiveSource | undefined {
  return SOURCES.get(value);
}

// Throws instead of returning a placeholder, which would become the password wherever a value is used in a template string.
const refuseText = (): never => refuse('SensitiveValue', '', wrong('a SensitiveValue cannot be turned into a string',
  'pass the SensitiveValue itself to a storage Secret'));
for (const member of ['toString', 'toJSON', Symbol.toPrimitive]) {
  Object.defineProperty(SensitiveValue.prototype, member, { value: refuseText });
}
Object.defineProperty(SensitiveValue.prototype, inspect.custom, {
  value(this: SensitiveValue): string {
    const source = sourceOf(this);
    return `SensitiveValue(${source && originOf(source)})`;
  },
});
