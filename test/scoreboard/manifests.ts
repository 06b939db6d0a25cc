import { parseAllDocuments } from 'yaml';
import { isFields, type Fields } from '../../lib/kubernetes/manifest-fields';

/** What stands in the files of one cluster. */
export type Manifests = readonly Fields[];

/** What makes other manifests of some. */
export type Change = (manifests: Manifests) => Manifests;

export const manifestsIn = (yaml: string): Manifests => parseAllDocuments(yaml).map((document) => document.toJS() as Fields);

/** An object as a mutant names it: `Repository orders`. */
export const nameOf = ({ kind, metadata }: Fields) => `${kind as string} ${(metadata as Fields).name as string}`;

/** The value is a field from now on; the objects around it are made where there are none. */
export const set = (object: string, path: string, value: unknown): Change =>
  inObject(object, (manifest) => replaced(manifest, stepsOf(path), () => value) as Fields);

/** The field is there no more. It has to be there before. */
export const removed = (object: string, path: string): Change => inObject(object, (manifest) => replaced(manifest, stepsOf(path), (before) => {
  if (before === undefined) {
    throw new Error(`${object} has no ${path} to be removed`);
  }
  return undefined;
}) as Fields);

export const without = (object: string): Change => (manifests) => {
  found(manifests, object);
  return manifests.filter((manifest) => nameOf(manifest) !== object);
};

/** With the manifests of a YAML text behind the others. */
export const plus = (yaml: string): Change => (manifests) => [...manifests, ...manifestsIn(yaml)];

/** With an object once more, under another name or changed otherwise. */
export const copied = (object: string, name: string, ...changes: readonly Change[]): Change => (manifests) => {
  const [copy] = all(set(object, 'metadata.name', name), ...changes)([found(manifests, object)]);
  return [...manifests, copy!];
};

export const all = (...changes: readonly Change[]): Change => (manifests) => changes.reduce((before, change) => change(before), manifests);

function found(manifests: Manifests, object: string): Fields {
  const manifest = manifests.find((one) => nameOf(one) === object);
  if (manifest === undefined) {
    throw new Error(`there is no ${object} among ${manifests.map(nameOf).join(', ')}`);
  }
  return manifest;
}

function inObject(object: string, change: (manifest: Fields) => Fields): Change {
  return (manifests) => {
    const before = found(manifests, object);
    return manifests.map((manifest) => manifest === before ? change(before) : manifest);
  };
}

/** `spec.members[0].task`; a member with dots in its name stands in brackets and quotes. */
function stepsOf(path: string): ReadonlyArray<string | number> {
  return [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)]
    .map(([, quoted, index, name]) => index === undefined ? quoted ?? name! : Number(index));
}

function replaced(value: unknown, [step, ...rest]: ReadonlyArray<string | number>, change: (before: unknown) => unknown): unknown {
  if (step === undefined) {
    return change(value);
  }
  if (typeof step === 'number') {
    const items = Array.isArray(value) ? [...value] as unknown[] : [];
    const item = replaced(items[step], rest, change);
    return item === undefined ? items.filter((_, index) => index !== step) : Object.assign(items, { [step]: item });
  }
  const { [step]: before, ...others } = isFields(value) ? value : {};
  const after = replaced(before, rest, change);
  return after === undefined ? others : { ...value as Fields, [step]: after };
}
