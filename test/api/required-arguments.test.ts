import { argument, callables, isStruct, refusalOf } from './callables';
import { publicTypes, type Parameter } from './compiled';
import { backup, database, external, secret, snapshots, volume } from '../check/given';
import { SecretDelivery } from 'cdk8s-stash';

/** What takes a value that only its taker can check, since it knows the construct. */
const TAKERS: { readonly [type: string]: (made: unknown) => unknown } = {
  BackupTarget: (target) => backup({ target }),
  ClientConfig: (clientConfig) => database({ clientConfig }),
  SecretStoreRef: (store) => external({ store }),
  SensitiveValue: (resticPassword) => secret({ resticPassword, delivery: SecretDelivery.unsafePlainSecret() }),
  VolumeSnapshotTarget: (target) => snapshots({ target }),
  VolumeSource: (source) => volume({ volume: source }),
};

/** What is said of an absent argument where "is missing" is not. */
const OTHERWISE: { readonly [called: string]: string } = {
  'the count of RetentionPolicy.keepLast': 'RetentionPolicy.keepLast: {} keeps nothing',
  'the reason of Checks.acknowledge': 'Checks.acknowledge: STASH301 is given without a reason',
  'the reason of Checks.turnOff': 'Checks.turnOff: STASH301 is given without a reason',
  'the rule of Checks.acknowledge': 'Checks.acknowledge: undefined is not a rule',
  'the rule of Checks.severity': 'Checks.severity: undefined is not a rule',
  'the rule of Checks.turnOff': 'Checks.turnOff: undefined is not a rule',
  'the variable of SensitiveValue.fromEnv': 'SensitiveValue.fromEnv: the given value (not shown) is not the name of an environment variable',
};

/** The scope and the id reach constructs before this library. What becomes of structs, is asked elsewhere. */
const isJudged = ({ name, type }: Parameter) => name !== 'id' && type.fqn !== 'constructs.Construct' && !isStruct(type);

/** What a refusal begins with: the path of the construct that is defined, even by a factory; else the factory or method. */
const CONSTRUCT = /^Error: \[demo\/X\] \S+: /;
const OTHER = /^Error: (\[demo\/X\] \S+:|\w+(\.\w+)?:( \w+)?) /;

const required = () => publicTypes().filter(({ kind }) => kind === 'class').flatMap((type) => callables(type).flatMap(({ name, parameters, call }) => {
  const needed = parameters.filter(({ optional }) => !optional);
  const where = parameters.some((parameter) => parameter.name === 'id') ? CONSTRUCT : OTHER;
  return needed.filter(isJudged).map((parameter) => ({
    where,
    called: `the ${parameter.name} of ${name}`,
    take: () => call(...needed.map(argument)),
    takeWith: (value: unknown) => {
      const made = call(...needed.map((other) => other === parameter ? value : argument(other)));
      TAKERS[type.name]?.(made);
    },
  }));
})).filter(({ called }) => called !== 'the target of StashAssert.hasBackup');

test('there are required arguments', () => {
  expect(required().length).toBeGreaterThan(60);
  expect(required().map(({ called }) => called)).toEqual(expect.arrayContaining(Object.keys(OTHERWISE)));
});

test.each(required())('$called is refused if it is absent', ({ where, called, take, takeWith }) => {
  // All other arguments are valid, so that the refusal is about this one.
  expect(refusalOf(take)).toBeUndefined();
  const refusal = refusalOf(() => takeWith(undefined));
  expect(refusal).toMatch(where);
  expect(refusal).toContain(OTHERWISE[called] ?? ' is missing');
  expect(refusalOf(() => takeWith(null))).toBe(refusal!.replace(' undefined is', ' null is'));
});
