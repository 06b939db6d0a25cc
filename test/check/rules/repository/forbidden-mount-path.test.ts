import { forbiddenMountPath } from '../../../../lib/check/rules/repository/forbidden-mount-path';
import { blueprint, foundBy, repository } from '../manifests';

const local = (mountPath?: string) => ({ local: { mountPath, nfs: { server: 'nas', path: '/' } } });
const OF_STASH = 'is reserved for Stash, whose webhook refuses it: mount the volume elsewhere';
const OCCUPIED = "is where Stash's containers keep restic or their temporary files: mount the volume elsewhere";

test.each<[string, string]>([
  ['/stash', `"/stash" ${OF_STASH}; did you mean "/safe"?`],
  ['/stash/backups', `"/stash/backups" ${OF_STASH}; did you mean "/safe/backups"?`],
  ['/stash/', `"/stash/" ${OF_STASH}; did you mean "/safe"?`],
  ['/safe/../stash', `"/safe/../stash" ${OF_STASH}; did you mean "/safe"?`],
  ['/stash-tmp', `"/stash-tmp" ${OCCUPIED}`],
  ['/bin', `"/bin" ${OCCUPIED}`],
])('%s', (mountPath, expected) => {
  expect(foundBy(forbiddenMountPath, [repository('repo', local(mountPath))])).toEqual([`error STASH109 Repository repo spec.backend.local.mountPath: ${expected}`]);
  expect(foundBy(forbiddenMountPath, [blueprint(local(mountPath))])).toEqual([`error STASH109 BackupBlueprint pattern spec.backend.local.mountPath: ${expected}`]);
});

test.each([['/safe'], ['/stashed'], ['/safe/stash'], ['/binary'], [undefined], ['relative']])('nothing about %s', (mountPath) => {
  expect(foundBy(forbiddenMountPath, [repository('repo', local(mountPath)), blueprint(local('/stash/${TARGET_NAME}'))])).toEqual([]);
});
