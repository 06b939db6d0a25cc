/** Writes the API reference into `docs/api` from the docstrings: a page for each type, since GitHub renders no file as large as all of them, and an index. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { type ConstructSchema, type JsiiEntity, Language, type MarkdownDocument, MarkdownRenderer, type Schema } from 'jsii-docgen';
import { publicApi } from './public-api';

const OUTPUT = join(__dirname, '../docs/api');
const LIBRARY = 'cdk8s-stash.';
const MARK = '<!-- Written by `npm run docgen` from the docstrings. Do not edit. -->';

interface Page {
  readonly name: string;
  readonly summary: string;
  readonly text: string;
}

interface Group {
  readonly title: string;
  readonly pages: readonly Page[];
}

function groupsOf({ apiReference, metadata, language }: Schema): Group[] {
  const renderer = new MarkdownRenderer({ ...metadata, language: Language.fromString(language), anchorFormatter: anchor, linkFormatter: link });
  const group = <T extends { readonly displayName: string; readonly docs: { readonly summary?: string } }>(
    title: string, types: readonly T[], render: (type: T) => MarkdownDocument,
  ): Group => ({
    title,
    pages: types.map((type) => ({ name: type.displayName, summary: type.docs.summary ?? '', text: render(type).render(1) })),
  });
  const { constructs, classes, structs, interfaces, enums } = apiReference!;
  return [
    group('Constructs', constructs.map(withOwnMembers), (one) => renderer.visitConstruct(one)),
    group('Classes', classes, (one) => renderer.visitClass(one)),
    group('Structs', structs, (one) => renderer.visitStruct(one)),
    group('Interfaces', interfaces, (one) => renderer.visitInterface(one)),
    group('Enums', enums, (one) => renderer.visitEnum(one)),
  ];
}

/** A construct without the methods that every construct has. */
function withOwnMembers(construct: ConstructSchema): ConstructSchema {
  return {
    ...construct,
    instanceMethods: construct.instanceMethods.filter(({ displayName }) => !(displayName in Construct.prototype)),
    staticMethods: construct.staticMethods.filter(({ displayName }) => !(displayName in Construct)),
  };
}

/** The type that an entity is, or is a part of, and the path of the part in it. */
function pathOf({ id }: JsiiEntity): readonly [type: string, part: string] {
  const [type, ...part] = id.slice(LIBRARY.length).split('.');
  return [type!, part.join('.')];
}

function anchor(entity: JsiiEntity): string {
  const [type, part] = pathOf(entity);
  return part || type;
}

function link(entity: JsiiEntity): string {
  if (!entity.id.startsWith(LIBRARY)) {
    return entity.id;
  }
  const [type, part] = pathOf(entity);
  return `<a href="${type}.md${part && `#${part}`}">${entity.displayName}</a>`;
}

function index(groups: readonly Group[]): string {
  const row = ({ name, summary }: Page) => `| [${name}](${name}.md) | ${summary} |`;
  return [
    MARK,
    '# API reference',
    'The names are those of TypeScript; [other languages](../languages.md) follow their own conventions.',
    ...groups.flatMap(({ title, pages }) => [`## ${title}`, ['| name | what it is |', '| --- | --- |', ...pages.map(row)].join('\n')]),
  ].join('\n\n') + '\n';
}

async function main(): Promise<void> {
  const groups = groupsOf(await publicApi());
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT);
  writeFileSync(join(OUTPUT, 'README.md'), index(groups));
  for (const { name, text } of groups.flatMap(({ pages }) => pages)) {
    writeFileSync(join(OUTPUT, `${name}.md`), `${MARK}\n\n${text}`);
  }
}

void main();
