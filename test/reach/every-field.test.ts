import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { appBindings, functionsAndTasks } from './addons';
import { backupBatches, backupBlueprints, backupConfigurations, backupSessions } from './backups';
import { describedFields, writtenFields, type Manifest } from './field-paths';
import { repositories } from './repositories';
import { restoreBatches, restoreSessions } from './restores';
import { UNREACHED } from './unreached-fields';
import { Checks } from 'cdk8s-stash';

// The compiler of the schemas loads it, in a way that jest cannot follow, and never uses it.
jest.mock('prettier', () => ({}));

const ROOMS: { readonly [name: string]: (scope: Construct) => void } = {
  repositories,
  backupConfigurations,
  backupBatches,
  backupBlueprints,
  backupSessions,
  restoreSessions,
  restoreBatches,
  appBindings,
  functionsAndTasks,
};

/** One app of all that the rooms define, with every prop. */
function manifests(): Manifest[] {
  const app = new App();
  Checks.of(app).turnOff('STASH110', 'every source of a volume is written, and some are gone with the pod');
  Checks.of(app).turnOff('STASH351', 'every setting of a container is written, for init containers too');
  for (const [name, define] of Object.entries(ROOMS)) {
    define(new Chart(app, name, { namespace: 'demo' }));
  }
  return parseAllDocuments(app.synthYaml(), { version: '1.1' }).map((document) => document.toJS() as Manifest);
}

const described = describedFields();
const written = new Set(manifests().flatMap(writtenFields));
const unreached = described.filter((field) => !written.has(field));

console.info(`Fields that some prop sets: ${described.length - unreached.length} of ${described.length}`);

const matching = (pattern: string, fields: Iterable<string>) => {
  const whole = new RegExp(`^${pattern.split('*').map((text) => text.replace(/\W/g, '\\$&')).join('.*')}$`);
  return [...fields].filter((field) => whole.test(field));
};

test('every field is set by some prop in a file of this folder, or is listed in unreached-fields.ts with the reason', () => {
  const listed = UNREACHED.flatMap(({ fields }) => fields).flatMap((pattern) => matching(pattern, described));
  expect(unreached.filter((field) => !listed.includes(field))).toEqual([]);
});

test.each(UNREACHED)('no prop sets $fields: $because', ({ fields }) => {
  for (const pattern of fields) {
    expect(matching(pattern, described)).not.toEqual([]);
    expect(matching(pattern, written)).toEqual([]);
  }
});

test('no prop sets a field that no schema describes', () => {
  expect([...written].filter((field) => !described.includes(field))).toEqual([]);
});
