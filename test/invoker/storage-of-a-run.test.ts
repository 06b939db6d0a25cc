import { Size } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import fc from 'fast-check';
import { demoBackup, demoChart, specOf } from '../backup/demo';
import { Addon, BackupTarget, type TempDir, TempDirMedium, type VolumeClaimTemplate, type VolumeClaimTemplateMetadata } from 'cdk8s-stash';

const { Quantity } = plus27.k8s;

describe('the temporary directory', () => {
  const written = (tempDir: TempDir) => specOf(demoBackup({ tempDir })).tempDir;

  test('all that it can be', () => {
    const all: Required<TempDir> = { medium: TempDirMedium.HUGE_PAGES, sizeLimit: Size.gibibytes(2), disableCaching: true };
    expect(written(all)).toEqual({ medium: 'HugePages', sizeLimit: '2Gi', disableCaching: true });
  });

  test.each<[Size, string]>([
    [Size.kibibytes(1), '1Ki'], [Size.kibibytes(1023), '1023Ki'], [Size.kibibytes(1024), '1Mi'], [Size.mebibytes(1536), '1536Mi'], [Size.gibibytes(1.5), '1536Mi'],
    [Size.tebibytes(1), '1Ti'], [Size.pebibyte(2), '2Pi'], [Size.kibibytes(0.5), '512'], [Size.kibibytes(1.0001), '1025'],
  ])('%j is %p', (sizeLimit, expected) => {
    expect(written({ sizeLimit })).toEqual({ sizeLimit: expected });
  });

  test('a size means what it says', () => {
    const UNITS: { readonly [unit: string]: bigint } = { '': 1n, 'Ki': 2n ** 10n, 'Mi': 2n ** 20n, 'Gi': 2n ** 30n, 'Ti': 2n ** 40n, 'Pi': 2n ** 50n };
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (kibibytes) => {
      const [, count, unit] = /^(\d+)(\D*)$/.exec(String(written({ sizeLimit: Size.kibibytes(kibibytes) })!.sizeLimit))!;
      expect(BigInt(count!) * UNITS[unit!]!).toBe(BigInt(kibibytes) * 1024n);
    }), { numRuns: 200 });
  });

  test('no space at all is refused', () => {
    expect(() => written({ sizeLimit: Size.gibibytes(0) })).toThrow(new Error(
      '[demo/Backup] spec.tempDir.sizeLimit: "0" leaves no space at all: leave it out for no limit',
    ));
  });
});

describe('the claim for what is on its way', () => {
  const spec: plus27.k8s.PersistentVolumeClaimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: Quantity.fromString('1Gi') } } };
  const define = (interimVolumeTemplate: VolumeClaimTemplate, chart = demoChart()) => demoBackup({
    target: BackupTarget.of({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'es' }), addon: Addon.elasticsearch('8.2.0'), interimVolumeTemplate,
  }, chart);

  test('all that it can be', () => {
    const metadata: Required<VolumeClaimTemplateMetadata> = {
      name: 'interim-${POD_ORDINAL}',
      generateName: 'interim-',
      namespace: 'demo',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', uid: 'y' }],
    };
    const template: Required<VolumeClaimTemplate> = {
      apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { ...spec, storageClassName: 'fast' },
    };
    expect(specOf(define(template)).interimVolumeTemplate).toEqual({
      ...template, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'fast' },
    });
  });

  test.each<[string, VolumeClaimTemplate, string, string]>([
    ['no name', { metadata: {}, spec }, 'metadata.name', 'is missing, and Kubernetes refuses a claim without a name: give name or generateName'],
    ['a name that is none', { metadata: { name: 'Interim_${POD_ORDINAL}' }, spec }, 'metadata.name', '"Interim_${POD_ORDINAL}" is not a DNS subdomain: use 1 to 253 characters from '
      + 'a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "interim-pod-ordinal"?'],
    ['another API version', { apiVersion: 'core/v1', metadata: { name: 'a' }, spec }, 'apiVersion',
      '"core/v1" does not fit the template of a claim: write "v1", or leave it out'],
    ['another kind', { kind: 'PersistentVolume', metadata: { name: 'a' }, spec }, 'kind',
      '"PersistentVolume" does not fit the template of a claim: write "PersistentVolumeClaim", or leave it out'],
    ['another namespace', { metadata: { name: 'a', namespace: 'shop' }, spec }, 'metadata.namespace',
      '"shop" is not where Stash creates the claim, which is the namespace of the object with the template: write "demo", or leave it out'],
    ['no access mode', { metadata: { name: 'a' }, spec: { ...spec, accessModes: [] } }, 'spec.accessModes',
      'is missing, and Kubernetes refuses a claim without it: name a mode, such as ["ReadWriteOnce"]'],
    ['an access mode that there is none', { metadata: { name: 'a' }, spec: { ...spec, accessModes: ['ReadWriteOnce', 'RWO'] } }, 'spec.accessModes[1]',
      '"RWO" is not an access mode, so Kubernetes refuses the claim: write one of ReadWriteMany, ReadWriteOnce, ReadWriteOncePod, ReadOnlyMany; did you mean "ReadWriteOnce"?'],
    ['what Kubernetes 1.27 does not know', { metadata: { name: 'a' }, spec: { ...spec, volumeAttributesClassName: 'x' } as plus27.k8s.PersistentVolumeClaimSpec }, 'spec',
      '"volumeAttributesClassName" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
        + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)'],
  ])('with %s is refused', (_, template, field, complaint) => {
    expect(() => define(template)).toThrow(new Error(`[demo/Backup] spec.interimVolumeTemplate.${field}: ${complaint}`));
  });

  test('needs no size, which Stash calculates for Elasticsearch', () => {
    const unsized = { accessModes: ['ReadWriteOnce'] };
    expect(specOf(define({ metadata: { name: 'a' }, spec: unsized })).interimVolumeTemplate!.spec).toEqual(unsized);
  });

  test('names a namespace where that of its object is not known', () => {
    const metadata = { name: 'a', namespace: 'shop' };
    expect(specOf(define({ metadata, spec }, demoChart({}))).interimVolumeTemplate!.metadata).toEqual(metadata);
    expect(() => define({ metadata: { ...metadata, namespace: 'Shop' }, spec }, demoChart({}))).toThrow(new Error(
      '[demo/Backup] spec.interimVolumeTemplate.metadata.namespace: "Shop" is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter '
      + 'or digit; did you mean "shop"?',
    ));
  });
});
