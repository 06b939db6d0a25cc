import type * as Yaml from 'yaml';
import { type Reject, wrong } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';

/** The part of a SealedSecret file that matters here. */
export interface SealedSecretFile {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown; readonly annotations?: { readonly [key: string]: unknown } | null };
  readonly spec?: {
    readonly encryptedData?: { readonly [key: string]: unknown };
    readonly template?: {
      readonly metadata?: { readonly annotations?: object; readonly labels?: object };
      readonly type?: unknown;
      readonly immutable?: unknown;
      readonly data?: object;
    };
  };
}

/** Parses a SealedSecret. The document also contains what SealedSecretFile leaves out. */
export function parseSealedFile(text: string, reject: Reject): { readonly document: Yaml.Document; readonly file: SealedSecretFile } {
  // Loaded here, since nothing else needs a YAML parser.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseAllDocuments } = require('yaml') as typeof Yaml;
  let document: Yaml.Document | undefined;
  let file: SealedSecretFile | null;
  try {
    // A warning would quote the file too.
    const [first, ...others] = parseAllDocuments(text, { logLevel: 'silent' });
    document = first;
    if (document === undefined || others.length > 0 || document.errors.length > 0) {
      throw new SyntaxError();
    }
    file = document.toJS();
  } catch {
    // The parser's own message would quote the file, which may be a plain Secret given by mistake.
    return reject(wrong('is not a single YAML or JSON document', 'give the file that cdk8s-stash seal or kubeseal wrote'));
  }
  if (file?.kind !== 'SealedSecret' || file.apiVersion !== 'bitnami.com/v1alpha1') {
    return reject(wrong(
      `contains ${typeof file?.kind === 'string' ? quote(file.kind) : 'something without a kind'}, not a SealedSecret of bitnami.com/v1alpha1`,
      'give the file that cdk8s-stash seal or kubeseal wrote, not the Secret that it read',
    ));
  }
  return { document, file };
}

/** Whether the form is that of ciphertext: two bytes of length, an RSA block of that length, AES-GCM ciphertext with a tag of 16 bytes. */
export function isCiphertext(value: string): boolean {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    return false;
  }
  const bytes = Buffer.from(value, 'base64');
  const rsa = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return rsa >= 256 && rsa % 64 === 0 && bytes.length >= 2 + rsa + 16;
}
