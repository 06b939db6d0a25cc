import type { StashKinds } from '../../imports/kinds';
import { SHAPES } from '../../imports/shape';
import type { Shape } from '../../imports/shape-type';
import { isFields, type FieldPath, type Fields } from '../kubernetes/manifest-fields';
import { QUANTITY_FORM, quantityText } from '../kubernetes/quantity';
import { mendOf } from '../refusal/complaint';
import { mayHoldCredential } from '../refusal/credential-shape';
import { nearest } from '../refusal/near';
import { mayHoldPlaceholder } from '../refusal/placeholder';
import { asQuestion } from '../refusal/quote';
import { view } from '../synth/once';

/** A violation of the schema. */
export type SchemaFault = {
  readonly path: FieldPath;
  /** Whether it is in a part that the API server keeps unread. */
  readonly isUnread?: boolean;
} & (
  | { readonly unknown: string; readonly meant?: string; readonly known: readonly string[] }
  | { readonly missing: string }
  | {
    readonly given: unknown;
    readonly allowed: string;
    /** Whether an object is expected that needs no more than a `name`, in place of which users easily write the name itself. */
    readonly isReference: boolean;
    /** Whether the bytes of a value are expected, for which messages do not show it: it may be the key or password itself. */
    readonly isBinary?: boolean;
  }
);

/** A shape together with what it inherits from its bases. */
interface Form {
  readonly type: string;
  /** What is allowed instead, if a value has the wrong type. */
  readonly mismatch: (given: unknown) => string | undefined;
  readonly allowed?: readonly unknown[];
  /** Absent for an object whose members the schema leaves open. */
  readonly members?: ReadonlyMap<string, Shape>;
  readonly others?: Shape;
  readonly isOpen: boolean;
  readonly isOpaque: boolean;
  readonly isEmbedded: boolean;
  readonly required: readonly string[];
  readonly items?: Shape;
  readonly keys?: readonly string[];
}

const formOf: (shape: Shape) => Form = view((shape) => {
  const bases = (shape.bases ?? []).map((base) => formOf(SHAPES[base]!));
  const isOpen = shape.isOpen === true || bases.some((base) => base.isOpen);
  const members = new Map([...bases.flatMap((base) => [...base.members ?? []]), ...Object.entries(shape.properties ?? {})]);
  const type = shape.type ?? bases[0]?.type ?? 'any';
  return {
    type,
    mismatch: TYPES[type]!,
    allowed: shape.enum ?? bases[0]?.allowed,
    members: members.size > 0 || !isOpen ? members : undefined,
    others: shape.additionalProperties ?? bases[0]?.others,
    isOpen,
    isOpaque: shape.isOpaque === true || bases.some((base) => base.isOpaque),
    isEmbedded: shape.isEmbedded === true || bases.some((base) => base.isEmbedded),
    required: [...bases.flatMap((base) => base.required), ...shape.required ?? []],
    items: shape.items ?? bases[0]?.items,
    keys: shape.keys ?? bases[0]?.keys,
  };
});

/** Checks manifests of one kind against its schema, one at a time. */
export class Conformance {
  private readonly shape: Shape;
  /** The path of the value that is being checked. */
  private readonly path: Array<string | number> = [];
  private isUnread = false;
  private faults?: SchemaFault[];

  public constructor(kind: keyof StashKinds) {
    this.shape = SHAPES[kind]!;
  }

  /**
   * The part of a manifest that conforms to its schema, so that its readers can rely on the types. If all of it conforms, as in nearly every case, it
   * is the same object and no copy. The types of Kubernetes itself stay as they are, and unknown members pass in them. The faults tell what
   * is left out or of the wrong type, and which required members are missing. What is meant by a mistake counts, where that is clear, so that nothing
   * else is found because of it.
   */
  public of(manifest: Fields): { readonly manifest: Fields; readonly faults: readonly SchemaFault[] } {
    this.faults = undefined;
    const kept = this.value(this.shape, manifest) as Fields | undefined ?? {};
    return { manifest: kept, faults: this.faults ?? NO_FAULTS };
  }

  private report(fault: SchemaFault): void {
    this.faults ??= [];
    this.faults.push(this.isUnread ? { ...fault, isUnread: true } : fault);
  }

  private value(shape: Shape, given: unknown): unknown {
    // The API server treats null as unset, but for an entry of a list.
    if (isNull(given)) {
      return undefined;
    }
    const form = formOf(shape);
    if (form.allowed?.includes(given) === false) {
      return this.choice(form.allowed.map(String), given);
    }
    const allowed = form.mismatch(given);
    const meant = allowed === undefined ? given : this.mistyped(form, given, allowed);
    if (meant === undefined) {
      return undefined;
    }
    if (form.items !== undefined) {
      if (form.keys !== undefined) {
        this.repeatedKeys(form.keys, meant as readonly unknown[]);
      }
      return this.list(form.items, meant as readonly unknown[]);
    }
    return form.type === 'object' && form.members !== undefined ? this.members(form, form.members, meant as Fields) : meant;
  }

  /** What is meant by a value of the wrong type, if nothing else can be. */
  private mistyped(form: Form, given: unknown, allowed: string): unknown {
    this.report({ path: [...this.path], given, allowed, isReference: isReference(form), isBinary: form.type === 'base64' });
    return isNoValue(given) ? undefined : MEANT[form.type]?.(form, given);
  }

  /** The one of the values that the schema lists which is meant by another one. */
  private choice(values: readonly string[], given: unknown): string | undefined {
    const meant = nearest(String(given), values);
    const question = asQuestion(meant);
    const allowed = `one of ${values.join(', ')}${question === undefined ? '' : `; ${question}`}`;
    this.report({ path: [...this.path], given, allowed, isReference: false });
    return meant;
  }

