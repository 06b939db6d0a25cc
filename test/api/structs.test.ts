import { argument, callables, isStruct, port, STRUCTS } from './callables';
import { publicTypes, type Parameter, type Type } from './compiled';
import { STRUCTS as MEMBERS } from '../../lib/refusal/structs';
import { backup, backups, chart, claim, database, restores, template, wrong } from '../check/given';
import * as library from 'cdk8s-stash';

/** What takes a struct: a constructor, a factory or a method. The arguments in front of the struct are valid. */
interface Taker {
  readonly name: string;
  readonly parameter: Parameter;
  readonly take: (struct: unknown) => unknown;
}

const takers = (): Taker[] => publicTypes().filter(({ kind }) => kind === 'class').flatMap(callables).flatMap(({ name, parameters, call }) =>
  parameters.flatMap((parameter, index) => isStruct(parameter.type)
    ? [{ name, parameter, take: (struct: unknown) => call(...parameters.slice(0, index).map(argument), struct) }]
    : []));

/** What a message begins with, unless that is the factory, or the path of the construct, and the name of the parameter. */
const PLACES: { readonly [taker: string]: string } = {
  'BackupBatch.addMember': '[demo/X] spec.members[0]:',
  'FleetApp': 'FleetApp: props',
  'RestoreBatch.addMember': '[demo/X] spec.members[0]:',
  'RetentionPolicy.keepDaily7': 'RetentionPolicy.keep: options',
  'RetentionPolicy.keepDaily7Weekly4': 'RetentionPolicy.keep: options',
  'RetentionPolicy.keepDaily7Weekly4Monthly12': 'RetentionPolicy.keep: options',
  'SecretStoreRef.clusterSecretStore': 'SecretStoreRef: options',
  'SecretStoreRef.secretStore': 'SecretStoreRef: options',
  'UsagePolicy.selector': 'UsagePolicy.selector:',
};

const FILES = 'say which files to restore, such as { rules: [RestoreRule.paths(["/data"])] }';
const MENDS: { readonly [taker: string]: string } = {
  'RestoreTarget.persistentVolumeClaim': FILES, 'RestoreTarget.volumeClaimTemplates': FILES, 'RestoreTarget.workload': FILES,
};

function placeOf({ name, parameter }: Taker): string {
  const isConstruct = !name.includes('.') || /\.(from\w+Name|ofBackup)$/.test(name);
  return PLACES[name] ?? (isConstruct ? `[demo/X] ${parameter.name}:` : `${name}: ${parameter.name}`);
}

const expected = (taker: Taker, complaint: string) => `${placeOf(taker)} ${complaint}: ${MENDS[taker.name] ?? 'write its members in braces'}`;

const cases = () => takers().map((taker) => ({ ...taker, called: `the ${taker.parameter.name} of ${taker.name}`, taker }));

test('there are takers of structs', () => {
  expect(takers().length).toBeGreaterThan(100);
});

test.each(cases())('$called is refused if it is no struct', ({ take, taker }) => {
  for (const value of ['x', 7, true, [], new Map()]) {
    expect(messageOf(() => take(value))).toBe(expected(taker, 'is not an object'));
  }
});

test.each(cases())('$called may be absent, or is refused', ({ take, taker, parameter }) => {
  const absent = messageOf(() => take(undefined));
  expect(messageOf(() => take(null))).toBe(absent);
  if (taker.name === 'SecretDelivery.externalSecret') {
    // Its only required member is named instead.
    expect(absent).toBe('SecretDelivery.externalSecret: store is missing: give SecretStoreRef.clusterSecretStore(name) or .secretStore(name)');
  } else if (!parameter.optional) {
    expect(absent).toBe(expected(taker, 'is missing'));
  } else if (taker.name !== 'StashAssert.hasBackup') {
    // The assertion fails.
    expect(absent).toBeUndefined();
  }
});

const membersOf = ({ properties = [], interfaces = [] }: Type): string[] => [
  ...interfaces.flatMap((fqn) => fqn === 'cdk8s.AppProps'
    ? ['outdir', 'outputFileExtension', 'recordConstructMetadata', 'resolvers', 'yamlOutputType']
    : membersOf(publicTypes().find((type) => fqn === `cdk8s-stash.${type.name}`)!)),
  ...properties.map((property) => property.name),
];

