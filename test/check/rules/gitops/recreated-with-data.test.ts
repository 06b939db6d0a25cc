import { recreatedWithData } from '../../../../lib/check/rules/gitops/recreated-with-data';
import { backup, blueprint, foundBy, repository, restore } from '../manifests';

const HOOK = 'argocd.argoproj.io/hook';
const POLICY = 'argocd.argoproj.io/hook-delete-policy';
const OPTIONS = 'argocd.argoproj.io/sync-options';
const HELM = 'helm.sh/hook';
const HELM_POLICY = 'helm.sh/hook-delete-policy';
const ARGO = 'at each sync, Argo CD deletes and recreates';
const UPGRADE = 'at each upgrade, Helm deletes and recreates';

const wiping = (annotations: object, wipeOut: unknown = true) => repository('safe', { gcs: { bucket: 'safe' } }, { wipeOut }, { annotations });
const target = { ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' } };
const restoring = (annotations: object, spec: object = { target }) => restore('back', 'safe', spec, { annotations });
const batch = (annotations: object, members: unknown) =>
  ({ ...restoring(annotations, { members }), kind: 'RestoreBatch' });
const elsewhere = { ref: { ...target.ref, name: 'shop-copy' } };
const judged = (...manifests: object[]) => foundBy(recreatedWithData, [backup('shop', 'safe'), ...manifests]);

test.each<[string, object, string, string]>([
  ['a hook of Argo CD', { [HOOK]: 'PostSync' }, HOOK, ARGO],
  ['one of several hooks', { [HOOK]: 'SyncFail, PreSync' }, HOOK, ARGO],
  ['a hook of the sync itself', { [HOOK]: 'Sync' }, HOOK, ARGO],
  ['a hook that is deleted before it is created', { [HOOK]: 'Sync', [POLICY]: 'HookFailed, BeforeHookCreation' }, HOOK, ARGO],
  ['a hook that is deleted once it has succeeded', { [HOOK]: 'Sync', [POLICY]: 'HookSucceeded' }, HOOK, ARGO],
  ['replacement by force', { [OPTIONS]: 'Prune=false, Force=true,Replace=true' }, OPTIONS, ARGO],
  ['a hook of Helm', { [HELM]: 'post-install,post-upgrade' }, HELM, UPGRADE],
  ['a hook of Helm before the upgrade', { [HELM]: 'pre-upgrade', [HELM_POLICY]: 'before-hook-creation' }, HELM, UPGRADE],
  ['a hook of Helm that is deleted once it has succeeded', { [HELM]: 'pre-upgrade', [HELM_POLICY]: 'hook-succeeded' }, HELM, UPGRADE],
])('%s', (_, annotations, annotation, when) => {
  const field = `metadata.annotations["${annotation}"]`;
  const again = (kind: string) => `error STASH607 ${kind} back ${field}: ${when} ${kind} demo/back, which then restores over the current data of `
    + 'Deployment demo/shop again: remove the annotation, and apply the restore by hand';
  expect(judged(restoring(annotations))).toEqual([again('RestoreSession')]);
  expect(judged(batch(annotations, [{ target: elsewhere }, { target }]))).toEqual([again('RestoreBatch')]);
  expect(judged(wiping(annotations))).toEqual([
    `error STASH607 Repository safe ${field}: ${when} Repository demo/safe, and wipeOut deletes all its snapshots each time: remove the annotation, or wipeOut`,
  ]);
});

test.each<[string, object]>([
  ['no annotations', {}],
  ['a sync wave', { 'argocd.argoproj.io/sync-wave': '1' }],
  ['an object that Argo CD skips', { [HOOK]: 'Skip' }],
  ['a hook that runs if a sync has failed', { [HOOK]: 'SyncFail' }],
  ['a hook that runs once the application is deleted', { [HOOK]: 'PreDelete,PostDelete' }],
  ['a hook that stays once it has succeeded', { [HOOK]: 'Sync', [POLICY]: 'HookFailed' }],
  ['a hook of Helm that stays once it has succeeded', { [HELM]: 'pre-upgrade', [HELM_POLICY]: 'hook-failed' }],
  ['a hook of the installation', { [HELM]: 'post-install' }],
  ['a hook of a rollback', { [HELM]: 'pre-rollback' }],
  ['replacement without force', { [OPTIONS]: 'Replace=true' }],
  ['force without replacement', { [OPTIONS]: 'Force=true,Prune=false' }],
  ['replacement that is turned off', { [OPTIONS]: 'Force=true,Replace=false' }],
  ['what is no text', { [HOOK]: ['Sync'], [HELM]: 1, [OPTIONS]: null }],
])('nothing about %s', (_, annotations) => {
  expect(judged(restoring(annotations), wiping(annotations))).toEqual([]);
});

test.each<[string, object]>([
  ['a Repository without wipeOut', wiping({ [HOOK]: 'PreSync' }, false)],
  ['a pattern of Repositories', { ...blueprint({ gcs: { bucket: 'safe' } }, { wipeOut: true }), metadata: { name: 'pattern', annotations: { [HOOK]: 'PreSync' } } }],
  ['a rehearsal into a copy at each sync', restoring({ [HOOK]: 'PostSync' }, { target: elsewhere })],
  ['a restore into new claims', restoring({ [HOOK]: 'PostSync' }, { target: { volumeClaimTemplates: [{}] } })],
  ['a batch without members', batch({ [HOOK]: 'PostSync' }, undefined)],
  ['a backup before each sync', { ...restoring({ [HOOK]: 'PreSync' }, { invoker: { name: 'shop' } }), kind: 'BackupSession' }],
  ['a backup as a hook', backup('other', 'safe', {}, { annotations: { [HOOK]: 'PreSync' } })],
])('nothing about %s', (_, manifest) => {
  expect(judged(manifest)).toEqual([]);
});
