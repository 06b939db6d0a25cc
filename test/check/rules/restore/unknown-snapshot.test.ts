import { DATABASE, DEPLOYMENT, restore, restoreBatch } from './demo';
import { unknownSnapshot } from '../../../../lib/check/rules/restore/unknown-snapshot';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [unknownSnapshot] });
const of = (...snapshots: string[]) => restore({ ref: DEPLOYMENT, rules: [{ snapshots }] });
const MEND = 'use 8 to 64 characters from 0-9 and a-f, or "latest"';
const found = (snapshot: string, { index = 0, near = '', at = 'RestoreSession back spec.target.rules[0]' } = {}) => [
  `error STASH424 ${at}.snapshots[${index}]: ${JSON.stringify(snapshot)} is not the id of a snapshot: ${MEND}${near && `; did you mean "${near}"?`}`,
];
const folder = (snapshot: string) => [
  `error STASH424 RestoreSession back spec.target.rules[0].snapshots[0]: "${snapshot}:/data" is a folder in a snapshot, and restic does not restore its `
  + `files to where they were: name the whole snapshot, and give the folder in include; did you mean "${snapshot}"?`,
];

test.each<[string, object, string[]]>([
  ['the name of a Snapshot', of('repo-4bc21d6f'), found('repo-4bc21d6f', { near: '4bc21d6f' })],
  ['the second of two', of('4bc21d6f', 'shop-repo-90c1e5a2'), found('shop-repo-90c1e5a2', { index: 1, near: '90c1e5a2' })],
  ['an id in capitals', of('4BC21D6F'), found('4BC21D6F')],
  ['a capital in latest', of('Latest'), found('Latest')],
  ['a day', of('2024-05-01'), found('2024-05-01')],
  ['more than an id', of('a'.repeat(65)), found('a'.repeat(65))],
  ['a folder of a snapshot', of('4bc21d6f:/data'), folder('4bc21d6f')],
  ['a folder of the newest', of('latest:/data'), folder('latest')],
  ['a database', restore({ ref: DATABASE, rules: [{ snapshots: ['pg-4bc21d6f'] }] }, { task: { name: 'postgres-restore-17.2' } }), found('pg-4bc21d6f', { near: '4bc21d6f' })],
  ['the second rule of a member', restoreBatch([{ target: { ref: DEPLOYMENT, rules: [{ snapshots: ['latest'] }, { snapshots: ['newest'] }] } }]),
    found('newest', { at: 'RestoreBatch back spec.members[0].target.rules[1]' })],
  ['the deprecated rules', restore({ ref: DEPLOYMENT }, { rules: [{ snapshots: ['newest'] }] }), found('newest', { at: 'RestoreSession back spec.rules[0]' })],
  ['a variable', of('${SNAPSHOT}'), [
    'error STASH424 RestoreSession back spec.target.rules[0].snapshots[0]: "${SNAPSHOT}" has a variable that is not replaced yet: '
    + 'render the manifests before they are checked, such as with flux envsubst',
  ]],
])('%s is found', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));

test.each<[string, object]>([
  ['ids', of('4bc21d6f', '0123456789abcdef'.repeat(4))],
  ['fewer characters of an id', of('4bc2')],
  ['the newest', of('latest')],
  ['the root of a snapshot', of('4bc21d6f:/')],
  ['VolumeSnapshots, for which no rule counts', restore({ rules: [{ snapshots: ['data-1700000000'] }] }, { driver: 'VolumeSnapshotter' })],
])('%s: nothing is found', (_, manifest) => expect(judged(manifest)).toEqual([]));