  private inner(step: string | number, shape: Shape, given: unknown): unknown {
    this.path.push(step);
    const kept = this.value(shape, given);
    this.path.pop();
    return kept;
  }

  private list(items: Shape, given: readonly unknown[]): readonly unknown[] {
    const { type, mismatch } = formOf(items);
    const allowed = mismatch(null);
    let kept: unknown[] | undefined;
    for (let index = 0; index < given.length; index++) {
      if (isNull(given[index]) && allowed !== undefined) {
        this.report({ path: [...this.path, index], given: null, allowed, isReference: false });
      }
      const item = this.inner(index, items, given[index]) ?? (type === 'object' ? {} : '');
      if (item !== given[index]) {
        kept ??= [...given];
        kept[index] = item;
      }
    }
    return kept ?? given;
  }

  /** Finds the entries of a list that have the same keys as one before. */
  private repeatedKeys(keys: readonly string[], given: readonly unknown[]): void {
    const first = new Map<string, number>();
    for (const [index, entry] of given.entries()) {
      const values = isFields(entry) ? JSON.stringify(keys.map((key) => entry[key])) : undefined;
      const same = values === undefined ? undefined : first.get(values);
      if (same !== undefined) {
        this.report({ path: [...this.path, index], given: entry, allowed: `another ${keys.join(' or ')} than in entry ${same}`, isReference: false });
      } else if (values !== undefined) {
        first.set(values, index);
      }
    }
  }

  /** The field that is meant by one that the schema does not have; undefined if none is similar. */
  private unknown(name: string, known: readonly string[]): string | undefined {
    const meant = known.find((one) => one === RENAMED.get(name)) ?? nearest(name, known);
    this.report({ path: [...this.path], unknown: name, meant, known });
    return meant;
  }

  private members(form: Form, known: ReadonlyMap<string, Shape>, given: Fields): Fields {
    let kept = given;
    const isUnset = (name: string) => (given[name] ?? kept[name] ?? undefined) === undefined;
    for (const name of Object.keys(given)) {
      const isKnown = known.has(name) || form.others !== undefined || form.isOpen;
      const meant = isKnown ? name : this.unknown(name, [...known.keys()]);
      if (meant === undefined || !isKnown && !isUnset(meant)) {
        continue;
      }
      const member = known.get(meant) ?? form.others;
      if (member !== undefined) {
        const wasUnread = this.isUnread;
        this.isUnread ||= form.isEmbedded && !READ_OF_EMBEDDED.has(name);
        const keptInner = this.inner(name, member, given[name]);
        this.isUnread = wasUnread;
        if (keptInner !== kept[meant]) {
          kept = { ...kept, [meant]: keptInner };
        }
      }
    }
    for (const name of form.required) {
      if (isUnset(name)) {
        this.report({ path: [...this.path], missing: name });
      }
    }
    return form.isOpaque ? given : kept;
  }
}

/** What the API server reads of an object of another kind. */
const READ_OF_EMBEDDED = new Set(['apiVersion', 'kind', 'metadata']);

/** Fields of earlier releases, and their names now. */
const RENAMED = new Map([['directories', 'paths'], ['size', 'sizeLimit'], ['subjects', 'targetHosts']]);

const NO_FAULTS: readonly SchemaFault[] = [];

/** What is allowed instead of a text that is no quantity. The schemas allow a negative quantity. */
function quantityAllowed(given: string): string | undefined {
  const complaint = quantityText(given.replace(/^-/, ''));
  return complaint && mendOf({ ...complaint, mend: QUANTITY_FORM });
}

const isNull = (given: unknown) => given === null || given === undefined;

/** What the API server takes for base64: some, and without line breaks. */
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=|[A-Za-z\d+/]{4})$/;

const isReference = ({ members, required }: Form) => members?.get('name')?.type === 'string' && required.every((name) => name === 'name');

/** Whether a text stands for something that another program fills in, or is a credential, of which nothing is to be said. */
const isNoValue = (given: unknown) => typeof given === 'string' && (mayHoldPlaceholder(given) || mayHoldCredential(given));

/** Whether a value is one entry of a list. An object without any member of an entry may hold several entries, by their names. */
const isEntry = ({ mismatch, members }: Form, given: unknown) =>
  mismatch(given) === undefined && (!isFields(given) || Object.keys(given).some((name) => members?.has(name)));

/** What is meant by a value of the wrong type, by the type that is expected. */
const MEANT: { readonly [type: string]: (form: Form, given: unknown) => unknown } = {
  base64: (_, given) => typeof given === 'string' ? given : undefined,
  integer: (_, given) => typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : undefined,
  array: ({ items }, given) => items !== undefined && isEntry(formOf(items), given) ? [given] : undefined,
  object: (form, given) => typeof given === 'string' && isReference(form) ? { name: given } : undefined,
};

const TYPES: { readonly [type: string]: (given: unknown) => string | undefined } = {
  'any': () => undefined,
  'string': (given) => typeof given === 'string' ? undefined : 'a string, in quotes',
  'base64': (given) => typeof given === 'string' && (BASE64.test(given) || mayHoldPlaceholder(given)) ? undefined : 'base64 without line breaks',
  'boolean': (given) => typeof given === 'boolean' ? undefined : 'true or false',
  'integer': (given) => Number.isInteger(given) ? undefined : 'an integer',
  'number': (given) => typeof given === 'number' ? undefined : 'a number',
  'int-or-string': (given) => Number.isInteger(given) || typeof given === 'string' ? undefined : 'an integer or a string',
  'quantity': (given) => typeof given === 'string' ? quantityAllowed(given) : TYPES['int-or-string']!(given),
  'array': (given) => Array.isArray(given) ? undefined : 'a list',
  'object': (given) => isFields(given) ? undefined : 'an object',
};
