import type { ApiObject } from 'cdk8s';
import { asText, type Fields } from '../kubernetes/manifest-fields';
import { annotationsOf } from '../kubernetes/metadata';

/** The prefix of annotations by which an object acknowledges a finding as intended. */
const PREFIX = 'checks.cdk8s-stash/';

/** The annotation by which an object acknowledges a finding of a rule; its value is the reason. */
export const acknowledgementOf = (rule: string) => `${PREFIX}${rule}`;

/** The rules whose findings an object acknowledges, with the reasons. */
export function acknowledged({ manifest }: { readonly manifest: Fields }): ReadonlyMap<string, string> {
  const annotations = annotationsOf(manifest);
  let given: Map<string, string> | undefined;
  for (const name of Object.keys(annotations)) {
    if (name.startsWith(PREFIX)) {
      given ??= new Map();
      given.set(name.slice(PREFIX.length), asText(annotations[name])?.trim() ?? '');
    }
  }
  return given ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Acknowledges a finding in the annotations of an object, unless its metadata does so already. */
export function acknowledgeFinding(manifest: ApiObject, rule: string, reason: string): void {
  const { annotations } = manifest.metadata.toJson() as { readonly annotations?: { readonly [name: string]: string } };
  if (annotations?.[acknowledgementOf(rule)] === undefined) {
    manifest.metadata.addAnnotation(acknowledgementOf(rule), reason);
  }
}
