import { JsonPatch } from 'cdk8s';
import { ADDONS } from './addons';
import { AMENDMENTS } from './amendments';
import { BACKUPS, wordpressBatch } from './backups';
import { CORPUS, documents, type Examples, HAS_CORPUS, writtenObject, type StashObject } from './documents';
import { essence } from './essence';
import { REPOSITORIES } from './repositories';
import { RESTORES } from './restores';
import { CRDS, HAS_CRDS, published } from '../imports/conformance';
import { violations } from '../repository/structural-schema';

// The compiler of the schemas loads it, in a way that jest cannot follow, and never uses it.
jest.mock('prettier', () => ({}));

const EXAMPLES: Examples = { ...REPOSITORIES, ...BACKUPS, ...RESTORES, ...ADDONS };
const NAMED = documents();
const DOCUMENTS = new Map(NAMED);

if (HAS_CORPUS) {
  const reproduced = NAMED.filter(([name]) => EXAMPLES[name]);
  console.info(`Documents of Stash's documentation that a construct writes: ${reproduced.length} of ${NAMED.length}`);
} else {
  console.warn(`NOT CHECKED: whether constructs write what Stash's documentation does, for there is no ${CORPUS}`);
}
if (!HAS_CRDS) {
  console.warn(`NOT CHECKED: whether the published CRDs take what the constructs write, for there are none in ${CRDS}`);
}

/** The document with what stands in AMENDMENTS. */
function amended(name: string): StashObject {
  return JsonPatch.apply(structuredClone(DOCUMENTS.get(name)!), ...AMENDMENTS[name]?.changes ?? []) as StashObject;
}

(HAS_CORPUS ? describe : describe.skip)('of the documentation', () => {
  test('every document has a construct call, and every call has a document', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(NAMED.map(([name]) => name).sort());
  });

  test.each(Object.entries(EXAMPLES))('%s comes out field for field', (name, define) => {
    expect(essence(writtenObject(define()))).toEqual(essence(amended(name)));
  });

  test.each(Object.entries(AMENDMENTS).map(([name, { because }]) => [name, because]))('%s does not come out as it is: %s', (name) => {
    expect(essence(writtenObject(EXAMPLES[name!]!()))).not.toEqual(essence(DOCUMENTS.get(name!)!));
  });
});

(HAS_CRDS ? test : test.skip).each(Object.entries(EXAMPLES))('the CRD takes %s', (_, define) => {
  const object = writtenObject(define());
  const [group, version] = object.apiVersion.split('/') as [string, string];
  expect([...violations(published({ group, version, kind: object.kind }), object)]).toEqual([]);
});

test('an AppBinding under apps/v1, as a document names one, is refused', () => {
  expect(() => wordpressBatch('apps/v1')).toThrow(new Error('[demo/Batch] spec.members[0].target.ref.apiVersion: "apps/v1" is not the API version of '
    + 'the kind AppBinding, so Stash would find nothing: write "appcatalog.appscode.com/v1alpha1"'));
});
