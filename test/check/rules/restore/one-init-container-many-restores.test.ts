import { CLAIM, DATA, DEPLOYMENT, inNamespace, LATEST, restore, restoreBatch, STATEFUL_SET } from './demo';
import { oneInitContainerManyRestores } from '../../../../lib/check/rules/restore/one-init-container-many-restores';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [oneInitContainerManyRestores] });

const named = (name: string, target: object, spec: object = {}) => {
  const manifest = restore(target, spec);
  return { ...manifest, metadata: { ...manifest.metadata, name } };
};
const files = (name: string, ...paths: string[]) => named(name, { ref: DEPLOYMENT, rules: [{ paths }] });
const FIRST = files('first', '/data');

const finding = (restored: string, by: string, at = 'RestoreSession second spec.target.ref') => `warning STASH429 ${at}: ${restored} restored here, and ${by}, but the pods `
  + 'run only one restore at a time: if both are applied together, one brings nothing back: restore all paths with one of them, or acknowledge this if they are never '
  + 'applied together\n  also RestoreSession first spec.target.ref';

test.each<[string, object[], string[]]>([
  ['another path', [FIRST, files('second', '/srv')], [finding('"/srv" is', '"/data" by RestoreSession shop/first')]],
  ['several paths', [files('first', '/data', '/etc'), files('second', '/srv', '/opt')],
    [finding('"/srv" and "/opt" are', '"/data" and "/etc" by RestoreSession shop/first')]],
  ['paths in the deprecated place', [FIRST, named('second', { ref: DEPLOYMENT }, { rules: [{ paths: ['/srv'] }] })],
    [finding('"/srv" is', '"/data" by RestoreSession shop/first')]],
  ['a member of a batch', [FIRST, restoreBatch([{ target: { ref: STATEFUL_SET, rules: [DATA] } }, { target: { ref: DEPLOYMENT, rules: [{ paths: ['/srv'] }] } }])],
    [finding('"/srv" is', '"/data" by RestoreSession shop/first', 'RestoreBatch back spec.members[1].target.ref')]],
])('%s is found', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));

test.each<[string, object[]]>([
  ['one restore', [FIRST]],
  ['the same path, as for some of the files', [FIRST, files('second', '/data', '/srv')]],
  ['a snapshot, which may be an older one of the same path', [FIRST, named('second', { ref: DEPLOYMENT, rules: [LATEST] })]],
  ['no rule, which another rule reports', [FIRST, named('second', { ref: DEPLOYMENT })]],
  ['another workload', [FIRST, named('second', { ref: STATEFUL_SET, rules: [{ paths: ['/srv'] }] })]],
  ['a workload of the same name elsewhere', [FIRST, inNamespace('other', files('second', '/srv'))]],
  ['claims, which Jobs restore', ['/a', '/b'].map((path) => named(`of${path}`, { ref: CLAIM, rules: [{ paths: [path] }] }, { task: { name: 'pvc-restore' } }))],
  ['two members of one batch', [restoreBatch(['/a', '/b'].map((path) => ({ target: { ref: DEPLOYMENT, rules: [{ paths: [path] }] } })))]],
])('%s: nothing is found', (_, manifests) => expect(judged(...manifests)).toEqual([]));
