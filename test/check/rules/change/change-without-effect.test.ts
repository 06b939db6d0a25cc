import { changed } from './changed';
import { changeWithoutEffect } from '../../../../lib/check/rules/change/change-without-effect';

const of = (kind: string, spec: object | undefined, metadata: object = {}) =>
  ({ apiVersion: 'stash.appscode.com/v1beta1', kind, metadata: { name: 'shop', ...metadata }, spec });

const REF = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' };
const restore = (snapshot: string, metadata: object = {}) => of('RestoreSession', { repository: { name: 'safe' }, target: { ref: REF, rules: [{ snapshots: [snapshot] }] } }, metadata);
const backup = (paths: string[], more: object = {}, metadata: object = {}) => of('BackupConfiguration', { ...more, target: { ref: REF, paths } }, metadata);

const MEND = 'undo this, give it another name, or delete it from the cluster before it is applied; acknowledge this if it is not in the cluster';
const once = (kind: string, where = '') => [`warning STASH707 ${kind} shop spec: differs from before${where}, but ${kind} shop acts once, when it is created, and the change has no effect: `
  + `${MEND}\n  also ${kind} shop spec`];
const target = (where: string) => [`warning STASH707 BackupConfiguration shop spec.target: differs from before in ${where}, but as long as BackupConfiguration shop is ready, Stash refuses another `
  + `target, and all else that is changed in it: ${MEND}\n  also BackupConfiguration shop spec.target`];

const annotated = (annotations: object) => ({ annotations });

test.each<[string, object, object, string[]]>([
  ['another snapshot', restore('a'), restore('b'), once('RestoreSession', ' in target.rules')],
  ['a restore whose rules are gone', restore('a'), of('RestoreSession', undefined), once('RestoreSession')],
  ['another target of a batch', of('RestoreBatch', { members: [] }), of('RestoreBatch', { members: [{ target: { ref: REF } }] }), once('RestoreBatch', ' in members')],
  ['another backup to run', of('BackupSession', { invoker: { name: 'a' } }), of('BackupSession', { invoker: { name: 'b' } }), once('BackupSession', ' in invoker.name')],
  ['other paths', backup(['/data']), backup(['/data', '/config']), target('paths')],
  ['a target with its namespace, and with an alias', of('BackupConfiguration', { target: { ref: REF } }), of('BackupConfiguration', { target: { alias: 'a', ref: { ...REF, namespace: 'shop' } } }),
    target('alias and ref.namespace')],
  ['a restore that Argo CD synchronises in an order', restore('a'), restore('b', annotated({ 'argocd.argoproj.io/sync-wave': '1' })), once('RestoreSession', ' in target.rules')],
  ['the same restore, its members in another order', of('RestoreSession', { target: { ref: REF }, driver: 'Restic' }), of('RestoreSession', { driver: 'Restic', target: { ref: REF } }), []],
  ['the same restore, with a field that is null', restore('a'), of('RestoreSession', { ...restore('a').spec, task: null }), []],
  ['other labels', restore('a'), restore('a', { labels: { team: 'shop' } }), []],
  ['a restore of another name', restore('a'), restore('b', { name: 'again' }), []],
  ['one whose name is generated', restore('a', { name: undefined, generateName: 'shop-' }), restore('b', { name: undefined, generateName: 'shop-' }), []],
  ['one in another namespace', restore('a'), restore('b', { namespace: 'other' }), []],
  ['another schedule', backup(['/data'], { schedule: '0 1 * * *' }), backup(['/data'], { schedule: '0 2 * * *' }), []],
  ['other members of a batch of backups', of('BackupBatch', { members: [] }), of('BackupBatch', { members: [{ target: { ref: REF } }] }), []],
  ['a restore that Argo CD creates again', restore('a'), restore('b', annotated({ 'argocd.argoproj.io/hook': 'Sync' })), []],
  ['one that Flux creates again', restore('a'), restore('b', annotated({ 'kustomize.toolkit.fluxcd.io/force': 'enabled' })), []],
  ['one that a label has Flux create again', restore('a'), restore('b', { labels: { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' } }), []],
])('%s', (_, before, now, expected) => {
  expect(changed(changeWithoutEffect, [before], [now])).toEqual(expected);
});
