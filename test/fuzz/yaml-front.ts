import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { Trial } from './trial';
import { SEEDS, STOLEN } from './yaml-seeds';
import { Cluster } from '../../lib/check/cluster';
import { judge } from '../../lib/check/judge';
import { RULES } from '../../lib/check/rules/index';
import { asUtf8, documentsIn } from '../../lib/cli/manifests/documents';
import { jsonItems, splitList } from '../../lib/cli/manifests/list-items';
import { parsed } from '../../lib/cli/manifests/parsed';
import { Positions } from '../../lib/cli/manifests/position';
import { manifestsIn } from '../../lib/cli/manifests/read-manifests';
import { padded, type Stretch } from '../../lib/cli/manifests/stretch';
import { yamlOf } from '../../lib/cli/manifests/yaml-text';
import { FORMATS, type FormatName } from '../../lib/cli/report/formats';
import { reported } from '../../lib/cli/report/report';
import { problemText } from '../../lib/cli/report/text';
import { fit } from '../../lib/refusal/quote';
import { findsAll } from '../cli/run-check';

// What is read of broken manifests, as the command reads them: nothing crashes, hangs, or shows a credential, and what can be read is what it is.

/** A document that takes longer is a hang for whoever sends it. */
const LONGEST_SECONDS = 5;

const TOKENS = [
  '\n', '\n---\n', '\n...\n', '---', '- ', '? ', ': ', ':', '[', ']', '{', '}', ',', '&a ', '*a', '<<: *a\n', '!!str ', '!x ', '|\n', '>-\n', '"', "'", '#', '%', '@', '`',
  '\t', '\r', '\0', '\ufeff', '\\', '{{ .x }}', '{{- end }}', 'null', '~', 'yes', '0x', '.nan', '1e999', 'kind: List\n', 'items:\n', '__proto__: ', '  ', '\u2028', '\u0085',
];

