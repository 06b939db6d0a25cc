import { Document, isAlias, isMap, isScalar, Scalar } from 'yaml';
import { CommandError, REFUSED } from './command';
import type { SealingAddress } from './sealing';
import { about, type Complaint, textOf, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { isCiphertext, parseSealedFile } from '../secret/delivery/sealed-file';
import { scopeAnnotations, scopeOf } from '../secret/delivery/sealing-scope';

const DATA = ['spec', 'encryptedData'];

/** The SealedSecret to write: that of an existing file, except for the entries that are sealed anew. */
export class SealedOutput {
  public static create({ scope, name, namespace }: SealingAddress, format: 'json' | 'yaml'): SealedOutput {
    const annotations = scopeAnnotations(scope);
    const metadata = { ...(annotations && { annotations }), name, ...(namespace !== undefined && { namespace }) };
    // No aliases, although the metadata occurs twice. YAML 1.1 quotes more: a reader may take a plain `yes` for a boolean.
    return new SealedOutput(new Document({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata,
      spec: { encryptedData: {}, template: { metadata } },
    }, { aliasDuplicateObjects: false, version: '1.1' }), {}, format);
  }

  /** Reads an existing file. Refuses one that was sealed for another address, since it would not open. */
  public static read(text: string, path: string, address: SealingAddress): SealedOutput {
    const reject = (complaint: Complaint): never => {
      throw new CommandError(textOf(about(`--output: file ${quote(path)}`, complaint)), REFUSED);
    };
    const { document, file } = parseSealedFile(text, reject);
    const held = { scope: scopeOf(file.metadata?.annotations), name: file.metadata?.name, namespace: file.metadata?.namespace ?? undefined };
    for (const field of ['scope', 'namespace', 'name'] as const) {
      if (held[field] !== address[field]) {
        reject(wrong(`is sealed for ${field} ${known(held[field])}, but --${field} says ${known(address[field])}`,
          `give the ${field} that it has, or another --output`));
      }
    }
    const entries = file.spec?.encryptedData ?? {};
    const data = document.getIn(DATA);
    if (!isMap(data)) {
      return reject(wrong('has no map spec.encryptedData', 'remove the file, and seal again'));
    }
    if (data.items.some(({ value }) => isAlias(value))) {
      reject(wrong('has an alias in spec.encryptedData, which would change together with its anchor', 'write the ciphertext in its place'));
    }
    for (const value of Object.values(entries)) {
      if (typeof value !== 'string' || !isCiphertext(value)) {
        reject(wrong('has a value in spec.encryptedData that is not a ciphertext (not shown)',
          'remove it; if it is a credential, change the credential'));
      }
    }
    return new SealedOutput(document, entries as { readonly [key: string]: string }, text.trimStart().startsWith('{') ? 'json' : 'yaml');
  }

  private readonly entries: Map<string, string>;

  private constructor(
    private readonly document: Document,
    entries: { readonly [key: string]: string },
    private readonly format: 'json' | 'yaml',
  ) {
    this.entries = new Map(Object.entries(entries));
  }

  public keys(): string[] {
    return [...this.entries.keys()];
  }

  public get(key: string): string | undefined {
    return this.entries.get(key);
  }

  public set(key: string, ciphertext: string): void {
    this.entries.set(key, ciphertext);
    if (this.document.hasIn([...DATA, key])) {
      this.document.setIn([...DATA, key], ciphertext);
      return;
    }
    const name = new Scalar(key);
    // Any other key is quoted, since some reader could take it for a number or a boolean.
    name.type = /^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(key) && /[A-Z]/.test(key) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
    this.document.addIn(DATA, this.document.createPair(name, ciphertext));
    const map = this.document.getIn(DATA);
    if (isMap(map)) {
      map.items.sort((one, other) => text(one.key) < text(other.key) ? -1 : 1);
    }
  }

  public remove(key: string): void {
    this.entries.delete(key);
    this.document.deleteIn([...DATA, key]);
  }

  public toString(): string {
    return this.format === 'json' ? `${JSON.stringify(this.document.toJS(), null, 2)}\n` : this.document.toString({ lineWidth: 0 });
  }
}

const text = (key: unknown) => String(isScalar(key) ? key.value : key);
const known = (value: unknown) => value === undefined ? 'none' : quote(value);
