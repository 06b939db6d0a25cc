import { asFields, asList, asText, type FieldPath, type Fields } from '../kubernetes/manifest-fields';
import { itemsOfList, typeOfItems } from '../kubernetes/object-list';
import { fit } from '../refusal/quote';

/** Where a manifest comes from: a construct of an app, or a document of a file. */
export interface Origin {
  /** The paths of keys that occur more than once in the text of the manifest. The parsed manifest has the last occurrence. */
  readonly repeated?: readonly FieldPath[];
  /** The file into which the app writes the object, if each object has one of its own. */
  readonly file?: string;
  /** The name and namespace by which the other constructs of the app refer to the object. */
  readonly known?: Pick<Subject, 'name' | 'namespace'>;
  /** The origin as a message about another object names it. */
  toString(): string;
}

/** An object of the cluster, as its manifest declares it. */
export interface Subject {
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** As the manifest states it. Empty if it is not stated, which does not mean `default`, and for cluster-scoped objects. */
  readonly namespace: string;
  readonly manifest: Fields;
  readonly origin: Origin;
  /** What makes Stash create the object; absent for an object that is in the input itself. */
  readonly made?: Made;
}

/** The objects of the input from which Stash creates another one. */
export interface Made {
  /** The object that asks for it. */
  readonly asking: Subject;
  /** The BackupBlueprint that serves as its template. */
  readonly blueprint: Subject;
}

/** A place in an object. */
export interface Place {
  readonly subject: Subject;
  readonly field: FieldPath;
}

/** The objects that a manifest declares: one, or the items of a List. */
export function subjectsIn(manifest: Fields, origin: Origin): Subject[] {
  return itemsOfList(manifest)?.flatMap((item) => subjectsIn({ ...typeOfItems(manifest), ...asFields(item) }, origin))
    ?? [subjectOf(manifest, origin)];
}

/** The object that a manifest declares. What the manifest does not state is empty. */
export function subjectOf(manifest: Fields, origin: Origin): Subject {
  const apiVersion = asText(manifest.apiVersion) ?? '';
  const kind = asText(manifest.kind) ?? '';
  const { name, namespace } = asFields(manifest.metadata);
  return {
    apiVersion,
    group: groupOf(apiVersion),
    kind,
    name: asText(name) ?? '',
    namespace: asText(namespace) ?? '',
    manifest,
    origin,
  };
}

/** Whether the input itself contains an object, rather than what makes Stash create it. */
export const isDeclared = ({ made }: Subject) => made === undefined;

/** Whether another object owns it, whose operator would overwrite changes. */
export const isOwned = ({ manifest }: Subject) => asList(asFields(manifest.metadata).ownerReferences).length > 0;

/** The API group of an apiVersion; empty for the core group. */
export const groupOf = (apiVersion: string) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** What `called` needs to know of an object. */
type Named = Pick<Subject, 'kind' | 'name'> & Partial<Pick<Subject, 'namespace' | 'made'>>;

/** An object as a message names it: by kind, namespace (if stated) and name, or, if Stash creates it, by the objects from which it does so. */
export function called({ kind, name, namespace, made }: Named): string {
  return made !== undefined ? `the ${kind} of ${called(made.asking)} from ${called(made.blueprint)}` : `${fit(kind)} ${namespace ? `${fit(namespace)}/` : ''}${fit(name)}`;
}