/** One change of a text: at a place, so many characters become something else. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200) }),
  put: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...TOKENS) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...TOKENS), fc.integer({ min: 2, max: 300 })).map(([token, times]) => token.repeat(times)) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...SEEDS), fc.nat(2000), fc.nat(300)).map(([text, at, size]) => text.slice(at, at + size)) },
  ),
});

const mutated = fc.tuple(fc.constantFrom(...SEEDS), fc.array(change, { minLength: 1, maxLength: 6 })).map(([text, changes]) =>
  changes.reduce((before, { at, length, put }) => {
    const from = Math.floor(at * before.length);
    return before.slice(0, from) + put + before.slice(from + length);
  }, text));

const formats = fc.constantFrom(...Object.keys(FORMATS) as FormatName[]);

function survives([text, format]: readonly [string, FormatName]): void {
  const start = process.cpuUsage();
  const { subjects, problems, documents, foreign, ignored } = manifestsIn('x.yaml', Buffer.from(text));
  const findings = subjects.length === 0 ? [] : judge(new Cluster(subjects), { rules: [...RULES, findsAll] });
  const report = {
    findings: findings.map((finding) => reported('', finding)),
    problems,
    counts: { files: 1, documents, foreign, ignored: [...ignored].map(([kind, count]) => [fit(kind), count] as const), judged: subjects.length },
    off: new Map<string, string>(),
    rules: RULES,
  };
  const said = [FORMATS[format](report), ...problems.map(problemText)].join('\n');
  assert.ok(!said.includes(STOLEN), 'a credential is shown');
  // eslint-disable-next-line no-control-regex
  assert.ok(format !== 'text' || !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(said), 'a control character is shown');
  assert.deepEqual(findings.filter(({ rule }) => rule.id === 'STASH001'), [], 'a rule failed');
  const seconds = process.cpuUsage(start).user / 1e6;
  assert.ok(seconds < LONGEST_SECONDS, `it takes ${seconds} s`);
}

/** Our own reading of what was parsed agrees with that of the library, where that has no faults. */
function readsAsLibrary(text: string): void {
  for (const document of documentsIn('x', asUtf8(Buffer.from(text)) ?? Buffer.alloc(0))) {
    const tree = yamlOf(document.text);
    if (tree.errors.length === 0 && !/[?*&!]|<<|\{\{|__proto__/.test(document.text) && !/^\s*[{[]/.test(document.text)) {
      const theirs: unknown = tree.toJS();
      assert.deepEqual(ours(document) ?? theirs, theirs);
    }
  }
}

/** Nothing for data that is none in JSON: the library makes texts of all keys. */
function ours(document: Stretch): unknown {
  try {
    return parsed(document).value;
  } catch (error) {
    assert.ok(['a key is not a string', 'it is nested too deeply'].includes((error as Error).message));
    return undefined;
  }
}

const stretchOf = (text: string): Stretch => ({ path: 'x', text, line: 1, indent: 0 });

const words = fc.oneof(
  fc.constantFrom('a', 'items', 'kind', '- b', '"', '\\"]}', '---', 'x\n- y\n', '# c', '{', 'ä\u2028'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words, fc.boolean(), fc.integer(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(words, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const objects = fc.array(fc.dictionary(words, data, { minKeys: 1, maxKeys: 4 }), { maxLength: 5 });
const listOf = fc.tuple(objects, fc.dictionary(words, data, { maxKeys: 3 }))
  .map(([items, metadata]) => ({ apiVersion: 'v1', items, kind: 'List', metadata }));

function splits([list, indentSeq]: readonly [{ readonly items: readonly unknown[] }, boolean]): void {
  const text = stringify(list, { version: '1.1', indentSeq });
  const split = splitList(stretchOf(text));
  const isWritten = list.items.length > 0;
  assert.equal(split !== undefined, isWritten);
  assert.deepEqual(split?.items.map((item) => yamlOf(padded(item)).toJS() as unknown) ?? [], yamlOf(text).toJS().items);
  assert.deepEqual(yamlOf(split?.head ?? text).toJS(), { ...yamlOf(text).toJS() as object, items: [] });
}

function findsItems([list, indent]: readonly [{ readonly items: readonly unknown[] }, number]): void {
  const text = JSON.stringify(list, undefined, indent);
  assert.deepEqual(jsonItems(text).map(([start, end]) => JSON.parse(text.slice(start, end)) as unknown), JSON.parse(text).items);
}

/** Every member of every object is found where its key stands. */
function findsKeys(value: unknown): void {
  const text = stringify({ value }, { version: '1.1' });
  const lines = text.split('\n');
  const visit = (inner: unknown, path: ReadonlyArray<string | number>): void => {
    const { line, column } = new Positions().of(stretchOf(text), path);
    const step = path.at(-1);
    if (typeof step === 'string') {
      const rest = [lines[line - 1]!.slice(column - 1), ...lines.slice(line)].join('\n').replace(/^\? /, '');
      const written = stringify(step, { version: '1.1' }).trimEnd();
      assert.ok(written.includes('\n') || rest.startsWith(written) || /^["'|>]/.test(rest), `${JSON.stringify(path)} at ${line}:${column}`);
    }
    Object.entries(typeof inner === 'object' && inner !== null ? inner : {})
      .forEach(([name, member]) => visit(member, [...path, Array.isArray(inner) ? Number(name) : name]));
  };
  visit(parsed(stretchOf(text)).value, []);
}

export const trials: readonly Trial[] = [
  { title: 'mutated documents', values: 100_000, valuesPerRun: 1, property: fc.property(fc.tuple(mutated, formats), survives) },
  { title: 'data as the library has it', values: 20_000, valuesPerRun: 1, property: fc.property(mutated, readsAsLibrary) },
  { title: 'lists taken apart', values: 5_000, valuesPerRun: 1, property: fc.property(fc.tuple(listOf, fc.boolean()), splits) },
  { title: 'items of lists in JSON', values: 10_000, valuesPerRun: 1, property: fc.property(fc.tuple(listOf, fc.nat(2)), findsItems) },
  { title: 'places of keys', values: 2_000, valuesPerRun: 1, property: fc.property(data, findsKeys) },
];
