import { asFields, asList, asText, type FieldPath, type Fields } from '../kubernetes/manifest-fields';
import { fit } from '../refusal/quote';

/** Where a manifest comes from: a construct of an app, or a document of a file. */
export interface Origin {
  /** The places of keys that the text of the manifest has more than once; its data has the last one. */
  readonly repeated?: readonly FieldPath[];
  /** As it stands in a message about another object. */
  toString(): string;
}

/** An object of the cluster, as its manifest declares it. */
export interface Subject {
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** As the manifest says it. Empty where it is left open, which does not mean `default`, and for what belongs to no namespace. */
  readonly namespace: string;
  readonly manifest: Fields;
  readonly origin: Origin;
  /** Why Stash makes it, where it does not stand in the input itself. */
  readonly made?: Made;
}

/** What stands in the input for an object that Stash makes. */
export interface Made {
  /** The object that asks for it. */
  readonly asking: Subject;
  /** The BackupBlueprint that it is made after. */
  readonly blueprint: Subject;
}

/** A place in an object. */
export interface Place {
  readonly subject: Subject;
  readonly field: FieldPath;
}

/** What a manifest declares: one object, or those of a list. */
export function subjectsIn(manifest: Fields, origin: Origin): Subject[] {
  return manifest.kind === 'List' ? asList(manifest.items).flatMap((item) => subjectsIn(item, origin)) : [subjectOf(manifest, origin)];
}

/** An object as its manifest has it. What that does not say is empty. */
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

/** The part of an API version that stays when the version changes. */
export const groupOf = (apiVersion: string) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** What can be called by its name. */
type Named = Pick<Subject, 'kind' | 'name'> & Partial<Pick<Subject, 'namespace' | 'made'>>;

/** An object as it is called in a message: by its kind, name and, where that is stated, namespace; what Stash makes, by what that is made of. */
export function called({ kind, name, namespace, made }: Named): string {
  return made !== undefined ? `the ${kind} of ${called(made.asking)} by ${called(made.blueprint)}` : `${fit(kind)} ${namespace ? `${fit(namespace)}/` : ''}${fit(name)}`;
}
