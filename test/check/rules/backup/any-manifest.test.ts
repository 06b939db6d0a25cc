import * as fc from 'fast-check';
import { backup, batch, member, repository, restore } from './stored';
import { judge } from '../../../../lib/check/judge';
import { clusterOf } from '../../judged';
import { changed, placesInManifests } from '../places';

/** What nearly everything of Stash is in, each of which something is changed in. */
const SOUND: readonly object[] = [
  ...repository('repo'),
  ...repository('other', { account: 'x' }),
  backup('Deployment/a', { paths: ['/data'], spec: { schedule: '0 2 * * *', timeOut: '1h', retryConfig: { maxRetry: 1, delay: '1m' } } }),
  backup('StatefulSet/b', { paths: ['/data'], repository: 'other', spec: { schedule: '@every 1h' } }),
  backup('AppBinding/c', { task: 'mongodb-backup-6.0.5', spec: { schedule: '* * * * *' } }),
  batch('d', [member('PersistentVolumeClaim/e'), member('AppBinding/f', { task: 'perconaxtradb-backup-8.0' })], { schedule: '0 2 1 * *' }),
  restore('g', 'PersistentVolumeClaim/e', { rules: [{ paths: ['/stash-data'], snapshots: ['latest'], sourceHost: 'x' }] }),
  { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'b', namespace: 'shop' }, spec: { replicas: 3 } },
  {
    apiVersion: 'appcatalog.appscode.com/v1alpha1',
    kind: 'AppBinding',
    metadata: { name: 'c', namespace: 'shop' },
    spec: { clientConfig: { url: 'x://y' }, parameters: { replicaSets: { x: 'y' }, configServer: 'z', group: 'g' } },
  },
  {
    apiVersion: 'stash.appscode.com/v1beta1',
    kind: 'BackupBlueprint',
    metadata: { name: 'h' },
    spec: {
      schedule: '0 2 * * *',
      retentionPolicy: { name: 'keep-last-1', keepLast: 1, prune: true },
      backend: { storageSecretName: 'repo-secret', azure: { container: 'backups', prefix: 'shop' } },
    },
  },
];

const ODD = [null, 0, -1, 1.5, true, '', 'x', '${X}', [], [null], ['x'], {}, { x: null }, [[]]];

const change = fc.tuple(fc.constantFrom(...placesInManifests(SOUND)), fc.oneof(fc.constantFrom(...ODD), fc.jsonValue()));

test('no manifest is too odd for a rule to judge', () => {
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
    const manifests = changes.reduce<unknown>((all, [path, given]) => changed(all, path, given), SOUND) as object[];
    expect(judge(clusterOf(manifests)).filter(({ rule }) => rule.id === 'STASH001')).toEqual([]);
  }), { numRuns: 1000 });
});

test('the order of the manifests changes nothing but the place of a finding', () => {
  const summary = (manifests: readonly object[]) => judge(clusterOf(manifests)).map(({ rule: { id }, level, subject, also }) =>
    [id, level, ...[subject, ...also.map((place) => place.subject)].map(({ name }) => name).sort()].join(' ')).sort();
  const expected = summary(SOUND);
  expect(expected.length).toBeGreaterThan(3);
  fc.assert(fc.property(fc.shuffledSubarray([...SOUND], { minLength: SOUND.length }), (manifests) => {
    expect(summary(manifests)).toEqual(expected);
  }));
});
