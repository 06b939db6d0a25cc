import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshAssembly, ROOT } from './compiled';
import { literalUnions } from './literal-unions';

test('no exported declaration has a union of string literals', () => {
  freshAssembly();
  expect(literalUnions(join(ROOT, 'lib/index.d.ts'))).toEqual([]);
});

describe('such a union is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'literal-unions-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[string, string, string[]]>([
    ['in a property', "export interface Props { readonly from: 'All' | 'Same'; }", ['Props.from']],
    ['in an optional property', "export interface Props { readonly from?: 'All' | 'Same'; }", ['Props.from']],
    ['in a list', "export interface Props { readonly from: ('All' | 'Same')[]; }", ['Props.from']],
    ['in a parameter', "export declare class Policy { static of(from: 'All' | 'Same'): Policy; }", ['Policy.of']],
    ['in a constructor', "export declare class Policy { constructor(from: 'All' | 'Same'); }", ['Policy.constructor']],
    ['in a result', "export declare class Policy { get from(): 'All' | 'Same'; }", ['Policy.from']],
    ['behind a name', "type From = 'All' | 'Same'; export interface Props { readonly from: From; }", ['Props.from']],
    ['in a base that is not exported',
      "interface Base { readonly from: 'All' | 'Same'; } export interface Props extends Base {}", ['Props.from']],
    ['nowhere for an enum',
      "export declare enum From { ALL = 'All', SAME = 'Same' } export interface Props { readonly from?: From; }", []],
    ['nowhere for what is not exported',
      "interface Own { readonly from: 'All' | 'Same'; } export interface Props { readonly from: string; }", []],
  ])('%s', (_, text, expected) => {
    const file = join(folder, 'index.d.ts');
    // As compilers write it: without it, a file of declarations exports all of them.
    writeFileSync(file, `${text}\nexport {};\n`);
    expect(literalUnions(file)).toEqual(expected);
  });
});
