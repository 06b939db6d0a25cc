import type { StashObject } from './documents';
import { bundle, readSources } from '../../imports/generate';
import type { Schema } from '../../imports/schema-type';
import { children, expand } from '../imports/conformance';

const { definitions } = bundle(readSources());

const WRITTEN_BY_THE_SERVER = ['creationTimestamp', 'generation', 'resourceVersion', 'uid'];

/** References that lead to the namespace of the object itself where they name none. */
const LOCAL_REFERENCES = ['ref', 'repository'];

/**
 * What an object says: without its status and the metadata that the server writes, without values that the API server would fill in by itself, which
 * are the defaults of the schema, without empty lists and texts, which Stash takes for absent, and without the own namespace in a reference.
 */
export function essence({ kind, metadata, ...content }: StashObject): object {
  const strip = (value: unknown, schema: Schema, field: string): unknown => {
    if (Array.isArray(value)) {
      return value.map((entry) => strip(entry, schema.items ?? {}, ''));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const kept = Object.entries(value).map(([name, member]) => ({ name, member: member as unknown, inner: children(schema)[`.${name}`] ?? {} }))
      .filter(({ name, member, inner }) => !isEmpty(member) && member !== inner.default
        && !(name === 'namespace' && member === metadata.namespace && LOCAL_REFERENCES.includes(field)));
    return Object.fromEntries(kept.map(({ name, member, inner }) => [name, strip(member, inner, name)]));
  };
  const given = Object.entries(metadata).filter(([name]) => !WRITTEN_BY_THE_SERVER.includes(name));
  const said = strip({ ...content, status: undefined }, expand(definitions[kind]!, definitions), '') as object;
  return { kind, metadata: Object.fromEntries(given), ...said };
}

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
