import { compile } from 'json-schema-to-typescript';
import * as ts from 'typescript';
import type { Judge } from './judge';
import { isOfStash, schemaOf } from './schema';
import type { Schema } from '../../../imports/schema-type';
import { asText, type Fields } from '../../../lib/kubernetes/manifest-fields';
import { nameOf } from '../manifests';

/** What `cdk8s import` lets a user write as metadata, whatever the kind. */
const METADATA = 'interface Metadata { name?: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string>; '
  + '[other: string]: unknown }\n';

/** The members that are not the user's to write: the first two come with the class, and the operator writes the status. */
const NOT_WRITTEN = ['apiVersion', 'kind', 'metadata', 'status'];

/** The schema as far as a type can say it. */
function typed(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string']) {
    return { anyOf: [{ type: 'number' }, { type: 'string' }] };
  }
  const { type, properties, additionalProperties, items, required } = schema;
  const isOpen = properties === undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    type,
    ...schema.enum !== undefined && { enum: schema.enum },
    ...items && { items: typed(items) },
    ...type === 'object' && { additionalProperties: additionalProperties ? typed(additionalProperties) : isOpen as unknown as Schema },
    ...properties && { required, properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, typed(member)])) },
  };
}

/** The module of the type of a kind. */
async function moduleOf(kind: string, { properties = {}, ...schema }: Schema): Promise<string> {
  const written = Object.fromEntries(Object.entries(properties).filter(([name]) => !NOT_WRITTEN.includes(name)));
  const declaration = await compile(typed({ ...schema, properties: written, required: [] }) as Parameters<typeof compile>[0], `${kind}Props`, {
    bannerComment: '',
    format: false,
  });
  return `${METADATA}${declaration}export type Props = ${kind}Props & { metadata?: Metadata };\n`;
}

const moduleName = ({ apiVersion, kind }: Fields) => `${asText(kind)}-${asText(apiVersion)!.replace(/\W/g, '-')}`;

/** The module of an object, as a user would write it down. */
function literalOf(manifest: Fields): string {
  const written = Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== 'apiVersion' && name !== 'kind'));
  return `import type { Props } from './${moduleName(manifest)}';\nexport const props: Props = ${JSON.stringify(written)};\n`;
}

const FOLDER = '/types';

/** What the compiler says to modules of which the text is in memory, each by its name. */
function diagnosticsOf(modules: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, types: [], lib: ['lib.es5.d.ts'],
  };
  const files = new Map([...modules].map(([name, text]) => [`${FOLDER}/${name}.ts`, text]));
  const disk = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...disk,
    directoryExists: (folder) => folder === FOLDER || disk.directoryExists!(folder),
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, target) => files.has(name) ? ts.createSourceFile(name, files.get(name)!, target) : disk.getSourceFile(name, target),
  });
  return new Map([...modules.keys()].map((name) => {
    const source = program.getSourceFile(`${FOLDER}/${name}.ts`)!;
    return [name, [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))];
  }));
}

export const types: Judge = {
  name: 'types',
  complaints: async (clusters) => {
    const modules = new Map<string, string>();
    const objects = new Map<string, string>();
    for (const manifest of clusters.flat().filter(isOfStash)) {
      const schema = schemaOf(manifest);
      if (schema !== undefined && !modules.has(moduleName(manifest))) {
        modules.set(moduleName(manifest), await moduleOf(asText(manifest.kind)!, schema));
      }
      const literal = literalOf(manifest);
      objects.set(literal, objects.get(literal) ?? `object-${objects.size}`);
    }
    const diagnostics = diagnosticsOf(new Map([...modules, ...[...objects].map(([text, name]) => [name, text] as const)]));
    const broken = [...modules.keys()].find((name) => diagnostics.get(name)!.length > 0);
    if (broken !== undefined) {
      throw new Error(`the types of ${broken} do not compile: ${diagnostics.get(broken)!.join('; ')}`);
    }
    return clusters.map((manifests) => manifests.filter(isOfStash)
      .flatMap((manifest) => diagnostics.get(objects.get(literalOf(manifest))!)!.map((text) => `${nameOf(manifest)}: ${text}`)));
  },
};
