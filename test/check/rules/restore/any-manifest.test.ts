import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import {
  backup, backupBatch, CLAIM, claimTemplate, DATA, DATABASE, DEPLOYMENT, LATEST, MOUNTS, repository, restore, restoreBatch, STATEFUL_SET, workload,
} from './demo';
import { commaInPath } from '../../../../lib/check/rules/backup/paths/comma-in-path';
import { noPaths } from '../../../../lib/check/rules/backup/paths/no-paths';
import { pathOutsideMounts } from '../../../../lib/check/rules/backup/paths/path-outside-mounts';
import { podWithoutToken } from '../../../../lib/check/rules/backup/pods/pod-without-token';
import { RESTORE_RULES } from '../../../../lib/check/rules/index';
import { findingsIn } from '../../judged';

const rules = [...RESTORE_RULES, noPaths, pathOutsideMounts, commaInPath, podWithoutToken];

describe('manifests in which anything may be wrong', () => {
  const host = { targetHosts: ['host-9'], sourceHost: 'host-1' };
  const manifests = [
    repository(),
    workload(DEPLOYMENT),
    workload(STATEFUL_SET, { replicas: 2, volumeClaimTemplates: [claimTemplate('data')] }, { automountServiceAccountToken: false }),
    backup({ ref: STATEFUL_SET }),
    backup({ ref: CLAIM, paths: ['/a,b'], exclude: ['c,d'] }, { task: { name: 'pvc-backup' } }, 'claim'),
    backupBatch([{ target: { ref: DEPLOYMENT, paths: ['/data'] } }, { target: { ref: DATABASE }, task: { name: 'nats-backup-2.8.2' } }]),
    restore({ ref: STATEFUL_SET, alias: 'x', rules: [{ ...host, ...DATA }, LATEST] }),
    restore({ ref: CLAIM, rules: [{ ...host, paths: ['/a,b'] }] }, { task: { name: 'pvc-restore' } }),
    restore({ ref: DATABASE, alias: 'y' }, { task: { name: 'nats-restore-2.8.2' }, interimVolumeTemplate: claimTemplate('i') }),
    restore({ volumeClaimTemplates: [claimTemplate('data')], replicas: 2, rules: [DATA] }, { rules: [DATA] }),
    restore({
      volumeClaimTemplates: [{ ...claimTemplate('data'), spec: { dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' } } }],
      replicas: 2,
    }, { driver: 'VolumeSnapshotter' }),
    restoreBatch([{ target: { ref: DEPLOYMENT, volumeMounts: MOUNTS, rules: [DATA, DATA] } }, { target: { ref: STATEFUL_SET, rules: [LATEST] } }]),
  ];
  const junk = fc.constantFrom<unknown[]>(null, undefined, 0, -1, true, '', 'x', '__proto__', [], [null], ['x'], [[]], {}, { name: 1 }, { name: 'x' });

  test('are judged to the end by every rule', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 9 }), junk), { minLength: 1, maxLength: 6 }), (changes) => {
      const given = structuredClone(manifests) as object[];
      changes.forEach(([steps, value]) => change(given, steps, structuredClone(value)));
      const objects = given.filter((one) => typeof one === 'object' && one !== null && typeof (one as { kind?: unknown }).kind === 'string');
      expect(findingsIn(objects, { rules }).filter((line) => line.includes('STASH001'))).toEqual([]);
    }), { numRuns: 1000 });
  });

  /** Puts a value somewhere below: at the member to which the steps lead. */
  function change(place: object, [step = 0, ...steps]: readonly number[], value: unknown): void {
    const members = Object.keys(place).filter((member) => member !== 'kind' && member !== 'apiVersion');
    const member = members[step % members.length]! as keyof typeof place;
    const inner: unknown = place[member];
    if (members.length === 0) {
      return;
    }
    if (steps.length > 0 && typeof inner === 'object' && inner !== null) {
      change(inner, steps, value);
    } else {
      Object.assign(place, { [member]: value });
    }
  }
});

describe('the examples of the documentation', () => {
  const folder = join(__dirname, '../../../../../shared/corpus');
  const files = existsSync(folder) ? globSync('**/*.yaml', { cwd: folder, absolute: true }).sort() : [];
  const text = (file: string) => readFileSync(file, 'utf8');

  if (files.length === 0) {
    console.warn('NOT CHECKED: no examples of the documentation at ../shared/corpus');
  }

  test('have nothing of it, each file alone', () => {
    expect(files.flatMap((file) => findingsIn(text(file), { rules }))).toEqual([]);
  });

  test('have nothing of it, folder by folder', () => {
    const folders = [...new Set(files.map(dirname))];
    expect(folders.flatMap((one) => findingsIn(files.filter((file) => dirname(file) === one).map(text).join('\n---\n'), { rules }))).toEqual([]);
  });
});
