import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';

/** Stash's documentation lies beside the project; it is no part of it. */
export const CORPUS = join(__dirname, '../../../shared/corpus');

export const HAS_CORPUS = existsSync(CORPUS);

/** An object of Stash, or an AppBinding. */
export interface StashObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Construct calls, by the document that each writes: its file, and its name. */
export interface Examples {
  readonly [document: string]: () => IConstruct;
}

/** The groups of the kinds that a user writes. That of Snapshots, which the operator lists, is another one. */
const GROUPS = ['stash.appscode.com', 'appcatalog.appscode.com'];

/** The files of Stash's documentation with manifests in them, in an order that no file system decides. */
export function corpusFiles(): string[] {
  return HAS_CORPUS ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).sort() : [];
}

/** The documents of Stash's documentation, by file and name. */
export function documents(): ReadonlyArray<readonly [name: string, object: StashObject]> {
  return corpusFiles().flatMap((file) => stashObjects(readFileSync(join(CORPUS, file), 'utf8'), '1.2')
    .map((object) => [`${file} ${object.metadata.name}`, object] as const));
}

/** The only object of Stash in the app of a construct, read back by the version of YAML that cdk8s writes. */
export function writtenObject(construct: IConstruct): StashObject {
  const [object, ...others] = stashObjects(App.of(construct).synthYaml(), '1.1');
  expect(others).toEqual([]);
  return object!;
}

function stashObjects(yaml: string, version: '1.1' | '1.2'): StashObject[] {
  return parseAllDocuments(yaml, { version })
    .map((document) => document.toJS() as StashObject)
    .filter(({ apiVersion }) => GROUPS.includes(apiVersion.split('/')[0]!));
}