test('the members of the structs are those that the public API has; where they are not, run `npm run structs`', () => {
  const members = publicTypes().filter(({ datatype }) => datatype).map((type): [string, string[]] => [type.name, membersOf(type).sort()]);
  expect(Object.fromEntries(Object.entries(MEMBERS).map(([name, known]) => [name, [...known].sort()]))).toEqual(Object.fromEntries(members));
});

const ofLibrary = () => cases().filter(({ parameter }) => STRUCTS.includes(parameter.type.fqn!));

test.each(ofLibrary())('a misspelt member of $called is refused', ({ take, taker, parameter }) => {
  // Another test says what to do if a struct is missing.
  const members: readonly string[] = MEMBERS[parameter.type.fqn!.slice('cdk8s-stash.'.length) as keyof typeof MEMBERS] ?? [];
  const at = (member: string) => placeOf(taker).replace(/:?$/, (end) => `.${member}${end}`);
  for (const member of members.filter((one) => one.length > 2)) {
    const message = messageOf(() => take({ [`${member}x`]: 1 }));
    expect(message).toBe(`${at(`${member}x`)} is unknown and would be ignored: did you mean "${member}"?`);
  }
});

/** What takes a struct as a member of another one. */
const NESTED: { readonly [struct: string]: (struct: object) => unknown } = {
  AppReference: (appRef) => database({ appRef }),
  BackupBatchMember: (member) => backups({ members: [member] }),
  BackupHooks: (hooks) => backup({ hooks }),
  ContainerRuntimeSettings: (container) => backup({ runtimeSettings: { container } }),
  HttpPostForm: (field) => library.Hook.httpPost(wrong({ port, scheme: library.HttpScheme.HTTP, form: [field] })),
  IoniceSettings: (ionice) => backup({ runtimeSettings: { container: { ionice } } }),
  NiceSettings: (nice) => backup({ runtimeSettings: { container: { nice } } }),
  PodRuntimeSettings: (pod) => backup({ runtimeSettings: { pod } }),
  RestServerCredentials: (credentials) => new library.RestServerStorageSecret(chart(), 'X', wrong({ credentials })),
  RestoreBatchMember: (member) => restores({ members: [member] }),
  RestoreHooks: (hooks) => restores({ hooks }),
  RestoreRuntimeProps: (runtime) => library.RestoreBatch.ofBackup(chart(), 'X', backups({
    members: [{ target: library.BackupTarget.persistentVolumeClaim(claim) }],
  }), wrong({ members: { '': runtime } })),
  RetryConfig: (retryConfig) => backup({ retryConfig }),
  RuntimeSettings: (runtimeSettings) => backup({ runtimeSettings }),
  StashTaskStep: (step) => new library.StashTask(chart(), 'X', wrong({ steps: [step] })),
  TempDir: (tempDir) => backup({ tempDir }),
  VolumeClaimTemplate: (interimVolumeTemplate) => backup({ interimVolumeTemplate }),
  VolumeClaimTemplateMetadata: (metadata) => backup({ interimVolumeTemplate: { ...template, metadata } }),
};

test('the structs in structs are all known here', () => {
  const properties = publicTypes().filter(({ datatype }) => datatype).flatMap((struct) => struct.properties ?? []);
  const nested = properties.map(({ type: { collection, fqn = '' } }) => collection?.elementtype.fqn ?? fqn).filter((fqn) => STRUCTS.includes(fqn)).map((fqn) => fqn.slice('cdk8s-stash.'.length));
  expect([...new Set(nested)].sort()).toEqual(Object.keys(NESTED).sort());
});

test.each(Object.keys(NESTED))('a misspelt member of %s is refused in another struct', (name) => {
  for (const member of MEMBERS[name as keyof typeof MEMBERS].filter((one) => one.length > 2)) {
    expect(messageOf(() => NESTED[name]!({ [`${member}x`]: 1 }))).toMatch(new RegExp(`\\.${member}x:? is unknown and would be ignored: did you mean "${member}"\\?$`));
  }
});

function messageOf(take: () => unknown): string | undefined {
  try {
    take();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}
