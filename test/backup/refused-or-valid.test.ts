import { Cron, Duration } from 'cdk8s';
import fc from 'fast-check';
import { demoBackup, demoChart, demoRepository } from './demo';
import {
  BackupBatch, BackupBlueprint, BackupTarget, BlueprintRepository, Hook, RetentionPolicy, StorageSecret, type TargetReference,
} from 'cdk8s-stash';

/** Whether what is defined is refused is foretold by a predicate that knows nothing of the library. */
function foretold<T>(values: fc.Arbitrary<T>, isFine: (value: T) => boolean, define: (value: T) => unknown, message: string): void {
  const seen = { fine: 0, refused: 0 };
  fc.assert(fc.property(values, (value) => {
    if (isFine(value)) {
      seen.fine++;
      define(value);
    } else {
      seen.refused++;
      expect(() => define(value)).toThrow(message);
    }
  }), { numRuns: 300 });
  expect(Math.min(seen.fine, seen.refused)).toBeGreaterThan(20);
}

const routine = { schedule: Cron.daily(), retentionPolicy: RetentionPolicy.keepLast(1) };
const claim: TargetReference = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'claim' };

test('a batch has no alias twice, nor two members without one', () => {
  foretold(
    fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: undefined }), { maxLength: 5 }),
    (aliases) => aliases.every((alias, index) => !aliases.slice(0, index).includes(alias)),
    (aliases) => {
      const chart = demoChart();
      new BackupBatch(chart, 'Batch', {
        ...routine, repository: demoRepository(chart), members: aliases.map((alias) => ({ target: BackupTarget.of(claim, { alias }) })),
      });
    },
    'so each would remove the snapshots of the other',
  );
});

test('a blueprint has no variable that Stash does not know, unless it has a default, and none without an end', () => {
  const known = ['TARGET_API_VERSION', 'TARGET_KIND', 'TARGET_NAMESPACE', 'TARGET_NAME', 'TARGET_RESOURCE',
    'TARGET_APP_VERSION', 'TARGET_APP_GROUP', 'TARGET_APP_RESOURCE', 'TARGET_APP_TYPE'];
  const piece = fc.oneof(
    fc.constantFrom('', ' ', '$', '}', '{', 'a', '${HOME:=x}', '${HOME:-x}'),
    fc.constantFrom(...known, 'HOME', 'TARGET', 'TARGET_NAMES').map((name) => `\${${name}}`),
  );
  // Rarely, for every other text would be unfinished.
  const end = fc.oneof({ weight: 8, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('${TARGET_NAME') });
  foretold(
    fc.tuple(fc.array(piece, { maxLength: 4 }), end).map(([pieces, rest]) => pieces.join('') + rest),
    (text) => text.split('${').slice(1).every((rest) => {
      const name = rest.slice(0, rest.indexOf('}'));
      return rest.includes('}') && (known.includes(name) || !['HOME', 'TARGET', 'TARGET_NAMES'].includes(name));
    }),
    (text) => {
      const chart = demoChart();
      new BackupBlueprint(chart, 'Blueprint', {
        ...routine,
        repository: BlueprintRepository.gcs({
          bucket: 'backup', prefix: '${TARGET_NAMESPACE}/${TARGET_NAME}', storageSecret: StorageSecret.fromSecretName(chart, 'Secret', 'secret'),
        }),
        hooks: { preBackup: Hook.exec(['echo', text]) },
      });
    },
    ' variable ',
  );
});

test('a time out is at least a second, in whole milliseconds that Go can count', () => {
  foretold(
    fc.oneof(fc.double({ min: 0, max: 2_000, noNaN: true }), fc.double({ min: 0, max: 2e13, noNaN: true }), fc.integer({ min: 998, max: 1_002 })),
    (milliseconds) => Math.round(milliseconds) >= 1_000 && milliseconds < 2_562_047 * 3_600_000,
    (milliseconds) => demoBackup({ timeOut: Duration.millis(milliseconds) }),
    '[demo/Backup] spec.timeOut: ',
  );
});

test('a claim is in the namespace of its backup, where both are known', () => {
  const namespace = fc.option(fc.constantFrom('demo', 'shop'), { nil: undefined });
  foretold(
    fc.tuple(namespace, namespace),
    ([own, claims]) => own === undefined || claims === undefined || own === claims,
    ([own, claims]) => demoBackup({ target: BackupTarget.of({ ...claim, namespace: claims }) }, demoChart({ namespace: own })),
    'define both in the same namespace',
  );
});

test('the paths of a claim are where it is mounted', () => {
  const folder = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
  foretold(
    fc.tuple(folder, fc.oneof(folder, fc.constant('/')), fc.boolean()).map(([mountPath, path, isBelow]) => [mountPath, isBelow ? mountPath + path : path] as const),
    ([mountPath, path]) => `${path}/`.startsWith(`${mountPath}/`),
    ([mountPath, path]) => demoBackup({ target: BackupTarget.of(claim, { paths: [path], volumeMounts: [{ name: 'data', mountPath }] }) }),
    ' is not below ',
  );
});

test('an alias is one word', () => {
  foretold(
    fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'B', '0', '-', '_', '.', ' ', ',', '\t', '\n', '\u0000', 'ä') }),
    (alias) => alias.length > 0 && [...alias].every((character) => !' ,\t\n\u0000'.includes(character)),
    (alias) => BackupTarget.of(claim, { alias }),
    'BackupTarget.of: alias ',
  );
});
