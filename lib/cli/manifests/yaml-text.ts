import { Document, parseDocument, type ErrorCode, type ParsedNode, type ScalarTag } from 'yaml';

/** Tags of YAML 1.1 that API servers do not resolve: for them `12:30` and `2025-01-01` are strings. Merge keys are resolved elsewhere. */
const NOT_READ = ['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp'].map((name) => `tag:yaml.org,2002:${name}`);

/** API servers do not take `e1` and `.` for numbers, as YAML 1.1 does: except in infinity and NaN, a digit comes before any letter. */
const asByServer = (tag: ScalarTag): ScalarTag =>
  tag.tag === 'tag:yaml.org,2002:float' ? { ...tag, test: new RegExp(`^(?=[-+]?[.]?[0-9iInN])(?:${tag.test!.source})`) } : tag;

/** Shared, since creating a schema takes longer than reading many a document. API servers read YAML 1.1: `yes` and `on` are true, `0644` is octal. */
const { schema } = new Document(null, {
  version: '1.1',
  customTags: (tags) => (tags as ScalarTag[]).filter(({ tag, format }) => !NOT_READ.includes(tag) && format !== 'TIME').map(asByServer),
});

// uniqueKeys takes time quadratic in the number of keys, and prettyErrors quotes the text.
const OPTIONS = { version: '1.1', schema, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Parses YAML into a tree with positions. */
export const yamlOf = (text: string): Document.Parsed<ParsedNode> => parseDocument(text, OPTIONS) as Document.Parsed<ParsedNode>;

/** Why a text cannot be read. */
export class Unreadable extends Error {
  public constructor(reason: string, public readonly offset?: number) {
    super(reason);
  }
}

/** Messages by error code; those of the library quote parts of the text. */
export const REASONS: { readonly [C in ErrorCode]: string } = {
  ALIAS_PROPS: 'an alias has an anchor or a tag of its own',
  BAD_ALIAS: 'the name of an alias or anchor is not valid',
  BAD_COLLECTION_TYPE: 'a list or an object has a tag that does not fit it',
  BAD_DIRECTIVE: 'a directive is not well formed',
  BAD_DQ_ESCAPE: 'a string in double quotes has an unknown escape: double the backslash',
  BAD_INDENT: 'the indentation does not match the lines above, or a bracket is not closed',
  BAD_PROP_ORDER: 'an anchor or a tag is in the wrong place',
  BAD_SCALAR_START: 'a string begins with a character that has a meaning in YAML: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second ": " is on the same line: put the string in quotes, or begin a new line',
  BLOCK_IN_FLOW: 'lines of a list or an object are between brackets',
  DUPLICATE_KEY: 'a key occurs twice',
  IMPOSSIBLE: 'it is not YAML',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a character is missing: a quote, a bracket, a comma, a colon or a space',
  MULTILINE_IMPLICIT_KEY: 'a key spans more than one line, or a colon is missing',
  MULTIPLE_ANCHORS: 'a value has more than one anchor',
  MULTIPLE_DOCS: 'a second document begins without "---"',
  MULTIPLE_TAGS: 'a value has more than one tag',
  NON_STRING_KEY: 'a key is not a string',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAB_AS_INDENT: 'the indentation contains a tab: write spaces',
  TAG_RESOLVE_FAILED: 'a value does not fit its tag',
  UNEXPECTED_TOKEN: 'something is in a place where it cannot be: look for wrong indentation, or for quotes and brackets that are not closed',
};
