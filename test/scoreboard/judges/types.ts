import { compile } from 'json-schema-to-typescript';
import * as ts from 'typescript';
import type { Judge } from './judge';
import { schemaOf } from './schema';
import type { Schema } from '../../../imports/generate';
import { asText, type Fields } from '../../../lib/check/manifest-fields';
import { nameOf } from '../manifests';

/** What `cdk8s import` lets a user write as metadata, whatever the kind. */
const METADATA = 'export interface Metadata { readonly name?: string; readonly namespace?: string; readonly labels?: { readonly [key: string]: string };'
  + ' readonly annotations?: { readonly [key: string]: string }; readonly [other: string]: unknown }';

/** The schema of a kind as the types see it: patterns and descriptions are nothing to a type, and the status is the operator's. */
function typed(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string']) {
    return { anyOf: [{ type: 'number' }, { type: 'string' }] };
  }
  const { type, properties, additionalProperties, items, required } = schema;
  return {
    type,
    ...schema.enum !== undefined && { enum: schema.enum },
    ...items && { items: typed(items) },
    ...type === 'object' && { additionalProperties: additionalProperties ? typed(additionalProperties) : properties === undefined } as object,
    ...properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, typed(member)])), required },
  };
}

async function declaration(schema: Schema): Promise<string> {
  const { status, metadata, apiVersion, kind, ...properties } = schema.properties!;
  const described = { ...typed({ ...schema, properties }), title: 'Spec', required: [] };
  return `${await compile(described as never, 'Manifest', { bannerComment: '', format: false })}`;
}

/** Files of which the text is in memory, compiled together as one program. */
function diagnosticsOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, types: [], lib: ['lib.es5.d.ts'] };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: () => true,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, target) => files.has(name) ? ts.createSourceFile(name, files.get(name)!, target) : disk.getSourceFile(name, target),
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map([...files.keys()].map((name) => {
    const source = program.getSourceFile(name)!;
    return [name, [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))];
  }));
}

/** The name of the type of an object; none for the kinds of others. */
const typeOf = ({ apiVersion, kind }: Fields) => schemaOf(asText(apiVersion)!, asText(kind)!) && asText(kind)!;

function literal(manifest: Fields): string {
  const { apiVersion, kind, metadata, ...rest } = manifest;
  return `import type { Metadata } from './metadata';\nimport type { Spec } from './${typeOf(manifest)!}';\n`
    + `export const metadata: Metadata = ${JSON.stringify(metadata)};\nexport const manifest: Spec = ${JSON.stringify(rest)};\n`;
}

export const types: Judge = {
  name: 'types',
  complaints: async (clusters) => {
    const files = new Map([['/types/metadata.ts', METADATA]]);
    const fileOf = new Map<string, string>();
    for (const manifest of clusters.flat().filter(typeOf)) {
      const kind = typeOf(manifest)!;
      if (!files.has(`/types/${kind}.ts`)) {
        files.set(`/types/${kind}.ts`, await declaration(schemaOf(asText(manifest.apiVersion)!, kind)!));
      }
      const text = literal(manifest);
      if (!fileOf.has(text)) {
        fileOf.set(text, `/types/object-${fileOf.size}.ts`);
        files.set(fileOf.get(text)!, text);
      }
    }
    const diagnostics = diagnosticsOf(files);
    for (const name of [...files.keys()].filter((file) => !file.includes('/object-'))) {
      if (diagnostics.get(name)!.length > 0) {
        throw new Error(`the types in ${name} do not compile: ${diagnostics.get(name)!.join('; ')}`);
      }
    }
    return clusters.map((manifests) => manifests.filter(typeOf)
      .flatMap((manifest) => diagnostics.get(fileOf.get(literal(manifest))!)!.map((text) => `${nameOf(manifest)}: ${text}`)));
  },
};
