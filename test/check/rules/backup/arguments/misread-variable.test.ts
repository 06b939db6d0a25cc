import { misreadVariable } from '../../../../../lib/check/rules/backup/arguments/misread-variable';
import { blueprint, foundBy } from '../../manifests';
import { backup, backupBatch, CLAIM, restore } from '../../restore/demo';

const judged = (...manifests: object[]) => foundBy(misreadVariable, manifests);
const env = (name: string, value?: unknown) => ({ runtimeSettings: { container: { env: [{ name, value }] } } });
const AT = 'spec.runtimeSettings.container.env[0].value';

const SUFFIX = 'is not the end of a host, in front of which restic puts "https://<account>.blob.": write it without a scheme, "blob." and a path, such as "core.windows.net"';
const PACKS = 'use the number of MiB, from 4 to 128, without a unit';

test.each<[string, string, string]>([
  ['AZURE_ENDPOINT_SUFFIX', 'blob.core.chinacloudapi.cn', `error "blob.core.chinacloudapi.cn" ${SUFFIX}; did you mean "core.chinacloudapi.cn"?`],
  ['AZURE_ENDPOINT_SUFFIX', 'https://core.chinacloudapi.cn/', `error "https://core.chinacloudapi.cn/" ${SUFFIX}; did you mean "core.chinacloudapi.cn"?`],
  ['AZURE_ENDPOINT_SUFFIX', 'acme.blob.core.windows.net', `error "acme.blob.core.windows.net" ${SUFFIX}; did you mean "core.windows.net"?`],
  ['AZURE_ENDPOINT_SUFFIX', '.core.windows.net', `error ".core.windows.net" ${SUFFIX}; did you mean "core.windows.net"?`],
  ['RESTIC_PACK_SIZE', '3', `error "3" is not a size of packs that restic accepts, so every run fails: ${PACKS}`],
  ['RESTIC_PACK_SIZE', '129', `error "129" is not a size of packs that restic accepts, so every run fails: ${PACKS}`],
  ['RESTIC_PACK_SIZE', '64MiB', `warning "64MiB" is not a number, so restic ignores it: ${PACKS}`],
  ['RESTIC_READ_CONCURRENCY', 'many', 'warning "many" is not a number, so restic ignores it: use the number of files that are read at the same time'],
  ['RESTIC_COMPRESSION', 'ultra', 'warning "ultra" is no mode of compression, so restic ignores it, and later releases fail: use auto, off or max; later releases have fastest and better as well'],
])('%s that is %s', (name, value, expected) => {
  const [, level, text] = /^(\w+) (.*)$/.exec(expected)!;
  expect(judged(backup({ ref: CLAIM }, env(name, value)))).toEqual([`${level} STASH348 BackupConfiguration daily ${AT}: ${text}`]);
});

test.each<[string, unknown]>([
  ['AZURE_ENDPOINT_SUFFIX', 'core.windows.net'], ['AZURE_ENDPOINT_SUFFIX', ''], ['AZURE_ENDPOINT_SUFFIX', '$(SUFFIX)'], ['AZURE_ENDPOINT_SUFFIX', undefined],
  ['AZURE_ENDPOINT_SUFFIX', 'storage.local:10000'], ['RESTIC_PACK_SIZE', '4'], ['RESTIC_PACK_SIZE', '128'], ['RESTIC_PACK_SIZE', '0'], ['RESTIC_READ_CONCURRENCY', '8'],
  ['RESTIC_COMPRESSION', 'max'], ['RESTIC_COMPRESSION', 'better'], ['RESTIC_PROGRESS_FPS', 'many'], ['TZ', '3'],
  ['AZURE_ACCOUNT_SAS', 'sv=2022-11-02&sig=nothing'],
])('nothing about %s that is %s', (name, value) => {
  expect(judged(backup({ ref: CLAIM }, env(name, value)))).toEqual([]);
});

const small = env('RESTIC_PACK_SIZE', '3');

test.each<[string, object, string]>([
  ['a restore', restore({ ref: CLAIM }, small), `RestoreSession back ${AT}`],
  ['a member', backupBatch([{ target: { ref: CLAIM }, ...small }]), 'BackupBatch nightly spec.members[0].runtimeSettings.container.env[0].value'],
  ['a blueprint', blueprint({ gcs: { bucket: 'safe' } }, small), `BackupBlueprint pattern ${AT}`],
])('the variable of %s', (_, manifest, place) => {
  expect(judged(manifest)).toEqual([`error STASH348 ${place}: "3" is not a size of packs that restic accepts, so every run fails: ${PACKS}`]);
});

test('the CronJob of a batch does not run restic', () => {
  expect(judged(backupBatch([{ target: { ref: CLAIM } }], small))).toEqual([]);
});
