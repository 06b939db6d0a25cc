import { CLAIM, DATA, DEPLOYMENT, LATEST, restore, restoreBatch, STATEFUL_SET } from './demo';
import { clashingRules } from '../../../../lib/check/rules/restore/clashing-rules';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(clashingRules, manifests);
const ref = STATEFUL_SET;

describe('is found', () => {
  const cases: Array<[string, object, string[]]> = [
    ['two rules without hosts', restore({ ref, rules: [DATA, DATA] }), [
      'error STASH401 RestoreSession back spec.target.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
    ['three rules without hosts', restore({ ref, rules: [DATA, DATA, DATA] }), [
      'error STASH401 RestoreSession back spec.target.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
      'error STASH401 RestoreSession back spec.target.rules[2].targetHosts: names no host, and neither does rules[1], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
    ['an empty list of hosts, which is none', restore({ ref, rules: [{ targetHosts: [], ...DATA }, DATA] }), [
      'error STASH401 RestoreSession back spec.target.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
    ['one host in two rules', restore({ ref, rules: [{ targetHosts: ['host-0', 'host-1'], ...DATA }, { targetHosts: ['host-1', 'host-0'], ...DATA }] }), [
      'error STASH401 RestoreSession back spec.target.rules[1].targetHosts: "host-1" and "host-0" are also in rules[0], and only that rule counts: '
      + 'name each host in one rule',
    ]],
    ['snapshots and paths in one rule', restore({ ref, rules: [{ ...LATEST, paths: ['/a', '/b'] }] }), [
      'error STASH401 RestoreSession back spec.target.rules[0].paths: "/a" and "/b" are ignored, because the rule also has snapshots: '
      + 'leave one of the two out: paths restore the newest snapshot of each path, snapshots restore those that are named',
    ]],
    ['the deprecated place', restore({ ref }, { rules: [DATA, DATA] }), [
      'error STASH401 RestoreSession back spec.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
    ['a member of a batch', restoreBatch([{ target: { ref, rules: [DATA] } }, { target: { ref: DEPLOYMENT, rules: [DATA, DATA] } }]), [
      'error STASH401 RestoreBatch back spec.members[1].target.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
    ['a Job', restore({ ref: CLAIM, rules: [DATA, DATA] }, { task: { name: 'pvc-restore' } }), [
      'error STASH401 RestoreSession back spec.target.rules[1].targetHosts: names no host, and neither does rules[0], but only the last such rule counts: '
      + 'remove one of them, or name its hosts',
    ]],
  ];
  test.each(cases)('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
});

describe('is not found', () => {
  const cases: Array<[string, object]> = [
    ['each host once', restore({ ref, rules: [{ targetHosts: ['host-0'], ...DATA }, { targetHosts: ['host-1'], ...DATA }, DATA] })],
    ['a host twice in one rule', restore({ ref, rules: [{ targetHosts: ['host-0', 'host-0'], ...DATA }] })],
    ['snapshots in one rule, paths in another', restore({ ref, rules: [{ targetHosts: ['host-0'], ...DATA }, LATEST] })],
    ['an empty list beside the other', restore({ ref, rules: [{ ...DATA, snapshots: [] }] })],
    ['what no rule of restic is for', restore({ rules: [DATA, DATA] }, { driver: 'VolumeSnapshotter' })],
  ];
  test.each(cases)('%s', (_, manifest) => expect(judged(manifest)).toEqual([]));
});
