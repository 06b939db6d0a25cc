import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StashValidation } from '../../../lib';
import type { ValidationContext, Violation } from '../../../lib/cli/plugin/validation-context';
import { temporaryFolder } from '../../secret/temporary-folder';

const folder = temporaryFolder();
const PAGE = 'https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md#';

const REPOSITORY = `apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata: { name: repo, namespace: demo }
spec:
  backend: { gcs: { bucket: demo-backups, prefix: claims }, storageSecretName: gcs-secret }
`;

const backup = (claim: string, schedule: string, annotations = '') => `apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: ${claim}
  namespace: demo
  annotations: {${annotations}}
spec:
  schedule: ${schedule}
  task: { name: pvc-backup }
  repository: { name: repo }
  target:
    ref: { apiVersion: v1, kind: PersistentVolumeClaim, name: ${claim} }
  retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true }
`;

const TWO_CLAIMS = { 'repo.yaml': REPOSITORY, 'one.yaml': backup('one', '0 2 * * *'), 'two.yaml': `# later\n---\n${backup('two', '0 8 * * *')}` };

/** What the cdk8s CLI is told, and what is logged. */
async function validate(files: { readonly [name: string]: string | Buffer }, properties?: unknown, { stdout, missing = [] }: {
  readonly stdout?: boolean;
  readonly missing?: readonly string[];
} = {}) {
  const paths = Object.keys(files).map((name) => join(folder.path, name));
  Object.values(files).forEach((text, index) => writeFileSync(paths[index]!, text));
  const violations: Violation[] = [];
  const submitted: unknown[] = [];
  const logged: string[] = [];
  const context: ValidationContext = {
    manifests: [...paths, ...missing.map((name) => join(folder.path, name))],
    stdout,
    report: { addViolation: (violation) => violations.push(violation), submit: (...summary) => submitted.push(summary) },
    logger: { log: (message) => logged.push(message) },
  };
  await new StashValidation(properties).validate(context);
  return JSON.parse(JSON.stringify({ violations, submitted, logged }).replaceAll(`${folder.path}/`, 'dist/')) as {
    readonly violations: Violation[];
    readonly submitted: unknown;
    readonly logged: string[];
  };
}

const SHARED = {
  ruleName: 'STASH301 shared-snapshots',
  recommendation: 'restic cannot tell the backups of PersistentVolumeClaim demo/one and PersistentVolumeClaim demo/two apart: both are stored as host '
    + '"host-0", path "/stash-data" in "claims" in "demo-backups" of Google Cloud; each run of one deletes snapshots of the other, and a restore brings back '
    + 'whichever came last',
  fix: `give each a Repository with a prefix of its own; an alias does not help, because claims are restored by their path alone (${PAGE}stash301)`,
  violatingResources: [
    { resourceName: 'one', locations: ['BackupConfiguration demo/one spec.target (dist/one.yaml:11:3)'], manifestPath: 'dist/one.yaml' },
    { resourceName: 'two', locations: ['BackupConfiguration demo/two spec.target (dist/two.yaml:13:3)'], manifestPath: 'dist/two.yaml' },
  ],
};

test('the manifests of an app are judged together', async () => {
  expect(await validate(TWO_CLAIMS)).toEqual({
    violations: [SHARED],
    submitted: [['failure', { Checked: '3 files, 3 documents, 3 objects checked: 1 error, 0 warnings, 0 notes' }]],
    logged: [],
  });
});

test.each<[string, { readonly [name: string]: string }, string]>([
  ['beside others', { 'repo.yaml': REPOSITORY, 'none.yaml': '' }, '2 files, 1 document, 1 object'],
  ['alone', { 'none.yaml': '' }, '1 file, 0 documents, 0 objects'],
])('a chart without objects, %s, has an empty file and passes', async (_, files, counts) => {
  expect(await validate(files)).toEqual({
    violations: [], submitted: [['success', { Checked: `${counts} checked: 0 errors, 0 warnings, 0 notes` }]], logged: [],
  });
});

test('an app in which nothing is found passes', async () => {
  expect(await validate({ 'repo.yaml': REPOSITORY, 'one.yaml': backup('one', '0 2 * * *') })).toEqual({
    violations: [],
    submitted: [['success', { Checked: '2 files, 2 documents, 2 objects checked: 0 errors, 0 warnings, 0 notes' }]],
    logged: [],
  });
});

test('what is acknowledged is not found', async () => {
  const acknowledged = 'checks.cdk8s-stash/STASH301: moved at once';
  const { violations } = await validate({
    'repo.yaml': REPOSITORY, 'one.yaml': backup('one', '0 2 * * *', acknowledged), 'two.yaml': backup('two', '0 8 * * *', acknowledged),
  });
  expect(violations).toEqual([]);
});

