import { contradictions, CRDS, differences, expand, HAS_CRDS, published, publishedKinds } from './conformance';
import { withCoreTypes } from '../../imports/core-schema';
import { bundle, readSources } from '../../imports/generate';
import type { Schema } from '../../imports/schema-type';

// The compiler of the schemas loads it, in a way that jest cannot follow, and never uses it.
jest.mock('prettier', () => ({}));

const { kinds, definitions } = bundle(readSources());

describe('imports/schema agrees with the published CRDs', () => {
  if (!HAS_CRDS) {
    console.warn(`NOT CHECKED against the published CRDs of Stash, for there are none in ${CRDS}: ${kinds.join(', ')}`);
  }
  const check = HAS_CRDS ? test : test.skip;

  check('on what kinds there are', () => {
    expect(kinds).toEqual(publishedKinds());
  });

  check.each(kinds)('on %s', (kind) => {
    const schema = definitions[kind];
    expect(differences(expand(schema, definitions), published(schema['x-kubernetes-group-version-kind']!))).toEqual([]);
  });

  check.each(kinds)('on what the members of the core types of %s are, and which are required', (kind) => {
    const schema = definitions[kind];
    expect(contradictions(expand(schema, withCoreTypes(definitions)), published(schema['x-kubernetes-group-version-kind']!))).toEqual([]);
  });
});

