import assert from 'node:assert/strict';
import { Backup, Configuration } from './manifests';
import { Outcome } from './outcome';

/** What was measured with the operator's calls typed by hand. A replay that does not see it would see nothing. */
export interface Measured extends Configuration {
  /** The versions of restic that it holds for, where it does not hold for all. */
  readonly restic?: 'before 0.17' | 'since 0.17';
  readonly holds: (outcome: Outcome) => void;
}

const claim = (name: string, more: Partial<Backup> = {}): Backup => ({ kind: 'PersistentVolumeClaim', name, ...more });
const LATER = '0 14 * * *';

function loses({ losses }: Outcome, way: string, pattern: RegExp): void {
  const texts = losses.filter(loss => loss.way === way).map(({ text }) => text);
  assert.ok(texts.some(text => pattern.test(text)), `no loss by ${way} like ${pattern}, but: ${texts.join('; ') || 'none'}`);
}

function keepsAll({ losses }: Outcome): void {
  assert.deepEqual(losses, []);
}

export const MEASURED: readonly Measured[] = [
  {
    title: 'E1: the second claim\'s retention takes the first one\'s only snapshot, and the restore yields the second one\'s bytes',
    backups: [claim('a', { retention: { keepLast: 1 } }), claim('b', { retention: { keepLast: 1 }, schedule: LATER })],
    holds: (outcome) => {
      loses(outcome, 'restore', /^restore of \S+\/a, .* expected "\S+\/a .* got "\S+\/b /);
      loses(outcome, 'retention', /\/a, .* which is gone/);
      assert.deepEqual(outcome.left, { 'host-0': 1 });
    },
  },
  {
    title: 'E2: keepLast 1 of another target leaves one of the snapshots that keepLast 30 keeps',
    backups: [
      { kind: 'postgres', name: 'db', alias: 'postgresql-0', schedule: '0 1-5 1 1 *', retention: { keepLast: 30 } },
      { kind: 'postgres', name: 'ldap', alias: 'openldap-0', schedule: '0 6 1 1 *', retention: { keepLast: 1 } },
    ],
    holds: (outcome) => {
      const made = outcome.log.filter(line => line.includes('--host postgresql-0 --time')).length;
      assert.ok(made > 2, 'a history too short to lose much of it');
      assert.equal(outcome.losses.filter(({ way }) => way === 'retention').length, made - 1);
      assert.deepEqual(outcome.left, { 'postgresql-0': 1, 'openldap-0': 1 });
    },
  },
  {
    title: 'E3: a prune beside a backup under way takes its packs, and both runs succeed',
    backups: [
      { kind: 'postgres', name: 'db', alias: 'postgresql-0', retention: { keepLast: 1 } },
      { kind: 'postgres', name: 'ldap', alias: 'openldap-0', retention: { keepLast: 1 } },
    ],
    holds: (outcome) => {
      assert.equal(outcome.raced, 'pruned');
      loses(outcome, 'damage', /pack/);
      loses(outcome, 'restore', /\/db, .* got nothing/);
      assert.ok(!outcome.log.some(line => line.includes(' backup ') && line.includes('exit')), 'a backup failed, so the loss is not silent');
    },
  },
  {
    title: 'E3 without prune: no loss',
    backups: ['db', 'ldap'].map(name => ({ kind: 'postgres', name, alias: name, retention: { keepLast: 1, prune: false } })),
    holds: keepsAll,
  },
  {
    title: 'N1: the restore of a claim ignores host and alias',
    backups: [claim('a', { alias: 'a' }), claim('b', { alias: 'b', schedule: LATER })],
    holds: outcome => loses(outcome, 'restore', /^restore of \S+\/a, host a: .* got "\S+\/b b /),
  },
  {
    title: 'N3: a dump without an alias is restored from the newest snapshot of the repository',
    backups: [{ kind: 'postgres', name: 'a' }, { kind: 'mysql', name: 'b', alias: 'b', schedule: LATER }],
    holds: (outcome) => {
      loses(outcome, 'restore', /^restore of \S+\/a, .* got "\S+\/b b /);
      assert.ok(!outcome.losses.some(({ text }) => text.startsWith('restore of AppBinding/shop/b')), 'with an alias it is restored by its host');
    },
  },
  {
    title: 'N5: keepTags alone deletes every snapshot, the new one included',
    restic: 'before 0.17',
    backups: [claim('a', { retention: { keepTags: ['daily'] } })],
    holds: (outcome) => {
      assert.deepEqual(outcome.left, {});
      loses(outcome, 'restore', /got nothing/);
    },
  },
  {
    title: 'N5: with keepTags alone restic refuses to delete the last snapshot, and every run fails',
    restic: 'since 0.17',
    backups: [claim('a', { retention: { keepTags: ['daily'] } })],
    holds: (outcome) => {
      loses(outcome, 'failed run', /refusing to delete last snapshot/);
      assert.equal(outcome.left['host-0'], outcome.log.filter(line => line.includes(' backup ')).length);
    },
  },
  {
    title: 'N9: with two paths, the latest snapshot brings back one',
    backups: [{ kind: 'Deployment', name: 'a', paths: ['/data', '/etc/app'], restore: [{ snapshots: ['latest'] }] }],
    holds: (outcome) => {
      const lost = outcome.losses.map(({ text }) => text);
      assert.equal(lost.length, 1);
      assert.match(lost[0]!, /^RestoreSession .*\/data\/bytes: .* got nothing$/);
    },
  },
  {
    title: 'E4: restic forgets nothing without a policy, and the repository grows',
    restic: 'before 0.17',
    backups: [claim('a', { retention: {} })],
    holds: (outcome) => {
      keepsAll(outcome);
      assert.equal(outcome.left['host-0'], outcome.log.filter(line => line.includes(' backup ')).length);
    },
  },
  {
    title: 'E4: restic fails without a policy, and every run with it',
    restic: 'since 0.17',
    backups: [claim('a', { retention: {} })],
    holds: outcome => loses(outcome, 'failed run', /no policy was specified/),
  },
];
