import { wipeOutMatchesNothing } from '../../../../lib/check/rules/repository/wipe-out-matches-nothing';
import { blueprint, foundBy, repository } from '../manifests';

const WIPING = { wipeOut: true };
const azure = (prefix?: string) => ({ azure: { container: 'safe', prefix } });
const s3 = (prefix?: string) => ({ s3: { endpoint: 's3.amazonaws.com', bucket: 'safe', prefix } });
const swift = (prefix?: string) => ({ swift: { container: 'safe', prefix } });
const NOTHING = 'cannot be wiped out, because the operator would look for objects under it exactly as written, find none and silently delete nothing: use a prefix';
const FORM = `${NOTHING} without a slash at either end, without "//" and without dot segments`;

test.each<[string, object, string]>([
  ['a slash in front', repository('repo', azure('/shop'), WIPING), `Repository repo spec.backend.azure.prefix: "/shop" ${FORM}; did you mean "shop"?`],
  ['a slash at the end', repository('repo', { gcs: { bucket: 'safe', prefix: 'shop/' } }, WIPING),
    `Repository repo spec.backend.gcs.prefix: "shop/" ${FORM}; did you mean "shop"?`],
  ['no prefix', repository('repo', s3(), WIPING), `Repository repo spec.backend.s3.prefix: "" ${FORM}`],
  ['a prefix that begins with the bucket', repository('repo', s3('safe/shop'), WIPING),
    'Repository repo spec.backend.s3.prefix: "safe/shop" cannot be wiped out, because the operator removes "safe/" from its front and would delete what is under "shop" instead: '
    + 'use a prefix that does not begin with the name of the bucket'],
  ['a slash at the end, on Swift', repository('repo', swift('/shop/'), WIPING),
    `Repository repo spec.backend.swift.prefix: "/shop/" ${NOTHING} without a slash at the end, without "//" and without dot segments; did you mean "/shop"?`],
  ['a blueprint', blueprint(azure('/stash/${TARGET_NAMESPACE}'), WIPING),
    `BackupBlueprint pattern spec.backend.azure.prefix: "/stash/\${TARGET_NAMESPACE}" ${FORM}; did you mean "stash/\${TARGET_NAMESPACE}"?`],
])('%s', (_, manifest, expected) => {
  expect(foundBy(wipeOutMatchesNothing, [manifest])).toEqual([`error STASH106 ${expected}`]);
});

test.each<[string, object]>([
  ['a prefix in normal form', repository('repo', azure('shop/db'), WIPING)],
  ['a slash in front on Swift, where it counts', repository('repo', swift('/shop'), WIPING)],
  ['a slash in front without wipeOut', repository('repo', azure('/shop'))],
  ['a slash in front with wipeOut false', repository('repo', azure('/shop'), { wipeOut: false })],
  ['a backend that cannot be wiped out at all', repository('repo', { b2: { bucket: 'safe-safe', prefix: '/shop' } }, WIPING)],
])('nothing about %s', (_, manifest) => {
  expect(foundBy(wipeOutMatchesNothing, [manifest])).toEqual([]);
});
