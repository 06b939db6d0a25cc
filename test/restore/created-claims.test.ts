import * as fc from 'fast-check';
import { APP_BINDING, demoRestore, demoTemplate, documentOf, messageOf } from './demo';
import { RestoreRule, RestoreTarget, type VolumeClaimTemplate, type VolumeClaimTemplatesRestoreOptions } from 'cdk8s-stash';

const restoreInto = (templates: VolumeClaimTemplate[], options: Partial<VolumeClaimTemplatesRestoreOptions> = {}) => demoRestore(
  RestoreTarget.volumeClaimTemplates(templates, {
    rules: [RestoreRule.paths(['/data'])],
    volumeMounts: templates.map(({ metadata }, index) => ({ name: metadata.name ?? '', mountPath: index === 0 ? '/data' : `/data-${index}` })),
    ...options,
  }),
);
const mount = (...names: string[]) => names.map((name, index) => ({ name, mountPath: index === 0 ? '/data' : `/data-${index}` }));

test.each<[string, VolumeClaimTemplate[], Partial<VolumeClaimTemplatesRestoreOptions>, string]>([
  ['no template', [], {}, 'volumeClaimTemplates: is empty, so there would be nothing to restore into: add a template for each claim'],
  ['no name', [{ ...demoTemplate('data'), metadata: { generateName: 'data-' } }], {},
    'volumeClaimTemplates[0].metadata.name: is missing, but the restore mounts the claim by its name: give one'],
  ['one name twice', [demoTemplate('data'), demoTemplate('data')], {}, 'volumeClaimTemplates[1].metadata.name: "data" gives the volume name "data", which '
    + 'another template gives too: give each its own name'],
  ['one volume for a claim and a numbered one', [demoTemplate('data'), demoTemplate('data-${POD_ORDINAL}')], {}, 'volumeClaimTemplates[1].metadata.name: '
    + '"data-${POD_ORDINAL}" gives the volume name "data", which another template gives too: give each its own name'],
  ['one name for several', [demoTemplate('data')], { replicas: 3 }, 'volumeClaimTemplates[0].metadata.name: "data" has no place for a number, but '
    + 'replicas is set: end it with "-${POD_ORDINAL}"; did you mean "data-${POD_ORDINAL}"?'],
  ['a number that is not at the end', [demoTemplate('data-${POD_ORDINAL}-x')], { replicas: 1 }, 'volumeClaimTemplates[0].metadata.name: '
    + '"data-${POD_ORDINAL}-x" has no place for a number, but replicas is set: end it with "-${POD_ORDINAL}"; did you mean "data-${POD_ORDINAL}-x-${POD_ORDINAL}"?'],
  ['no replica', [demoTemplate('data-${POD_ORDINAL}')], { replicas: 0 }, 'replicas: 0 is not a valid number of claims: use an integer of at least 1'],
  ['half a replica', [demoTemplate('data-${POD_ORDINAL}')], { replicas: 1.5 }, 'replicas: 1.5 is not a valid number of claims: use an integer of at least 1'],
  ['more replicas than Kubernetes counts', [demoTemplate('data-${POD_ORDINAL}')], { replicas: 2 ** 31 }, 'replicas: 2147483648 is not a valid number of claims: use an integer of at least 1'],
  ['no mount', [demoTemplate('data')], { volumeMounts: [] }, 'volumeMounts: is empty, so everything would be restored into the container of Stash and lost '
    + 'with it, but count as restored: mount the volumes where they were mounted in the backup'],
  ['a mount of another volume', [demoTemplate('data')], { volumeMounts: mount('data', 'date') },
    'volumeMounts[1].name: "date" is not a volume of this restore: mount "data", which it creates'],
  ['a mount by the name of the claim', [demoTemplate('data-${POD_ORDINAL}')], { replicas: 2, volumeMounts: mount('data-${POD_ORDINAL}') },
    'volumeMounts[0].name: "data-${POD_ORDINAL}" is not a volume of this restore: mount "data", which it creates'],
  ['a claim that nothing mounts', [demoTemplate('data'), demoTemplate('logs')], { volumeMounts: mount('data') }, 'volumeMounts: does not mount "logs", whose '
    + 'claim would be created and stay empty: mount it where it was mounted in the backup'],
  ['a claim without a size', [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }], {}, 'volumeClaimTemplates[0].spec.resources.requests'
    + '.storage: is missing, and Kubernetes refuses a claim without it: set the size of the volume'],
  ['a claim of another namespace', [{ ...demoTemplate('data'), metadata: { name: 'data', namespace: 'shop' } }], {}, 'volumeClaimTemplates[0].metadata.namespace: '
    + '"shop" is not where Stash creates the claim, which is the namespace of the object with the template: write "demo", or leave it out'],
])('%s', (_, templates, options, complaint) => {
  expect(() => restoreInto(templates, options)).toThrow(new Error(`[demo/Restore] spec.target.${complaint}`));
});

test('two claims', () => {
  expect(documentOf(restoreInto([demoTemplate('data'), demoTemplate('logs')]))).toContain(`\
    volumeMounts:
      - mountPath: /data
        name: data
      - mountPath: /data-1
        name: logs
`);
});

test('the claims of a database are mounted by its Task', () => {
  const target = RestoreTarget.of(APP_BINDING, { replicas: 3, volumeClaimTemplates: [demoTemplate('data-db-${POD_ORDINAL}')] });
  expect(() => demoRestore(target)).not.toThrow();
});

test('any names of claims', () => {
  const anyName = fc.constantFrom('a', 'b', 'a-${POD_ORDINAL}', 'b-${POD_ORDINAL}', '${POD_ORDINAL}-a', 'a${POD_ORDINAL}');
  const anyReplicas = fc.option(fc.integer({ min: -1, max: 3 }), { nil: undefined });
  fc.assert(fc.property(fc.array(anyName, { minLength: 1, maxLength: 3 }), anyReplicas, (names, replicas) => {
    const numbered = replicas === undefined || (replicas > 0 && names.every((name) => name.split('-').pop() === '${POD_ORDINAL}'));
    const volumes = names.map((name) => name.replace(/-\$\{POD_ORDINAL\}$/, ''));
    const distinct = new Set(volumes).size === volumes.length;
    const message = messageOf(() => restoreInto(names.map((name) => demoTemplate(name)), { replicas, volumeMounts: mount(...volumes) }));
    expect(message === undefined).toBe(distinct && numbered);
  }), { numRuns: 300 });
});
