import { APP_BINDING, demoChart, demoClaim, demoDeployment, demoRestore, demoTemplate, manifestOf, SOURCE_DATA } from './demo';
import {
  Addon, type PersistentVolumeClaimRestoreOptions, type ReferenceRestoreOptions, RestoreRule, RestoreTarget, type VolumeClaimTemplatesRestoreOptions,
  type VolumeRestoreOptions,
} from 'cdk8s-stash';

const WRITTEN_TEMPLATE = { metadata: { name: 'source-data-${POD_ORDINAL}' }, spec: expect.anything() as object };

test('all that can be said of a workload', () => {
  const chart = demoChart();
  const options: Required<VolumeRestoreOptions> = {
    alias: 'shop', args: ['--verify', '--verbose'], rules: [RestoreRule.paths(['/source/data'])], volumeMounts: SOURCE_DATA,
  };
  expect(manifestOf(demoRestore(RestoreTarget.workload(demoDeployment(chart), options), {}, chart)).spec.target).toEqual({
    alias: 'shop',
    args: ['--verify', '--verbose'],
    ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stash-demo', namespace: 'demo' },
    rules: [{ paths: ['/source/data'] }],
    volumeMounts: SOURCE_DATA,
  });
});

test('all that can be said of a claim', () => {
  const chart = demoChart();
  const options: Required<PersistentVolumeClaimRestoreOptions> = {
    alias: 'shop', args: ['--verify'], rules: [RestoreRule.paths(['/source/data'])], mountPath: '/source/data',
  };
  expect(manifestOf(demoRestore(RestoreTarget.persistentVolumeClaim(demoClaim(chart), options), {}, chart)).spec.target).toEqual({
    alias: 'shop',
    args: ['--verify'],
    ref: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'stash-claim' },
    rules: [{ paths: ['/source/data'] }],
    volumeMounts: [{ name: 'stash-volume', mountPath: '/source/data' }],
  });
});

test('all that can be said of claims that Stash creates', () => {
  const options: Required<VolumeClaimTemplatesRestoreOptions> = {
    alias: 'shop', args: ['--verify'], rules: [RestoreRule.paths(['/source/data'])], volumeMounts: SOURCE_DATA, replicas: 3,
  };
  expect(manifestOf(demoRestore(RestoreTarget.volumeClaimTemplates([demoTemplate('source-data-${POD_ORDINAL}')], options))).spec.target).toEqual({
    alias: 'shop',
    args: ['--verify'],
    replicas: 3,
    rules: [{ paths: ['/source/data'] }],
    volumeClaimTemplates: [WRITTEN_TEMPLATE],
    volumeMounts: SOURCE_DATA,
  });
});

test('all that can be said of a reference', () => {
  const options: Required<ReferenceRestoreOptions> = {
    alias: 'shop',
    args: ['--verify'],
    rules: [RestoreRule.snapshots(['latest', '2b8b1d4a'])],
    replicas: 3,
    volumeMounts: SOURCE_DATA,
    volumeClaimTemplates: [demoTemplate('source-data-${POD_ORDINAL}')],
  };
  expect(manifestOf(demoRestore(RestoreTarget.of(APP_BINDING, options), { addon: Addon.perconaxtradb('8.0') })).spec.target).toEqual({
    alias: 'shop',
    args: ['--verify'],
    ref: APP_BINDING,
    replicas: 3,
    rules: [{ snapshots: ['latest', '2b8b1d4a'] }],
    volumeClaimTemplates: [WRITTEN_TEMPLATE],
    volumeMounts: SOURCE_DATA,
  });
});
