import * as fc from 'fast-check';
import { demoChart, demoRepository, manifestOf, type RepositoryManifest } from './demo';
import { violations } from './structural-schema';
import { CRDS, HAS_CRDS, published } from '../imports/conformance';
import { AzureRepository, type AzureRepositoryProps, AzureStorageSecret, UsagePolicy } from 'cdk8s-stash';

if (!HAS_CRDS) {
  console.warn(`NOT CHECKED: whether the published CRD of the Repository takes what is written, for there is none in ${CRDS}`);
}
const schema = HAS_CRDS ? published({ group: 'stash.appscode.com', version: 'v1alpha1', kind: 'Repository' }) : {};

const RUNS = { numRuns: 300 };
const HERE = '[demo/Repository] ';

/** The manifest, or the message of the refusal; never a manifest that the CRD does not take. */
function outcome(build: () => AzureRepository): RepositoryManifest | string {
  let repository: AzureRepository;
  try {
    repository = build();
  } catch (error) {
    return (error as Error).message;
  }
  const manifest = manifestOf(repository);
  expect([...violations(schema, manifest)]).toEqual([]);
  return manifest;
}

const given = (props: Partial<AzureRepositoryProps>) => outcome(() => demoRepository(props));

/** The message without the value that it quotes and without what it suggests: both have tests of their own. */
function withoutValues(result: RepositoryManifest | string): string {
  return String(result).replace(/(?<=^[^"]*: )(?:"(?:[^"\\]|\\.)*"|the given value \(not shown, since it looks like a credential\)) /, '… ')
    .replace(/; did you mean "(?:[^"\\]|\\.)*"\?$/, '');
}

const onlyOf = (alphabet: string) => (text: string) => Array.from(text).every((character) => alphabet.includes(character));
const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const hyphenated = (text: string, longest: number) =>
  text.length > 0 && text.length <= longest && onlyOf(`${LETTERS_AND_DIGITS}-`)(text) && !text.startsWith('-') && !text.endsWith('-');
const isContainer = (text: string) => hyphenated(text, 63) && text.length > 2 && !text.includes('--');
const isLabel = (text: string) => hyphenated(text, 63);

/** Names of all sorts, many of them right and many nearly right. */
const anyName = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '0', '9', '-') }),
  fc.string({ unit: fc.constantFrom('a', '0', '-', '_', '.', 'A', '\n') }),
  fc.integer({ min: 55, max: 70 }).map((length) => 'a'.repeat(length)),
  fc.string({ unit: 'binary' }),
);

test('any container', () => {
  fc.assert(fc.property(anyName, (container) => {
    const result = given({ container });
    if (isContainer(container)) {
      expect(result).toMatchObject({ spec: { backend: { azure: { container } } } });
    } else {
      expect(withoutValues(result)).toBe(`${HERE}spec.backend.azure.container: … is not a container name: use 3 to 63 characters from a-z, 0-9 and single `
        + 'hyphens, starting and ending with a letter or digit');
    }
  }), RUNS);
});

const anySegment = fc.oneof(
  fc.constantFrom('', '.', '..', '...', 'demo', 'a\\b', ' ', '%2F', '#', ': ', '-', '~', 'null', '1e3'),
  fc.constantFrom('\ud800', '\udc00', '\ue000', '\u0085', '\ufeff'),
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const anyPrefix = fc.oneof(
  fc.array(anySegment, { maxLength: 6 }).map((segments) => segments.join('/')),
  fc.array(fc.constantFrom('', '.', 'a', 'b'), { maxLength: 4 }).map((segments) => segments.join('/')),
  fc.array(fc.constantFrom('/', './'), { maxLength: 3 }).chain((before) =>
    fc.integer({ min: 945, max: 957 }).map((length) => before.join('') + 'a'.repeat(length))),
  fc.integer({ min: 246, max: 256 }).map((count) => 'a/'.repeat(count)),
);

const segmentsOf = (prefix: string) => prefix.split('/').filter((segment) => segment !== '' && segment !== '.');

/** Code units that no blob name can hold: control characters, halves of a pair without the other, U+E000. */
function isUnwritable(prefix: string): boolean {
  return Array.from(prefix).some((character) => {
    const code = character.codePointAt(0)!;
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code <= 0xe000);
  });
}

