import { changed } from './changed';
import { removalWipesOut } from '../../../../lib/check/rules/change/removal-wipes-out';
import { repository } from '../manifests';

const wiping = (placing = {}, name = 'safe') => repository(name, { gcs: { bucket: 'backups', prefix: 'shop' } }, { wipeOut: true }, placing);
const keeping = repository('safe', { gcs: { bucket: 'backups' } });
const annotated = (name: string, value: string) => wiping({ annotations: { [name]: value } });

const GONE = 'error STASH703 Repository safe spec.wipeOut: Repository demo/safe is no longer among the manifests: when it is deleted from the cluster, '
  + 'wipeOut deletes all its snapshots';
const MEND = 'keep it, or apply it without wipeOut before it is removed';
const STAY = 'keep its name and namespace, or apply it without wipeOut before it is removed';

test('the acknowledgement may be there before the removal, and is not said to find nothing', () => {
  const acknowledged = annotated('checks.cdk8s-stash/STASH703', 'the shop is closed');
  expect(changed(removalWipesOut, [wiping()], [acknowledged])).toEqual([]);
});

test.each<[string, object[], object[], string[]]>([
  ['a Repository that is removed', [wiping()], [], [`${GONE}: ${MEND}`]],
  ['one that is renamed', [wiping()], [wiping({}, 'other')], [`${GONE}, which are those of Repository demo/other by now: ${STAY}\n  also Repository other spec.backend`]],
  ['one that moves to another namespace', [wiping()], [wiping({ namespace: 'shop' })], [
    `${GONE}, which are those of Repository shop/safe by now: ${STAY}\n  also Repository safe spec.backend`,
  ]],
  ['one that Argo CD prunes last', [annotated('argocd.argoproj.io/sync-options', 'PruneLast=true')], [], [`${GONE}: ${MEND}`]],
  ['one that Argo CD keeps', [annotated('argocd.argoproj.io/sync-options', 'PruneLast=true, Prune=false')], [], []],
  ['one that Flux keeps', [annotated('kustomize.toolkit.fluxcd.io/prune', 'disabled')], [], []],
  ['one that Flux keeps by a label', [wiping({ labels: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } })], [], []],
  ['one that Flux does not touch', [annotated('kustomize.toolkit.fluxcd.io/reconcile', 'disabled')], [], []],
  ['one that Flux manages', [annotated('kustomize.toolkit.fluxcd.io/prune', 'enabled')], [], [`${GONE}: ${MEND}`]],
  ['one of a hook of Helm', [annotated('helm.sh/hook', 'pre-install')], [], []],
  ['one that Helm keeps', [annotated('helm.sh/resource-policy', 'keep')], [], []],
  ['one that is still there', [wiping()], [wiping()], []],
  ['one that is still there, without wipeOut', [wiping()], [keeping], []],
  ['one whose namespace was not stated', [wiping({ namespace: undefined })], [wiping()], []],
  ['one whose namespace is not stated any more', [wiping()], [wiping({ namespace: undefined })], []],
  ['one without wipeOut', [keeping], [], []],
  ['one whose removal is acknowledged', [annotated('checks.cdk8s-stash/STASH703', 'the shop is closed')], [], []],
])('%s', (_, before, now, expected) => {
  expect(changed(removalWipesOut, before, now)).toEqual(expected);
});