test('what is printed has no path', async () => {
  const { violations: [violation] } = await validate(TWO_CLAIMS, {}, { stdout: true });
  expect(violation!.violatingResources.map(({ locations }) => locations)).toEqual([
    ['BackupConfiguration demo/one spec.target (11:3)'], ['BackupConfiguration demo/two spec.target (13:3)'],
  ]);
});

test('paths are relative to where the CLI runs', async () => {
  const found: Violation[] = [];
  writeFileSync(join(folder.path, 'local.yaml'), 'spec: {');
  await new StashValidation({}).validate({
    manifests: [relative(process.cwd(), join(folder.path, 'local.yaml'))],
    report: { addViolation: (violation) => found.push(violation), submit: () => undefined },
    logger: { log: () => undefined },
  });
  expect(found).toHaveLength(1);
});

const NOTED = { 'repo.yaml': REPOSITORY, 'one.yaml': `${backup('one', '0 2 * * *')}  timeOut: 24h\n` };
const NOTE = '"24h" is not shorter than the least time between two runs of the schedule, 24h, and Stash skips a run while another one runs';
const MEND = `schedule the runs further apart, or remove timeOut, which does not stop a run (${PAGE}stash310)`;

test('what weighs less than failOn is logged', async () => {
  expect(await validate(NOTED)).toEqual({
    violations: [],
    submitted: [['success', { Checked: '2 files, 2 documents, 2 objects checked: 0 errors, 0 warnings, 1 note' }]],
    logged: [`note STASH310 BackupConfiguration demo/one spec.timeOut: ${NOTE}: ${MEND}`],
  });
});

test('what is the same of several objects is logged once, and is a violation of each', async () => {
  const files = { 'repo.yaml': REPOSITORY, 'one.yaml': NOTED['one.yaml'], 'two.yaml': NOTED['one.yaml'].replace(/\bone\b/g, 'two') };
  const properties = { off: { STASH301: 'tried elsewhere', STASH304: 'tried elsewhere' } };
  expect((await validate(files, properties)).logged).toEqual([
    `note STASH310 BackupConfiguration demo/one spec.timeOut: ${NOTE}: ${MEND.replace(' (', '; likewise for BackupConfiguration demo/two spec.timeOut (')}`,
  ]);
  expect((await validate(files, { ...properties, failOn: 'note' })).violations).toHaveLength(2);
});

test('what weighs as much as failOn is a violation', async () => {
  expect(await validate(NOTED, { failOn: 'note' })).toEqual({
    violations: [{
      ruleName: 'STASH310 run-longer-than-interval',
      recommendation: NOTE,
      fix: MEND,
      violatingResources: [{
        resourceName: 'one', locations: ['BackupConfiguration demo/one spec.timeOut (dist/one.yaml:14:3)'], manifestPath: 'dist/one.yaml',
      }],
    }],
    submitted: [['failure', { Checked: '2 files, 2 documents, 2 objects checked: 0 errors, 0 warnings, 1 note' }]],
    logged: [],
  });
});

test.each<[string, unknown, 'success' | 'failure', string]>([
  ['a level of its own', { severity: { STASH301: 'warning' } }, 'success', '0 errors, 1 warning, 0 notes'],
  ['that level, where it fails', { severity: { STASH301: 'warning' }, failOn: 'warning' }, 'failure', '0 errors, 1 warning, 0 notes'],
  ['off', { off: { STASH301: 'moved at once' } }, 'success', '0 errors, 0 warnings, 0 notes'],
])('a rule can be given %s', async (_, properties, status, counts) => {
  const { submitted } = await validate(TWO_CLAIMS, properties);
  const off = JSON.stringify(properties).includes('off') ? ', off: STASH301' : '';
  expect(submitted).toEqual([[status, { Checked: `3 files, 3 documents, 3 objects checked${off}: ${counts}` }]]);
});

const task = (name: string) => `apiVersion: stash.appscode.com/v1beta1
kind: BackupBlueprint
metadata: { name: postgres }
spec:
  schedule: 0 2 * * *
  task: { name: ${name} }
  backend: { gcs: { bucket: demo-backups, prefix: "\${TARGET_NAMESPACE}/\${TARGET_KIND}/\${TARGET_NAME}" }, storageSecretName: gcs-secret }
  retentionPolicy: { name: keep-last-5, keepLast: 5, prune: true }
`;

