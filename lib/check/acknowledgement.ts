import { asFields, asText } from './manifest-fields';
import type { Subject } from './subject';

/** What the annotations begin with by which an object says that a finding is meant to be. */
const PREFIX = 'checks.cdk8s-stash/';

/** The annotation by which an object acknowledges a finding of a rule; its value is the reason. */
export const acknowledgementOf = (rule: string) => `${PREFIX}${rule}`;

/** The rules whose findings an object acknowledges, with the reasons. */
export function acknowledged({ manifest }: Subject): ReadonlyMap<string, string> {
  const annotations = asFields(asFields(manifest.metadata).annotations);
  const given = Object.keys(annotations).filter((name) => name.startsWith(PREFIX));
  return given.length === 0 ? NONE : new Map(given.map((name) => [name.slice(PREFIX.length), asText(annotations[name])?.trim() ?? '']));
}

const NONE: ReadonlyMap<string, string> = new Map();