describe('the comparison finds', () => {
  const repository = expand(definitions.Repository, definitions);

  /** The node at a path of member names, open to changes. */
  const at = (schema: Schema, path: string) => {
    return path.split('.').filter(Boolean).reduce((node, name) => node.properties![name], schema) as Record<string, Record<string, unknown>>;
  };

  const BACKEND = 'spec.backend';
  const FROM = 'spec.usagePolicy.allowedNamespaces.from';
  const REFERENCES = 'status.references';

  test.each<[string, (schema: Schema) => unknown, string[]]>([
    ['nothing where nothing differs', () => {}, []],
    ['no words and no order', (schema) => {
      Object.assign(at(schema, BACKEND), { description: 'other' });
      Object.assign(at(schema, FROM), { enum: ['Same', 'Selector', 'All'] });
      Object.assign(at(schema, `${BACKEND}.s3`), { required: ['endpoint', 'bucket'] });
    }, []],
    ['a missing field', (schema) => delete at(schema, `${BACKEND}.azure`).properties.prefix, [
      'spec.backend.azure.prefix: ours nothing, published string',
    ]],
    ['a missing field that another schema contributes', (schema) => delete at(schema, `${BACKEND}.local`).properties.nfs, [
      'spec.backend.local.nfs: ours nothing, published object',
    ]],
    ['a missing field at the root', (schema) => delete at(schema, '').properties.status, [
      'status: ours nothing, published object',
    ]],
    ['an invented field', (schema) => at(schema, `${BACKEND}.swift`).properties.maxConnections = { type: 'integer' }, [
      'spec.backend.swift.maxConnections: ours integer, published nothing',
    ]],
    ['another type', (schema) => Object.assign(at(schema, 'spec.wipeOut'), { type: 'string' }), [
      'spec.wipeOut (type): ours "string", published "boolean"',
    ]],
    ['another type of a core type', (schema) => Object.assign(at(schema, `${BACKEND}.local.nfs`), { type: 'array' }), [
      'spec.backend.local.nfs (type): ours "array", published "object"',
    ]],
    ['another format', (schema) => Object.assign(at(schema, `${BACKEND}.b2.maxConnections`), { format: 'int32' }), [
      'spec.backend.b2.maxConnections (format): ours "int32", published "int64"',
    ]],
    ['a missing format', (schema) => delete at(schema, 'status.lastBackupTime').format, [
      'status.lastBackupTime (format): ours nothing, published "date-time"',
    ]],
    ['a field that is no longer required', (schema) => Object.assign(at(schema, `${BACKEND}.s3`), { required: ['bucket'] }), [
      'spec.backend.s3 (required): ours ["bucket"], published ["bucket","endpoint"]',
    ]],
    ['a field that is required only here', (schema) => Object.assign(at(schema, `${BACKEND}.rest`), { required: ['url'] }), [
      'spec.backend.rest (required): ours ["url"], published nothing',
    ]],
    ['another enum', (schema) => Object.assign(at(schema, FROM), { enum: ['All', 'Same'] }), [
      'spec.usagePolicy.allowedNamespaces.from (enum): ours ["All","Same"], published ["All","Same","Selector"]',
    ]],
    ['a missing default', (schema) => delete at(schema, FROM).default, [
      'spec.usagePolicy.allowedNamespaces.from (default): ours nothing, published "Same"',
    ]],
    ['an invented default', (schema) => Object.assign(at(schema, 'spec.wipeOut'), { default: false }), [
      'spec.wipeOut (default): ours false, published nothing',
    ]],
    ['a missing item shape', (schema) => delete at(schema, REFERENCES).items, [
      'status.references[]: ours nothing, published object',
    ]],
    ['another item shape', (schema) => delete at(schema, REFERENCES).items.required, [
      'status.references[] (required): ours nothing, published ["name"]',
    ]],
    ['another keyword of any sort', (schema) => Object.assign(at(schema, `${BACKEND}.azure.container`), { minLength: 1 }), [
      'spec.backend.azure.container (minLength): ours 1, published nothing',
    ]],
    ['several at once, sorted', (schema) => {
      delete at(schema, 'status').properties.totalSize;
      Object.assign(at(schema, 'spec.backend.azure'), { required: [] });
    }, [
      'spec.backend.azure (required): ours [], published ["container"]',
      'status.totalSize: ours nothing, published string',
    ]],
  ])('%s', (_, change, expected) => {
    const changed = structuredClone(repository);
    change(changed);
    expect(differences(changed, repository)).toEqual(expected);
  });

  test('a change of a shared shape, however deep, wherever it is used', () => {
    const changed = structuredClone(definitions);
    delete at(changed.FormField, '').properties.values;
    expect(differences(expand(changed.RestoreBatch, changed), expand(definitions.RestoreBatch, definitions))).toEqual([
      'spec.hooks.postRestore.httpPost.form[].values: ours nothing, published array',
      'spec.hooks.preRestore.httpPost.form[].values: ours nothing, published array',
      'spec.members[].hooks.postRestore.httpPost.form[].values: ours nothing, published array',
      'spec.members[].hooks.preRestore.httpPost.form[].values: ours nothing, published array',
    ]);
  });

  test('another shape of the values of a map', () => {
    const map = (type: string): Schema => ({ type: 'object', properties: { labels: { type: 'object', additionalProperties: { type } } } });
    expect(differences(map('integer'), map('string'))).toEqual(['labels{} (type): ours "integer", published "string"']);
    expect(differences({ type: 'object' }, map('string').properties!.labels)).toEqual(['{}: ours nothing, published string']);
  });

  test('nothing within a core type, but that it is missing there', () => {
    const ours: Schema = { 'type': 'object', 'x-kubernetes-core-type': 'io.k8s.api.core.v1.NFSVolumeSource' };
    expect(differences(ours, { type: 'object', required: ['path'], properties: { path: { type: 'string' } } })).toEqual([]);
    expect(differences(ours, { type: 'string' })).toEqual(['root (type): ours "object", published "string"']);
  });

  test('another type within a core type, or that a member is required, but no member that only one of the two has', () => {
    const { NFSVolumeSource } = withCoreTypes(definitions);
    const nfs = expand(NFSVolumeSource, withCoreTypes(definitions));
    const members = { path: { type: 'string' }, newer: { type: 'string' } };
    const required = ['path', 'newer'];
    expect(contradictions(nfs, { type: 'object', required, properties: members })).toEqual([]);
    expect(contradictions(nfs, { type: 'object', required, properties: { ...members, path: { type: 'integer' } } })).toEqual(['root.path: ours string, published integer']);
    expect(contradictions(nfs, { type: 'object', properties: members })).toEqual(['root.path: required only here']);
    expect(contradictions({ type: 'object', properties: members }, { type: 'object', required, properties: members }))
      .toEqual(['root.path: required in what is published', 'root.newer: required in what is published']);
  });

  test('nothing within an object that the cluster keeps as it is, but that it is one only here', () => {
    const kept: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
    const ours: Schema = { ...kept, required: ['kind'], properties: { kind: { type: 'string' } } };
    expect(differences(ours, kept)).toEqual([]);
    expect(differences(ours, { type: 'object' })).toEqual(['root (x-kubernetes-preserve-unknown-fields): ours true, published nothing']);
  });
});
