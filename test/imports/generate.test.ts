import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { CoreType } from '../../imports/core-type';
import { bundle, check, generate, OUTPUTS, readSources, Source } from '../../imports/generate';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import type { AppBindingParameters, HTTPPostAction, LocalBackend, NFSVolumeSource, TempDir } from '../../imports/stash';

// The compiler of the schemas loads it, in a way that jest cannot follow, and never uses it.
jest.mock('prettier', () => ({}));

const sources = readSources();

describe('what is generated', () => {
  let output: string;
  let declarations: (ts.InterfaceDeclaration | ts.TypeAliasDeclaration)[];
  let nodes: ts.Node[];

  beforeAll(async () => {
    output = await generate(sources);
    const file = ts.createSourceFile('stash.ts', output, ts.ScriptTarget.ES2022, true);
    declarations = file.statements.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));
    const within = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(within)];
    nodes = within(file);
  });

  const members = () => declarations.flatMap((node) => ts.isInterfaceDeclaration(node) ? [...node.members] : []);
  const text = (node: ts.Node) => node.getText().replace(/\s+/g, ' ').slice(0, 80);

  test('is the same every time', async () => {
    expect(await generate(readSources())).toBe(output);
  });

  test('is what is committed', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  test('has one declaration for each definition', () => {
    const names = declarations.map(({ name }) => name.text);
    expect(names.sort()).toEqual(['StashObject', ...Object.keys(bundle(sources).definitions)].sort());
  });

  test('has the ten kinds', () => {
    const kinds = Object.keys(STASH_API_VERSIONS);
    expect(STASH_API_VERSIONS).toEqual({
      AppBinding: 'appcatalog.appscode.com/v1alpha1',
      BackupBatch: 'stash.appscode.com/v1beta1',
      BackupBlueprint: 'stash.appscode.com/v1beta1',
      BackupConfiguration: 'stash.appscode.com/v1beta1',
      BackupSession: 'stash.appscode.com/v1beta1',
      Function: 'stash.appscode.com/v1beta1',
      Repository: 'stash.appscode.com/v1alpha1',
      RestoreBatch: 'stash.appscode.com/v1beta1',
      RestoreSession: 'stash.appscode.com/v1beta1',
      Task: 'stash.appscode.com/v1beta1',
    });
    expect(output).toContain(`export type StashObject =${kinds.map((kind) => `\n  | ${kind}`).join('')};\n`);
  });

  test('stays small enough to be read', () => {
    expect(output.split('\n').length).toBeLessThan(6000);
  });

  test('gives every shape a name', () => {
    expect(nodes.filter(ts.isTypeLiteralNode).map(text)).toEqual([]);
  });

  test('is read-only throughout', () => {
    const writable = members().filter((node) => {
      return !ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
    });
    expect(writable.map(text)).toEqual([]);
    expect(nodes.filter(ts.isArrayTypeNode).filter(({ parent }) => !ts.isTypeOperatorNode(parent)).map(text)).toEqual([]);
  });

  test('documents every declaration and member', () => {
    const undocumented = [...declarations, ...members()].filter((node) => !ts.getJSDocCommentsAndTags(node).some((doc) => doc.comment));
    expect(undocumented.map(text)).toEqual([]);
  });

  test('knows each type of Kubernetes by its own name', () => {
    const misnamed = Object.entries(bundle(sources).definitions).filter(([name, schema]) => {
      return schema['x-kubernetes-core-type'] && schema['x-kubernetes-core-type'].split('.').pop() !== name;
    });
    expect(misnamed).toEqual([]);
  });

  test('says nothing of the machine that wrote it', () => {
    expect(output).not.toContain(process.cwd());
  });
});

test('a core type can be neither written by hand nor mistaken for another', () => {
  // The compiler is the judge: each of these lines fails to compile once its error is gone.
  const nfs = {} as NFSVolumeSource;
  const right: LocalBackend = { mountPath: '/backup', nfs };
  // @ts-expect-error a literal
  const literal: LocalBackend = { mountPath: '/backup', nfs: { server: 'nfs', path: '/' } };
  // @ts-expect-error another core type
  const other: LocalBackend = { mountPath: '/backup', hostPath: nfs };
  const generic: CoreType<'io.k8s.api.core.v1.NFSVolumeSource'> = nfs;
  expect([right, literal, other, generic]).toHaveLength(4);
});

test('an amount and a port are a number or a text, and nothing else', () => {
  const right: [TempDir, TempDir, HTTPPostAction] = [{ sizeLimit: '1Gi' }, { sizeLimit: 1024 }, { port: 'http' }];
  // @ts-expect-error an object
  const wrong: TempDir = { sizeLimit: { value: '1Gi' } };
  expect([...right, wrong]).toHaveLength(4);
});

test('the parameters of an AppBinding may have members that nobody can name beforehand, beside those of Stash', () => {
  const mongo = { apiVersion: 'config.kubedb.com/v1alpha1', kind: 'MongoConfiguration' };
  const right: AppBindingParameters = { ...mongo, replicaSets: {}, stash: { addon: { backupTask: { name: 'mongodb-backup-5.0.3' } } } };
  // @ts-expect-error a name that is no text
  const wrong: AppBindingParameters = { ...mongo, stash: { addon: { backupTask: { name: 5 } } } };
  expect([right, wrong]).toHaveLength(2);
});

