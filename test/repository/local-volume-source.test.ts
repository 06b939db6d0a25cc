import { parse } from 'yaml';
import { local } from './backend-repositories';
import { yamlOf } from './demo';
import { violations } from './structural-schema';
import { OF_POD, SOURCES } from './volume-sources';
import { CRDS, HAS_CRDS, published } from '../imports/conformance';
import { Checks, type LocalRepository, VolumeSource } from 'cdk8s-stash';

if (!HAS_CRDS) {
  console.warn(`NOT CHECKED: whether the sources of volumes are those of the published CRD, for there is none in ${CRDS}`);
}

/** Those that are always read-only, so that no Repository is on one. */
const READ_ONLY = ['configMap', 'downwardAPI', 'image', 'projected', 'secret'];

const backendOf = (repository: LocalRepository) =>
  (parse(yamlOf(repository), { version: '1.1' }) as { spec: { backend: { local: object } } }).spec.backend.local;

test.each(Object.entries(SOURCES))('%s stands in the manifest as Kubernetes writes it', (member, [volume, source]) => {
  const repository = local({ volume });
  if (OF_POD.includes(member)) {
    Checks.of(repository).acknowledge('STASH110', 'it is thrown away');
  }
  expect(backendOf(repository)).toEqual({ mountPath: '/safe/data', [member]: source });
  if (HAS_CRDS) {
    const schema = published({ group: 'stash.appscode.com', version: 'v1alpha1', kind: 'Repository' });
    expect([...violations(schema, parse(yamlOf(repository), { version: '1.1' }))]).toEqual([]);
  }
});

test.each(OF_POD)('%s dies with the pod, and is refused unless that is acknowledged', (member) => {
  const repository = local({ volume: SOURCES[member]![0] });
  expect(() => yamlOf(repository)).toThrow(`[demo/Repository] STASH110 spec.backend.local.${member}: is deleted together with the pod, with every backup in it`);
});

(HAS_CRDS ? test : test.skip)('every source of the CRD has a factory, but for those that are read-only', () => {
  const schema = published({ group: 'stash.appscode.com', version: 'v1alpha1', kind: 'Repository' });
  const members = Object.keys(schema.properties!.spec!.properties!.backend!.properties!.local!.properties!);
  expect([...Object.keys(SOURCES), ...READ_ONLY, 'mountPath', 'subPath'].sort()).toEqual(members.sort());
});

test.each(READ_ONLY)('%s has no factory', (member) => {
  expect(VolumeSource).not.toHaveProperty(member);
});

test('a field that would be lost is refused where the source is made', () => {
  const source = { server: 'a', path: '/b', mountOptions: ['ro'] };
  expect(() => VolumeSource.nfs(source)).toThrow(new Error('VolumeSource.nfs: "nfs.mountOptions" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
    + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)'));
});

test('the message names the factory as it is called', () => {
  const source = { gateway: 'a', secretRef: { name: 'b' }, system: 'c', x: 1 };
  expect(() => VolumeSource.scaleIO(source)).toThrow('VolumeSource.scaleIO: "scaleIo.x" would be lost');
});

const RELATIVE = 'is not an absolute path, so that no pod can mount it: begin it with "/"';

test.each<[string, () => VolumeSource]>([
  [`nfs: path "backups" ${RELATIVE}; did you mean "/backups"?`, () => VolumeSource.nfs({ server: 'a', path: 'backups' })],
  [`nfs: path "" ${RELATIVE}`, () => VolumeSource.nfs({ server: 'a', path: '' })],
  ['nfs: path is missing: give a string; an environment variable that is not set is undefined',
    () => VolumeSource.nfs({ server: 'a', path: process.env.NOT_SET! })],
  [`hostPath: path "srv/backups" ${RELATIVE}; did you mean "/srv/backups"?`, () => VolumeSource.hostPath({ path: 'srv/backups' })],
  ['hostPath: path "/srv/../a" contains "..", and Kubernetes refuses every pod that mounts such a path: write the resulting path; did you mean "/a"?',
    () => VolumeSource.hostPath({ path: '/srv/../a' })],
])('VolumeSource.%s', (message, make) => {
  expect(make).toThrow(new Error(`VolumeSource.${message}`));
});

test.each(['', 'Repo_PVC', 'a b'])('%j is no name of a claim', (name) => {
  expect(() => VolumeSource.persistentVolumeClaimName(name)).toThrow(`VolumeSource.persistentVolumeClaimName: ${JSON.stringify(name)} is not a DNS subdomain: `
    + 'use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit');
});
