import { asking, claim, deployment } from './annotations';
import { appBinding, linesOf, object } from '../backup/manifests';

const about = (manifest: object, options = {}) => linesOf('STASH506', [manifest], options);
const at = (name: string) => `metadata.annotations["stash.appscode.com/${name}"]: `;
const ALL = { 'backup-blueprint': 'files', 'target-paths': '/data,/conf', 'volume-mounts': 'data:/data,conf:/conf:inner' };
const { 'backup-blueprint': _blueprint, ...WITHOUT_BLUEPRINT } = ALL;
const { 'target-paths': _paths, ...WITHOUT_PATHS } = ALL;
const { 'volume-mounts': _mounts, ...WITHOUT_MOUNTS } = ALL;
const NAME_THEM = 'name the directories that hold the data, and the mounts of their volumes';
const FORM = 'write name:mountPath or name:mountPath:subPath, with commas between them';

test.each<[string, { readonly [name: string]: string }, string[]]>([
  ['all three', ALL, []],
  ['all, with blanks and a schedule', { ...ALL, 'target-paths': ' /data , /conf ', 'schedule': '0 2 * * *' }, []],
  ['none', {}, []],
  ['others of Stash', { 'invoker-name': 'x', 'last-applied': 'y' }, []],
  ['no paths', WITHOUT_PATHS, [`error Deployment x ${at('target-paths')}is missing, and without stash.appscode.com/target-paths Stash creates no backup of a Deployment: ${NAME_THEM}`]],
  ['empty paths', { ...ALL, 'target-paths': ' , ' }, [`error Deployment x ${at('target-paths')}is empty, and without paths Stash creates no backup of a Deployment: ${NAME_THEM}`]],
  ['no mounts', WITHOUT_MOUNTS, [`error Deployment x ${at('volume-mounts')}is missing, and without stash.appscode.com/volume-mounts Stash creates no backup of a Deployment: ${NAME_THEM}`]],
  ['the blueprint alone', { 'backup-blueprint': 'files' }, [`error Deployment x ${at('target-paths')}is missing, and without stash.appscode.com/target-paths and `
    + `stash.appscode.com/volume-mounts Stash creates no backup of a Deployment: ${NAME_THEM}`]],
  ['no blueprint', WITHOUT_BLUEPRINT, [`warning Deployment x ${at('target-paths')}has no effect without stash.appscode.com/backup-blueprint, so Stash creates no backup from it: `
    + 'name the BackupBlueprint in that annotation, or remove this one']],
  ['an empty blueprint', { ...ALL, 'backup-blueprint': ' ' }, [`error Deployment x ${at('backup-blueprint')}does not name a BackupBlueprint, so Stash creates no backup: name one`]],
  ['a misspelt blueprint', { ...WITHOUT_BLUEPRINT, 'backup-blueprints': 'files' }, [
    `error Deployment x ${at('backup-blueprints')}is not an annotation that Stash reads: did you mean "stash.appscode.com/backup-blueprint"?`,
  ]],
  ['misspelt mounts', { ...WITHOUT_MOUNTS, volumeMounts: 'data:/data' }, [
    `error Deployment x ${at('volumeMounts')}is not an annotation that Stash reads: did you mean "stash.appscode.com/volume-mounts"?`,
  ]],
  ['mounts that are none', { ...ALL, 'volume-mounts': 'data,conf:/conf:a:b,:/x,data:data' }, [
    `error Deployment x ${at('volume-mounts')}":/x" is not a mount: ${FORM}`,
    `error Deployment x ${at('volume-mounts')}"conf:/conf:a:b" is not a mount: ${FORM}`,
    `error Deployment x ${at('volume-mounts')}"data" is not a mount: ${FORM}`,
    `error Deployment x ${at('volume-mounts')}"data" is not an absolute path: begin with "/", and leave out control characters`,
  ]],
  ['a mount over restic', { ...ALL, 'volume-mounts': 'data:/bin' }, [
    `error Deployment x ${at('volume-mounts')}"/bin" is where Stash's containers keep restic or their temporary files: mount the volume elsewhere`,
  ]],
  ['an expression', { ...ALL, 'volume-mounts': 'data:/data:$(POD_NAME),conf:/conf' }, [
    `error Deployment x ${at('volume-mounts')}"$(POD_NAME)" is an expression, which Stash does not support in a mount: write the subPath itself`,
  ]],
  ['parameters', { ...ALL }, []],
])('a workload with %s', (_, annotations, expected) => {
  expect(about(deployment(asking(annotations)))).toEqual(expected);
});

test('annotations of the pods are none of the workload', () => {
  const annotations = asking(ALL);
  expect(about(deployment({}, annotations))).toEqual([
    'error Deployment x spec.template.metadata.annotations["stash.appscode.com/backup-blueprint"]: is set on the pods, but Stash looks only at the Deployment itself, '
    + 'so it is not backed up: move the annotations to the metadata of the object',
  ]);
  expect(about(deployment(annotations, annotations))).toEqual([]);
});

const PARAMETERS = { 'params.stash.appscode.com/args': '--x' };
const ignored = (kind: string, name: string) => `warning ${kind} x metadata.annotations["${name}"]: is ignored on the kind ${kind}: remove it`;

test.each<[string, object, string[]]>([
  ['a claim', claim(asking({ 'backup-blueprint': 'claims' })), []],
  ['a claim with a selection', claim(asking(ALL)), [
    ignored('PersistentVolumeClaim', 'stash.appscode.com/target-paths'), ignored('PersistentVolumeClaim', 'stash.appscode.com/volume-mounts'),
  ]],
  ['a claim with parameters', claim({ ...asking({ 'backup-blueprint': 'claims' }), ...PARAMETERS }), [ignored('PersistentVolumeClaim', 'params.stash.appscode.com/args')]],
  ['a workload with parameters', deployment({ ...asking(ALL), ...PARAMETERS }), [ignored('Deployment', 'params.stash.appscode.com/args')]],
  ['a database with parameters', appBinding({ annotations: { ...asking({ 'backup-blueprint': 'databases' }), ...PARAMETERS } }), []],
  ['what Stash does not look at', object('Namespace', { annotations: asking({ 'backup-blueprint': '' }) }, 'v1'), []],
  ['a Namespace', object('Namespace', { annotations: asking({ 'backup-blueprint': 'files' }) }, 'v1'), [
    `warning Namespace x ${at('backup-blueprint')}is set on a Namespace, where it has no effect on the objects in it: annotate the workloads, claims and AppBindings in it`,
  ]],
  ['annotations that are none', claim(['a'] as unknown as object), []],
])('%s', (_, manifest, expected) => {
  expect(about(manifest)).toEqual(expected);
});

test('an app mounts a claim', () => {
  expect(about(deployment(asking({ ...ALL, 'target-paths': '' })), { isSynth: true })).toEqual([
    `error Deployment x ${at('target-paths')}is empty, and without paths Stash creates no backup of a Deployment: `
    + 'mount a claim in its pods, name the paths, or do not request a backup for it',
  ]);
});