describe('check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const message = (file: string) => `imports/${file} is not what imports/schema says: run \`npm run import\`, and commit what it writes`;

  test('refuses a file that is not there', async () => {
    await expect(check(join(folder, 'absent'))).rejects.toThrow(new Error(message('stash.ts')));
  });

  test('refuses a file that is out of date', async () => {
    writeFileSync(join(folder, 'stash.ts'), `${await generate(sources)}\n`);
    await expect(check(folder)).rejects.toThrow(new Error(message('stash.ts')));
  });

  test('refuses shapes that are out of date', async () => {
    writeFileSync(join(folder, 'stash.ts'), await generate(sources));
    writeFileSync(join(folder, 'shape.ts'), '');
    await expect(check(folder)).rejects.toThrow(new Error(message('shape.ts')));
  });
});

describe('a schema file', () => {
  const widget: Source = {
    name: 'widget.yaml',
    text: [
      'x-kubernetes-group-version-kind: { group: example.com, version: v1, kind: Widget }',
      'description: A widget.',
      'type: object',
      'required: [ports]',
      'allOf: [{ $ref: "#/$defs/Part" }]',
      'properties:',
      '  tags: { description: Tags., allOf: [{ $ref: "#/$defs/Tags" }] }',
      '  ports: { description: Ports., type: array, items: { type: integer } }',
      '  sizes: { description: Sizes., type: array, items: { type: string, enum: [S, M] } }',
      '  x-y: { description: Not an identifier., type: string }',
      '$defs:',
      '  Part: { description: A part., type: object, properties: { name: { description: "First line.\\n\\nSecond.", type: string } } }',
      '  Tags: { description: Some tags., type: object, additionalProperties: { type: string } }',
    ].join('\n'),
  };

  test('adds a kind by being there', async () => {
    const output = await generate([...sources, widget]);
    expect(output).toContain('\n  | Task\n  | Widget;\n');
    expect(output).toContain([
      '/** A widget. */',
      'export interface Widget extends Part {',
      '  /** Tags. */',
      '  readonly tags?: Tags;',
      '  /** Ports. */',
      '  readonly ports: readonly number[];',
      '  /** Sizes. */',
      "  readonly sizes?: readonly ('S' | 'M')[];",
      '  /** Not an identifier. */',
      "  readonly 'x-y'?: string;",
      '}',
      '',
    ].join('\n'));
    expect(output).toContain('export interface Tags {\n  readonly [k: string]: string;\n}\n');
    expect(output).toContain('  /**\n   * First line.\n   *\n   * Second.\n   */\n  readonly name?: string;\n');
  });

  test('may hold texts that source code has to escape', async () => {
    const text = 'x-kubernetes-group-version-kind: { group: example.com, version: v1, kind: Widget }\ntype: object\n'
      + 'properties:\n  "it\'s": { type: string, enum: ["it\'s", "a\\\\b", "say \\"so\\"", "two\\nlines"] }\n';
    const shapes = await OUTPUTS['shape.ts']!([{ name: 'widget.yaml', text }]);
    expect(shapes).toContain(String.raw`{ 'it\'s': { type: 'string', enum: ['it\'s', 'a\\b', 'say "so"', 'two\nlines'] } }`);
  });

  const defining = (name: string, definitions: string): Source => ({ name, text: `$defs: { ${definitions} }` });

  test('cannot define a name that another file defines', () => {
    expect(() => bundle([defining('a.yaml', 'Backend: { type: object }'), defining('b.yaml', 'Backend: { type: object }')]))
      .toThrow(new Error('b.yaml: "Backend" is defined in a.yaml already; rename one of the two, or refer to the one that is there'));
  });

  test('cannot define the name of a kind', () => {
    expect(() => bundle([widget, defining('z.yaml', 'Widget: { type: object }')]))
      .toThrow(new Error('z.yaml: "Widget" is defined in widget.yaml already; rename one of the two, or refer to the one that is there'));
  });

  test.each(['a.yaml#/$defs/Missing', 'c.yaml#/$defs/Backend', '#/$defs/Backend', 'a.yaml'])('cannot refer to %s, where nothing is', (reference) => {
    expect(() => bundle([defining('a.yaml', 'Backend: { type: object }'), defining('b.yaml', `Other: { $ref: "${reference}" }`)]))
      .toThrow(new Error(`b.yaml: "${reference}" leads nowhere; a reference has the form "file.yaml#/$defs/Name"`));
  });

  test.each([
    ['labels: { type: object, additionalProperties: { type: string } }', 'Widget.labels'],
    ['inner: { type: object, properties: { name: { type: string } } }', 'Widget.inner'],
    ['list: { type: array, items: { type: object, properties: { name: { type: string } } } }', 'Widget.list'],
  ])('cannot leave a shape without a name: %s', async (member, place) => {
    const text = `x-kubernetes-group-version-kind: { group: example.com, version: v1, kind: Widget }\ntype: object\nproperties:\n  ${member}\n`;
    await expect(generate([{ name: 'widget.yaml', text }]))
      .rejects.toThrow(new Error(`${place}: the schema has a shape without a name here; make it a definition of its own, and refer to that`));
  });
});