test('the release is the one that is given', async () => {
  const files = { 'blueprint.yaml': task('postgres-backup-18.2') };
  expect((await validate(files, { failOn: 'warning' })).violations.map(({ ruleName }) => ruleName)).toEqual(['STASH503 unknown-task']);
  expect((await validate(files, { failOn: 'warning', release: '2025.10.17' })).violations).toEqual([]);
});

test('how long a run takes is what is given', async () => {
  const files = { ...TWO_CLAIMS, 'two.yaml': backup('two', '30 2 * * *') };
  const overlapping = async (properties: unknown) => (await validate(files, properties)).violations.map(({ ruleName }) => ruleName);
  expect(await overlapping({ off: { STASH301: 'another matter' }, failOn: 'warning' })).toEqual(['STASH304 overlapping-runs']);
  expect(await overlapping({ off: { STASH301: 'another matter' }, failOn: 'warning', runLength: '20m' })).toEqual([]);
});

test('what cannot be read fails with its name, and everything else is judged', async () => {
  const files = { ...TWO_CLAIMS, 'broken.yaml': 'kind: Repository\n  spec: {', 'binary.yaml': Buffer.from([0xc3, 0x28]) };
  const { violations, submitted } = await validate(files, { off: { STASH301: 'another matter' } }, { missing: ['gone.yaml'] });
  const fix = 'make the app write YAML that can be read';
  const unreadable = (name: string, reason: string, place = '') => ({
    ruleName: 'cannot be read',
    recommendation: `dist/${name}${place} ${reason}`,
    fix,
    violatingResources: [{ resourceName: `dist/${name}`, locations: [`dist/${name}${place}`], manifestPath: `dist/${name}` }],
  });
  expect(violations).toEqual([
    unreadable('gone.yaml', 'matches no file'),
    unreadable('binary.yaml', 'is not text in UTF-8'),
    unreadable('broken.yaml', 'a second ": " is on the same line: put the string in quotes, or begin a new line', ':1:7'),
  ]);
  expect(submitted).toEqual([['failure', expect.anything()]]);
});

test('no credential is shown', async () => {
  const secret = `apiVersion: v1
kind: Secret
metadata: { name: gcs-secret, namespace: demo }
stringData: { RESTIC_PASSWORD: hunter2-hunter2, GOOGLE_PROJECT_ID: demo, GOOGLE_SERVICE_ACCOUNT_JSON_KEY: '{"private_key":"hunter3"}' }
`;
  const seen = await validate({ 'repo.yaml': REPOSITORY, 'secret.yaml': secret, 'broken.yaml': 'RESTIC_PASSWORD: [hunter4' });
  // In an app, a plain Secret is an error.
  expect(seen.violations.map(({ ruleName }) => ruleName)).toEqual(expect.arrayContaining(['cannot be read', 'STASH205 plaintext-credential']));
  expect(JSON.stringify(seen)).not.toMatch(/hunter/);
});

test.each<[unknown, string]>([
  [['failOn'], 'properties is not a map: write each setting under its name'],
  [{ failon: 'error' }, '"failon" is not a property: failOn, off, release, runLength, severity; did you mean "failOn"?'],
  [{ failOn: 'never' }, 'failOn: "never" is not one of error, warning, note'],
  [{ failOn: true }, 'failOn is not a string: write it in quotes'],
  [{ release: 2025.2 }, 'release is not a string: write it in quotes'],
  [{ release: '2024.1.1' }, 'release: "v2024.1.1" is not one of v2025.2.10, v2025.6.30, v2025.7.31, v2025.10.17'],
  [{ runLength: '30' }, 'runLength: "30" is not a duration above zero: write hours, minutes and seconds, such as 30m or 1h30m'],
  [{ severity: { STASH301: 'off' } }, 'severity: "off" is not one of error, warning, note'],
  [{ severity: { 'shared-snapshots': 'note' } }, 'severity: "shared-snapshots" is not a rule; did you mean "STASH301"?'],
  [{ severity: ['STASH301=note'] }, 'severity is not a map: write entries like "STASH301: warning"'],
  [{ off: { STASH999: 'unknown' } }, 'off: "STASH999" is not a rule; "cdk8s-stash explain" lists all rules'],
  [{ off: { STASH301: ' ' } }, 'off.STASH301 is not a string, or is empty: write it as in "STASH301: the reason"'],
  [{ off: { STASH301: null } }, 'off.STASH301 is not a string, or is empty: write it as in "STASH301: the reason"'],
])('refused: %j', (properties, message) => {
  expect(() => new StashValidation(properties)).toThrow(new Error(`StashValidation: ${message}`));
});
