import * as fc from 'fast-check';

/** What texts are made of that YAML might take for something else, and what stands in manifests. */
const CERTAIN: ReadonlyArray<readonly string[]> = [
  [...'-?:,[]{}#&*!|>\'"%@`=~<>^$(;/\\.+_ab '],
  [...'0123456789.eE+-_xXobB:aAfF '],
  [...'0123456789eE+-._'],
  [...'0123456789-:TtZz .+'],
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='],
  [...'0123456789abcdef-'],
  ['a', 'b', 'key', 'word', ' ', ' ', ':', '#', "'", '"', '=', '-', '/', '1', 'é'],
  ['\n', '\n', ' ', 'a', 'b', 'c', 'd', '---', '...', '%', '#', ':', '- ', '"', "'", '\\', '\\n'],
];

/** What the library is asked about, for the most part. */
const UNCERTAIN: ReadonlyArray<readonly string[]> = [
  ['\n', ' ', '\t', 'a', 'b', '\r', '---', '...', '%', '\u0085', '\u2028', '\u2029', '\0'],
  [...'äß€漢😀é\u0301\ufeff\ufffd\ufffe\uffff\ue000\xa0\u200b\u202e', 'a', ' ', '\n', ':', '#'],
  ['\ud800', '\udbff', '\udc00', '\udfff', '\ud83d', '\ude00', 'a', ' ', '\n'],
  [...Array.from({ length: 0x22 }, (_, code) => String.fromCharCode(code)), '\x7f', '\x80', '\x85', '\x9f', '\xa0', 'a', '"', "'", '\\'],
];

/** What one of the versions of YAML reads as something else than a text. */
const WORDS = [
  'y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~', '', 'nan', '.nan', 'inf', '.inf', '-.inf', '+.inf', '=', '<<', '---', '...', '-', '?', ':', '%YAML',
  '017', '0o17', '0x1F', '0b101', '-0x_', '1_000', '1:20', '190:20:30.15', '-1:2:3', 'e5', '.e5', 'e+5', '1e3', '12e03', '1.', '.5', '-.5', '+1', '-0', '0', '_1', '1_',
  '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-12-15 2:59:43.10', '20240101', '1e400', '0.0', '.', '..', '._', '1._', '-', '+', '-e5',
];

const PIECES = [
  'stash.appscode.com/v1beta1', '0 2 * * *', '*/5 * * * *', '10Gi', '100m', '1.5', '8.0.14', '-v', '--delete', '.dockerconfigjson', './x', '/source/data', '{{ .Name }}', '${X}',
  '{"a": 1}', "it's", 'say "x"', 'https://a.b:443/c?d=e#f', 'key: value', 'a #b', 'a# b', 'a: ', ' a', 'a ', '# ', '- a', '? a', '-----BEGIN CERTIFICATE-----\n', 'a\n', '\n', '\n\n',
  '  ', 'a'.repeat(40), 'word '.repeat(16), '3f2e1d4c-0000-4e5e-9d5b-001122334455', '5e10', '1e10-2e5', '0xcafe', '%', '@', '`', 'a\u2028---', 'a\u2029%',
];

const ENDS = ['', '', '', '', '', '', 'a', 'g', '+', '-', '.', ' ', ':', '#', '\n', '\t', '0', 'e', 'e5', '_', '\u2028', "'", '"', '\0'];

const CASES: ReadonlyArray<(text: string) => string> = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
  (text) => text.slice(1),
  (text) => text.slice(0, -1),
];

const end = fc.constantFrom(...ENDS);
const oddWord = fc.tuple(end, fc.constantFrom(...WORDS), fc.constantFrom(...CASES), end)
  .map(([before, word, cased, behind]) => before + cased(word) + behind);

const ofAlphabets = (alphabets: ReadonlyArray<readonly string[]>): fc.Arbitrary<string> =>
  fc.constantFrom(...alphabets).chain((alphabet) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 16 }));

/** Around the widths at which the library folds, where it does, and changes to another way of writing. */
const wide = fc.tuple(
  fc.constantFrom(20, 38, 40, 76, 80, 160, 1024), fc.integer({ min: -6, max: 6 }),
  fc.constantFrom('a', 'ab ', '1', 'a b  c ', '"', "a'", '\n', 'a\n', 'ä ', ':a', '\\'),
).map(([width, more, filling]) => filling.repeat(Math.ceil((width + more) / filling.length)).slice(0, width + more));

const joined = (parts: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(parts, { minLength: 1, maxLength: 4 }).map((texts) => texts.join(''));

/** Texts that are hard to write. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: ofAlphabets(CERTAIN), weight: 10 },
  { arbitrary: ofAlphabets(UNCERTAIN), weight: 2 },
  { arbitrary: oddWord, weight: 3 },
  { arbitrary: joined(fc.constantFrom(...PIECES, ...WORDS)), weight: 3 },
  { arbitrary: joined(ofAlphabets([...CERTAIN, ...UNCERTAIN])), weight: 2 },
  { arbitrary: fc.tuple(wide, ofAlphabets(CERTAIN)).map((parts) => parts.join('')), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 8 }), weight: 1 },
);