function complaintAboutPrefix(prefix: string): string | undefined {
  if (prefix.includes('\\')) return 'contains a backslash, which Azure turns into a slash: write "/"';
  if (isUnwritable(prefix)) return 'contains a control character, which a blob name cannot contain: remove it';
  if (`/${prefix}/`.includes('/../')) return 'contains "..", with which restic would leave the prefix: write the resulting path';
  if (segmentsOf(prefix).length > 251 || segmentsOf(prefix).join('/').length > 951) {
    return 'is too long: use at most 951 characters in 251 segments, since restic needs the rest of a blob name for itself';
  }
  return undefined;
}

const NOT_WIPEABLE = 'cannot be wiped out, because the operator would look for objects under it exactly as written, find none and '
  + 'silently delete nothing: use a prefix without a slash at either end, without "//" and without dot segments';

test('any prefix, to be wiped out or not', () => {
  fc.assert(fc.property(anyPrefix, fc.option(fc.boolean(), { nil: undefined }), (prefix, wipeOut) => {
    const normal = prefix !== '' && segmentsOf(prefix).length === prefix.split('/').length;
    const complaint = complaintAboutPrefix(prefix) ?? (wipeOut && !normal ? NOT_WIPEABLE : undefined);
    const result = given({ prefix, wipeOut });
    if (complaint === undefined) {
      expect(result).toMatchObject({ spec: { backend: { azure: { prefix } } } });
    } else {
      expect(withoutValues(result)).toBe(`${HERE}spec.backend.azure.prefix: … ${complaint}`);
    }
  }), { numRuns: 1000 });
});

test('any number of connections', () => {
  const anyNumber = fc.oneof(
    fc.integer({ min: -3, max: 20 }), fc.maxSafeInteger(), fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 2 ** 53),
  );
  fc.assert(fc.property(anyNumber, (maxConnections) => {
    const result = given({ maxConnections });
    if (maxConnections > 0 && maxConnections % 1 === 0 && maxConnections < 2 ** 53) {
      expect(result).toMatchObject({ spec: { backend: { azure: { maxConnections } } } });
    } else {
      expect(result).toBe(`${HERE}spec.backend.azure.maxConnections: ${maxConnections} is not a valid number of connections: use an integer of at least 1; `
        + "leave it out for restic's default, 5");
    }
  }), RUNS);
});

const NO_LABEL = '… is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';

test('any name', () => {
  fc.assert(fc.property(anyName, (name) => {
    const result = given({ metadata: { name } });
    if (isLabel(name)) {
      expect(result).toMatchObject({ metadata: { name, namespace: 'demo' } });
    } else {
      expect(withoutValues(result)).toBe(`${HERE}metadata.name: ${NO_LABEL}`);
    }
  }), RUNS);
});

test('any namespace', () => {
  fc.assert(fc.property(anyName, (namespace) => {
    const result = outcome(() => {
      const chart = demoChart({});
      const storageSecret = AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret');
      return new AzureRepository(chart, 'Repository', { metadata: { namespace }, container: 'stash-backup', storageSecret });
    });
    if (isLabel(namespace)) {
      expect(result).toMatchObject({ metadata: { namespace } });
    } else {
      expect(withoutValues(result)).toBe(`${HERE}metadata.namespace: ${NO_LABEL}`);
    }
  }), RUNS);
});

test('any namespaces that may use it', () => {
  fc.assert(fc.property(fc.array(anyName, { maxLength: 5 }), (names) => {
    const result = outcome(() => demoRepository({ usagePolicy: UsagePolicy.namespaces(...names) }));
    if (names.length === 0) {
      expect(result).toBe('UsagePolicy.namespaces: has no namespaces: name at least one, or use UsagePolicy.sameNamespace()');
    } else if (names.every(isLabel)) {
      const values = [...new Set([...names, 'demo'])].sort();
      const matchExpressions = [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }];
      expect(result).toMatchObject({ spec: { usagePolicy: { allowedNamespaces: { from: 'Selector', selector: { matchExpressions } } } } });
    } else {
      expect(withoutValues(result)).toBe(`UsagePolicy.namespaces: ${NO_LABEL}`);
    }
  }), RUNS);
});
