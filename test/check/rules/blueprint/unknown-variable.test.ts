import { findingsIn } from '../../judged';

const about = (prefix: string, more = '') => findingsIn(`
apiVersion: stash.appscode.com/v1beta1
kind: BackupBlueprint
metadata: { name: x }
spec: { backend: { storageSecretName: s, gcs: { bucket: b, prefix: '${prefix}' } }, schedule: 0 2 * * *${more} }`)
  .filter((line) => line.includes('STASH502')).map((line) => line.replace('error STASH502 BackupBlueprint x ', ''));

const GOOD = '${TARGET_NAMESPACE}/${TARGET_KIND}/${TARGET_NAME}';
const KNOWN = 'use one of ${TARGET_API_VERSION}, ${TARGET_KIND}, ${TARGET_NAMESPACE}, ${TARGET_NAME}, ${TARGET_RESOURCE}, ${TARGET_APP_VERSION}, ${TARGET_APP_GROUP}, '
  + '${TARGET_APP_RESOURCE}, ${TARGET_APP_TYPE}';

const OF_SHELL = 'in a hook, write a variable of the shell without braces';

test.each<[string, string, string[]]>([
  [GOOD, '', []],
  [`${GOOD}/\${CLUSTER:=main}`, '', []],
  [`${GOOD}/\${CLUSTER}`, '', [
    'spec.backend.gcs.prefix: "${CLUSTER}" is not a variable of a BackupBlueprint, so Stash gives up on the blueprint: '
    + `${KNOWN}; any other needs a default, as in "\${CLUSTER:=default}"; ${OF_SHELL}, as in "$CLUSTER"`,
  ]],
  [`${GOOD}/\${TARGET_NAMES}`, '', [
    'spec.backend.gcs.prefix: "${TARGET_NAMES}" is not a variable of a BackupBlueprint, so Stash gives up on the blueprint: '
    + `${KNOWN}; any other needs a default, as in "\${TARGET_NAMES:=default}"; ${OF_SHELL}, as in "$TARGET_NAMES"; did you mean "\${TARGET_NAME}"?`,
  ]],
  [`${GOOD}/\${TARGET_NAME`, '', [
    'spec.backend.gcs.prefix: "${TARGET_NAME" is a variable without a closing brace, so the substitution in Stash fails: close it with "}"',
  ]],
  [GOOD, ', hooks: { preBackup: { exec: { command: [sh, -c, "echo ${HOME}"] } } }', [
    `spec.hooks.preBackup.exec.command[2]: "\${HOME}" is not a variable of a BackupBlueprint, so Stash gives up on the blueprint: ${KNOWN}; `
    + `any other needs a default, as in "\${HOME:=default}"; ${OF_SHELL}, as in "$HOME"`,
  ]],
])('%s%s', (prefix, more, expected) => {
  expect(about(prefix, more)).toEqual(expected);
});

test('of a text only the variable is shown, for a password may stand beside it', () => {
  const found = about(GOOD, ', hooks: { preBackup: { exec: { command: [sh, -c, "mysqldump -pHunter2 ${DB:=Hunter2} ${DB} ${DB} ${HOST} > ${!Hunter2"] } } }');
  expect(found).toEqual(['"${" is a variable without a closing brace', '"${DB}" is not a variable of a BackupBlueprint', '"${HOST}" is not a variable of a BackupBlueprint']
    .map((begin) => expect.stringContaining(`spec.hooks.preBackup.exec.command[2]: ${begin}`) as string));
  expect(found.join()).not.toContain('Hunter2');
});

describe('the template of a claim', () => {
  const target = (name: string, more: object = {}) => ({
    rules: [{ paths: ['/data'] }],
    volumeMounts: [{ name: 'photos', mountPath: '/data' }],
    volumeClaimTemplates: [{ metadata: { name: 'first' } }, { metadata: { name, ...more }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  });
  const restore = (spec: object, kind = 'RestoreSession') => findingsIn([{ apiVersion: 'stash.appscode.com/v1beta1', kind, metadata: { name: 'x', namespace: 'shop' }, spec }])
    .filter((line) => line.includes('STASH502')).map((line) => line.replace(`error STASH502 ${kind} x `, ''));
  const unknown = (variable: string) => `"\${${variable}}" is not a variable of a claim that Stash creates, so it creates none of the claims: use \${POD_ORDINAL}; any other variable needs a default, `
    + `as in "\${${variable}:=default}"`;

  test.each<[string, object, string[]]>([
    ['with the number of the pod', target('photos-${POD_ORDINAL}'), []],
    ['with a default', target('photos-${USER:=me}'), []],
    ['with another variable', target('photos-${USER}'), [`spec.target.volumeClaimTemplates[1].metadata.name: ${unknown('USER')}`]],
    ['with one of a blueprint', target('photos', { annotations: { from: '${TARGET_NAME}' } }),
      [`spec.target.volumeClaimTemplates[1].metadata.annotations.from: ${unknown('TARGET_NAME')}`]],
    ['with one that does not end', target('photos-${POD_ORDINAL'), [
      'spec.target.volumeClaimTemplates[1].metadata.name: "${POD_ORDINAL" is a variable without a closing brace, so the substitution in Stash fails: close it with "}"',
    ]],
  ])('%s', (_, given, expected) => {
    expect(restore({ target: given })).toEqual(expected);
    expect(restore({ members: [{ target: given }] }, 'RestoreBatch')).toEqual(expected.map((line) => line.replace('spec.', 'spec.members[0].')));
  });
});
