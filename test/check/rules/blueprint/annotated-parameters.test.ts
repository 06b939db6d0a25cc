import { asking, blueprint } from './annotations';
import type { Rule } from '../../../../lib/check/rule';
import { lostDump } from '../../../../lib/check/rules/addon/lost-dump';
import { overridingParameter } from '../../../../lib/check/rules/addon/overriding-parameter';
import { unknownParameter } from '../../../../lib/check/rules/addon/unknown-parameter';
import { plaintextCredential } from '../../../../lib/check/rules/secret/plaintext-credential';
import { foundBy } from '../manifests';

type Params = { readonly [name: string]: string };
const task = (name: string, params: Params = {}) => ({ name, params: Object.entries(params).map(([param, value]) => ({ name: param, value })) });
const named = (name: string, params: Params) => Object.fromEntries(Object.entries(params).map(([param, value]) => [`params.${name}/${param}`, value]));

/** A database that asks for blueprints, and sets parameters. */
const database = (params: Params, addon?: object, blueprints = 'b') => ({
  apiVersion: 'appcatalog.appscode.com/v1alpha1',
  kind: 'AppBinding',
  metadata: { name: 'db', namespace: 'demo', annotations: { ...asking({ 'backup-blueprint': blueprints }), ...named('stash.appscode.com', params) } },
  spec: { parameters: { stash: { addon } } },
});

const at = (level: string, rule: Rule, param: string) => `${level} ${rule.id} AppBinding db metadata.annotations["params.stash.appscode.com/${param}"]: `;
const TO_FILE = 'contains --result-file, which writes the dump to a file in the Job, so restic gets nothing and every backup fails: leave it out';
const PASSWORD = 'the given value (not shown) contains a password, and anyone who may read the object sees it: put it into a Secret, refer to that, and change the '
  + 'credential if this was ever pushed';
const MYSQL = blueprint('b', { task: task('mysql-backup-5.7.25') });
const BINDING = { backupTask: task('mysql-backup-5.7.25') };
const LIKE_USER = 'dumps only the database that is named after the user, since the arguments name none: name one with --dbname, for the restore too, or leave out '
  + 'backupCMD to dump all databases';
const PG_DUMP = blueprint('b', { task: task('postgres-backup-14.0', { backupCMD: 'pg_dump' }) });

test.each<[string, Rule, readonly object[], string[]]>([
  ['nothing that is wrong', lostDump, [MYSQL, database({ args: '--all-databases --single-transaction' })], []],
  ['a dump to a file', lostDump, [MYSQL, database({ args: '--all-databases --result-file=/tmp/x' })], [at('error', lostDump, 'args') + TO_FILE]],
  ['a dump to a file, by the Task of the AppBinding', lostDump, [blueprint('b'), database({ args: '--all-databases --result-file=/tmp/x' }, BINDING)],
    [at('error', lostDump, 'args') + TO_FILE]],
  ['the database for the program that the blueprint chooses', lostDump, [PG_DUMP, database({ args: '--dbname=orders' })],
    [`warning STASH508 BackupBlueprint b spec.task: ${LIKE_USER}`]],
  ['no database for that program, in place of the one of the blueprint', lostDump, [
    blueprint('b', { task: task('postgres-backup-14.0', { backupCMD: 'pg_dump', args: '--dbname=orders' }) }), database({ args: '--clean' }),
  ], [at('warning', lostDump, 'args') + LIKE_USER]],
  ['something else than the blueprint, which is wrong itself', lostDump, [
    blueprint('b', { task: task('mysql-backup-5.7.25', { args: '--all-databases --result-file=/tmp/x' }) }), database({ waitTimeout: '300' }),
  ], [`error STASH508 BackupBlueprint b spec.task.params[0].value: ${TO_FILE}`]],
  ['better arguments than the blueprint', lostDump, [blueprint('b', { task: task('mysql-backup-5.7.25', { args: '--all-databases --no-data' }) }), database({ args: '--all-databases' })],
    ['note STASH508 BackupBlueprint b spec.task.params[0].value: contains --no-data, which makes a dump without rows: leave it out, unless only the structure should be restored']],
  ['the prefix of the Repository', overridingParameter, [MYSQL, database({ REPOSITORY_PREFIX: 'x' })], [
    `${at('error', overridingParameter, 'REPOSITORY_PREFIX')}"REPOSITORY_PREFIX" overrides what Stash sets from repository: leave it out, and set repository instead`,
  ]],
  ['the host of a Task that somebody wrote', overridingParameter, [blueprint('b', { task: task('ours') }), database({ HOSTNAME: 'x' })], [
    `${at('warning', overridingParameter, 'HOSTNAME')}"HOSTNAME" overrides what Stash sets from target.alias, if the Functions of the Task use it: `
      + 'leave it out, and set target.alias instead',
  ]],
  ['what the Task does not have', unknownParameter, [MYSQL, database({ arg: 'x', args: '' })], [
    `${at('warning', unknownParameter, 'arg')}"arg" is not a parameter of mysql-backup-5.7.25, which ignores it: did you mean "args"?`,
    `${at('error', unknownParameter, 'args')}the parameter "args" is empty, and the empty value replaces the default of the Function: give it a value, or leave the parameter out`,
  ]],
  ['what the Task of two blueprints does not have', unknownParameter, [MYSQL, { ...MYSQL, metadata: { name: 'c' } }, database({ arg: 'x' }, undefined, 'b,c')], [
    `${at('warning', unknownParameter, 'arg')}"arg" is not a parameter of mysql-backup-5.7.25, which ignores it: did you mean "args"?`,
  ]],
  ['what an unknown Task may have', unknownParameter, [blueprint('b', { task: task('ours') }), database({ arg: 'x' })], []],
  ['a password after a short option', plaintextCredential, [MYSQL, database({ args: '-uroot -phunter2 --all-databases' })], [at('warning', plaintextCredential, 'args') + PASSWORD]],
  ['a password after a long option', plaintextCredential, [MYSQL, database({ args: '--password=hunter2' })], [at('warning', plaintextCredential, 'args') + PASSWORD]],
  ['the port of a database in which -p means that', plaintextCredential, [PG_DUMP, database({ args: '-p 5433' })], []],
])('annotations of a database give %s', (_, rule, manifests, expected) => {
  expect(foundBy(rule, manifests)).toEqual(expected);
});
