import { CLAIM, DEPLOYMENT, linesOf, object } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH318', manifests);
const target = (more: object = {}, ref: object = { ...DEPLOYMENT, namespace: 'shop' }) =>
  ({ ref, paths: ['/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }], ...more });
const backup = (name: string, of: object) => object('BackupConfiguration', { name, spec: { target: of } });

const BEGIN = 'BackupConfiguration a spec.target.ref: 2 backups of Deployment shop/web share one container in its pods, which is configured for the newest of them';
const ALSO = '\n  also BackupConfiguration b spec.target.ref';
const MEND = ': back up all paths with one of them, or give all of them the same alias and mounts, and set target.ref.namespace';
const note = `note ${BEGIN}, including its temporary directory and runtime settings: keep these alike, or back up all paths with one of them${ALSO}`;
const error = (faults: string) => `error ${BEGIN}; ${faults}${MEND}${ALSO}`;

test.each<[string, object, object, string | undefined]>([
  ['backups that are alike', target(), target(), note],
  ['the same alias', target({ alias: 'app' }), target({ alias: 'app' }), note],
  ['an empty alias is none', target({ alias: '' }), target(), note],
  ['different aliases', target({ alias: 'app' }), target({ alias: 'web' }), error('they have several aliases ("app", "web"), but only one is used')],
  ['an alias and none', target({ alias: 'app' }), target(), error('they have several aliases ("app", none), but only one is used')],
  ['paths that all of them mount', target({ paths: ['/data/a'] }), target({ paths: ['/data/b/'] }), note],
  ['other mounts that are as good', target(), target({ volumeMounts: [{ name: 'data', mountPath: '/data/' }] }), note],
  ['a path that one does not mount', target(), target({ paths: ['/logs'], volumeMounts: [{ name: 'logs', mountPath: '/logs' }] }),
    error('not all of them mount "/logs", "/data"')],
  ['a path that neither mounts, which is another matter', target({ paths: ['/x'] }), target(), note],
  ['no namespace in the reference', target(), target({}, DEPLOYMENT), error('the runs of BackupConfiguration shop/b never end, because its reference has no namespace')],
  ['no namespace in any reference', target({}, DEPLOYMENT), target({}, DEPLOYMENT),
    error('the runs of BackupConfiguration shop/a never end, because its reference has no namespace')],
  ['all at once', target({ alias: 'app' }), target({ paths: ['/logs'], volumeMounts: [{ name: 'logs', mountPath: '/logs' }] }, DEPLOYMENT),
    error('they have several aliases ("app", none), but only one is used; not all of them mount "/logs", "/data"; '
      + 'the runs of BackupConfiguration shop/b never end, because its reference has no namespace')],
  ['two workloads', target(), target({}, { ...DEPLOYMENT, name: 'mail', namespace: 'shop' }), undefined],
  ['claims, which have Jobs', target({}, CLAIM), target({}, CLAIM), undefined],
])('%s', (_, a, b, expected) => {
  expect(about(backup('a', a), backup('b', b))).toEqual(expected === undefined ? [] : [expected]);
});

test('a workload that has a Job', () => {
  expect(about(...['a', 'b'].map((name) => object('BackupConfiguration', { name, spec: { target: target(), task: { name: 'ours' } } })))).toEqual([]);
});

test('a batch among them, whose runs are known by another label', () => {
  expect(about(backup('a', target()), object('BackupBatch', { name: 'b', spec: { members: [{ target: target({}, DEPLOYMENT) }] } }))).toEqual([
    note.replace('BackupConfiguration b spec.target', 'BackupBatch b spec.members[0].target'),
  ]);
});
