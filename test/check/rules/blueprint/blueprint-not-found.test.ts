import { asking, blueprint, claim } from './annotations';
import { linesOf } from '../backup/manifests';

const about = (names: string, options = {}) =>
  linesOf('STASH507', [claim(asking({ 'backup-blueprint': names })), blueprint('files'), blueprint('databases')], options);
const at = 'PersistentVolumeClaim x metadata.annotations["stash.appscode.com/backup-blueprint"]: BackupBlueprint';
const near = `warning ${at} "flies" is not among the manifests: did you mean "files"?`;
const elsewhere = `note ${at} "platform" is not among the manifests: declare it, or acknowledge this if it already exists in the cluster`;

test.each<[string, string[]]>([
  ['files', []],
  ['files,databases', []],
  ['flies', [near]],
  ['platform', [elsewhere]],
  ['files, flies, platform', [near, elsewhere]],
])('%s', (names, expected) => {
  expect(about(names)).toEqual(expected);
});

test('an app names what exists in the cluster already, unless a slip of the hand made it up', () => {
  expect(about('platform, flies', { isSynth: true })).toEqual([near]);
});

test('where no blueprint is declared, all are elsewhere', () => {
  expect(linesOf('STASH507', [claim(asking({ 'backup-blueprint': 'files' }))])).toEqual([]);
});
