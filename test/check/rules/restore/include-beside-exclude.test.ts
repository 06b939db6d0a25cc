import { CLAIM, DATABASE, DEPLOYMENT, restore, restoreBatch } from './demo';
import { includeBesideExclude } from '../../../../lib/check/rules/restore/include-beside-exclude';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(includeBesideExclude, manifests);
const at = 'error STASH414 RestoreSession back spec.target';
const BOTH = 'is set together with include, but restic accepts only one of the two: leave one out';
const ARGS = 'contains patterns that result in both includes and excludes, but restic accepts only one of the two: leave one kind out';
const INCLUDING = { paths: ['/data'], include: ['*.json'] };
const EXCLUDING = { paths: ['/data'], exclude: ['*.tmp'] };
const BOTH_SORTS = { ...INCLUDING, ...EXCLUDING };

test.each<[string, object, string[]]>([
  ['a rule with both', restore({ ref: DEPLOYMENT, rules: [BOTH_SORTS] }), [`${at}.rules[0].exclude: ${BOTH}`]],
  ['a claim', restore({ ref: CLAIM, rules: [BOTH_SORTS] }, { task: { name: 'pvc-restore' } }), [`${at}.rules[0].exclude: ${BOTH}`]],
  ['a member', restoreBatch([{ target: { ref: DEPLOYMENT, rules: [BOTH_SORTS] } }]), [
    `error STASH414 RestoreBatch back spec.members[0].target.rules[0].exclude: ${BOTH}`,
  ]],
  ['arguments of the other sort', restore({ ref: DEPLOYMENT, rules: [INCLUDING, { paths: ['/srv'] }], args: ['--iexclude', '*.tmp'] }), [`${at}.args: ${ARGS}`]],
  ['arguments of both sorts', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }], args: ['-i', 'a', '-e', 'b'] }), [`${at}.args: ${ARGS}`]],
  ['arguments of the same sort', restore({ ref: DEPLOYMENT, rules: [EXCLUDING], args: ['--iexclude', '*.part'] }), []],
  ['arguments beside a rule that has both', restore({ ref: DEPLOYMENT, rules: [BOTH_SORTS], args: ['-i', 'a'] }), [`${at}.rules[0].exclude: ${BOTH}`]],
  ['a sort in each of two rules', restore({ ref: DEPLOYMENT, rules: [INCLUDING, { ...EXCLUDING, targetHosts: ['a'] }] }), []],
  ['a database, which looks at no patterns', restore({ ref: DATABASE, rules: [BOTH_SORTS] }, { task: { name: 'postgres-restore-17.2' } }), []],
  ['a Task that somebody wrote', restore({ ref: DEPLOYMENT, rules: [BOTH_SORTS] }, { task: { name: 'mine' } }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
