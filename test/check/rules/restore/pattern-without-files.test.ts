import { CLAIM, claimTemplate, DATABASE, DEPLOYMENT, restore, restoreBatch } from './demo';
import { patternWithoutFiles } from '../../../../lib/check/rules/restore/pattern-without-files';
import { foundBy } from '../manifests';

const judged = (...manifests: object[]) => foundBy(patternWithoutFiles, manifests);
const at = 'error STASH412 RestoreSession back spec.target.rules';
const outside = (paths: string) => `is outside of ${paths}, so it restores nothing, and the restore reports success: begin it with a path that is restored, or without a slash `
  + 'to match in all folders';
const all = (paths: string) => `leaves out all files${paths}, so that none is restored and the restore reports success: name some of them, such as "*.tmp"`;
const takesBack = (outcome: string) => `takes back what a pattern before it includes, but there is none, so it ${outcome}: `
  + 'write it without "!" into exclude, or after a pattern that includes more, such as "*"';
const RESTORES_NOTHING = takesBack('restores nothing, and the restore reports success');
const rule = (data: object) => ({ rules: [{ paths: ['/data'], ...data }] });
const pvc = { task: { name: 'pvc-restore' } };

test.each<[string, object, string[]]>([
  ['an include outside of the path', restore({ ref: DEPLOYMENT, ...rule({ include: ['/data/a', '/srv/a'] }) }), [`${at}[0].include[1]: "/srv/a" ${outside('"/data"')}`]],
  ['an include outside of all paths', restore({ ref: DEPLOYMENT, ...rule({ paths: ['/data', '/cache'], include: ['/srv'] }) }), [
    `${at}[0].include[0]: "/srv" ${outside('"/data" and "/cache"')}`,
  ]],
  ['one that restic cannot read', restore({ ref: DEPLOYMENT, ...rule({ include: ['/data/a['] }) }), [
    `${at}[0].include[0]: "/data/a[" is not a pattern that restic can parse, so every run fails: close each "[" after at least one character, or put "\\" in front of `
    + 'a character that is meant literally',
  ]],
  ['an include beside a path that begins alike', restore({ ref: CLAIM, ...rule({ include: ['/data2/x'] }) }, pvc), [
    `${at}[0].include[0]: "/data2/x" ${outside('"/data"')}`,
  ]],
  ['an include that takes back what none includes', restore({ ref: DEPLOYMENT, ...rule({ include: ['!*.tmp', '!/srv'] }) }), [
    `${at}[0].include[0]: "!*.tmp" ${RESTORES_NOTHING}`, `${at}[0].include[1]: "!/srv" ${RESTORES_NOTHING}`,
  ]],
  ['one before the include', restore({ ref: DEPLOYMENT, ...rule({ include: ['!*.tmp', '*'] }) }), [`${at}[0].include[0]: "!*.tmp" ${takesBack('has no effect')}`]],
  ['one after the include', restore({ ref: DEPLOYMENT, ...rule({ include: ['*', '!*.tmp', '!x'] }) }), []],
  ['one after the include in the arguments', restore({ ref: DEPLOYMENT, ...rule({ include: ['!*.tmp'] }), args: ['-i*'] }), []],
  ['one in the arguments after the include', restore({ ref: DEPLOYMENT, ...rule({ include: ['*'] }), args: ['-i!*.tmp'] }), []],
  ['one in the arguments', restore({ ref: DEPLOYMENT, rules: [{ snapshots: ['0123abcd'] }], args: ['-i!*.tmp'] }), [
    `error STASH412 RestoreSession back spec.target.args: "!*.tmp" ${RESTORES_NOTHING}`,
  ]],
  ['an include in one of the paths', restore({ ref: DEPLOYMENT, ...rule({ paths: ['/data', '/cache'], include: ['/cache/x'] }) }), []],
  ['an include of the path, or above', restore({ ref: DEPLOYMENT, ...rule({ include: ['/data', '/'] }) }), []],
  ['an include anywhere', restore({ ref: DEPLOYMENT, ...rule({ include: ['*.json', '/**/x'] }) }), []],
  ['an include of a snapshot, of which the path is not known', restore({ ref: DEPLOYMENT, rules: [{ snapshots: ['0123abcd'], include: ['/srv'] }] }), []],
  ['an include of a snapshot beside paths, which are not looked at', restore({ ref: DEPLOYMENT, ...rule({ snapshots: ['0123abcd'], include: ['/srv'] }) }), []],
  ['an exclude of everything', restore({ ref: DEPLOYMENT, ...rule({ exclude: ['*'] }) }), [`${at}[0].exclude[0]: "*" ${all(' of "/data"')}`]],
  ['an exclude of the path', restore({ ref: CLAIM, ...rule({ exclude: ['*.tmp', '/data/*'] }) }, pvc), [`${at}[0].exclude[1]: "/data/*" ${all(' of "/data"')}`]],
  ['an exclude of everything in a snapshot', restore({ ref: DEPLOYMENT, rules: [{ snapshots: ['0123abcd'], exclude: ['/data', '/**'] }] }), [
    `${at}[0].exclude[1]: "/**" ${all('')}`,
  ]],
  ['an exclude of some', restore({ ref: DEPLOYMENT, ...rule({ exclude: ['/data/tmp', '*.part'] }) }), []],
  ['an exclude of all but some', restore({ ref: DEPLOYMENT, ...rule({ exclude: ['/data/*', '!/data/x'] }) }), []],
  ['a rule in the deprecated place', restore({ ref: DEPLOYMENT }, { rules: [{ paths: ['/data'], exclude: ['/'] }] }), [
    `error STASH412 RestoreSession back spec.rules[0].exclude[0]: "/" ${all(' of "/data"')}`,
  ]],
  ['claims that Stash creates', restore({ volumeClaimTemplates: [claimTemplate('data')], ...rule({ include: ['/x'] }) }), [
    `${at}[0].include[0]: "/x" ${outside('"/data"')}`,
  ]],
  ['arguments', restore({ ref: DEPLOYMENT, ...rule({}), args: ['--include', '/srv', '-i/data/a', '--exclude=*', '--exclude=*.tmp'] }), [
    `error STASH412 RestoreSession back spec.target.args: "*" ${all(' of "/data"')}`,
    `error STASH412 RestoreSession back spec.target.args: "/srv" ${outside('"/data"')}`,
  ]],
  ['arguments beside several rules', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }, { paths: ['/srv'] }], args: ['-i', '/srv'] }), []],
  ['arguments beside a snapshot', restore({ ref: DEPLOYMENT, rules: [{ paths: ['/data'] }, { snapshots: ['0123abcd'] }], args: ['-i', '/srv'] }), []],
  ['a member', restoreBatch([{ target: { ref: DEPLOYMENT, ...rule({ exclude: ['/'] }) } }]), [
    `error STASH412 RestoreBatch back spec.members[0].target.rules[0].exclude[0]: "/" ${all(' of "/data"')}`,
  ]],
  ['a database, which looks at no patterns', restore({ ref: DATABASE, ...rule({ exclude: ['*'] }) }, { task: { name: 'postgres-restore-17.2' } }), []],
  ['a Task that somebody wrote', restore({ ref: DEPLOYMENT, ...rule({ exclude: ['*'] }) }, { task: { name: 'mine' } }), []],
])('%s', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));
