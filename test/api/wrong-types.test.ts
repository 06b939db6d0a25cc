import { publicTypes, type TypeOfMember } from './compiled';
import { takers } from './takers';

/** A type that is judged wherever it is taken, what is of another one, and what is said of that. */
interface Judged {
  readonly of: (type: TypeOfMember) => boolean;
  readonly wrong: readonly unknown[];
  readonly complaint: string;
}

const JUDGED: readonly Judged[] = [
  { of: ({ collection }) => collection?.kind === 'array', wrong: ['abc', {}, 7], complaint: 'is not a list: write the entries in brackets, even a single one' },
  { of: ({ fqn }) => fqn === 'cdk8s.Duration', wrong: ['half an hour', {}, 30], complaint: 'is not a cdk8s Duration: write Duration.minutes(30)' },
  { of: ({ fqn }) => fqn === 'cdk8s.Size', wrong: ['1 GB', {}, 1024], complaint: 'is not a cdk8s Size: write Size.gibibytes(1)' },
  { of: ({ fqn }) => fqn === 'cdk8s.Cron', wrong: ['nightly', {}, 7], complaint: 'is not a cdk8s Cron: write Cron.schedule({ minute: "0", hour: "2" })' },
  ...publicTypes().filter(({ kind, name }) => kind === 'enum' && name !== 'HttpScheme').map(({ name, members = [] }): Judged => {
    const [last, ...others] = members.map((member) => `${name}.${member.name}`).reverse();
    return {
      of: ({ fqn }) => fqn === `cdk8s-stash.${name}`,
      wrong: ['other', {}, 7],
      complaint: `is not ${/^E/.test(name) ? 'an' : 'a'} ${name}: choose ${[others.reverse().join(', '), last].filter(Boolean).join(' or ')}`,
    };
  }),
];

/** Whatever a caller gives: the properties of the structs, and the parameters of constructors and methods. */
const given = () => publicTypes().flatMap(({ name, datatype, properties = [], methods = [], initializer }) => datatype
  ? properties.map((property) => ({ taker: name, member: property.name, type: property.type }))
  : [...methods, ...initializer ? [{ ...initializer, name: 'constructor' }] : []].filter((method) => !method.protected)
    .flatMap((method) => (method.parameters ?? []).map((parameter) => ({ taker: `${name}.${method.name}`, member: parameter.name, type: parameter.type }))));

const cases = () => given().flatMap(({ taker, member, type }) => JUDGED.filter((judged) => judged.of(type))
  .flatMap(({ wrong, complaint }) => wrong.map((value) => ({ taker, member, value, complaint }))));

test('whatever takes a list, a Duration, a Size, a Cron or an enum is known here', () => {
  expect([...new Set(cases().map(({ taker }) => taker))].sort()).toEqual(Object.keys(takers).sort());
});

test.each(cases())('$taker refuses the $member $value', ({ taker, member, value, complaint }) => {
  for (const take of takers[taker]!) {
    const refusal = refusalOf(() => take({ [member]: value }));
    // Where, and the field: of a manifest, or of a factory that was called.
    expect(refusal).toMatch(/^(\[demo\/X\] \S+:|\w+(\.\w+)?:( \S+)?) is not an? /);
    expect(refusal.endsWith(` ${complaint}`)).toBe(true);
    // The complaint may hold the name as well, such as "Duration".
    expect(refusal.slice(0, -complaint.length).toLowerCase()).toContain(FIELDS[member] ?? member.toLowerCase());
  }
});

const isText = ({ primitive }: TypeOfMember) => primitive === 'string';

const entries = () => given().filter(({ type }) => type.collection?.kind === 'array').flatMap(({ taker, member, type }) =>
  [undefined, null, 7, ...isText(type.collection!.elementtype) ? [{}] : ['abc']].map((entry) => ({ taker, member, entry })));

test.each(entries())('$taker refuses the entry $entry of the $member', ({ taker, member, entry }) => {
  for (const take of takers[taker]!) {
    const refusal = refusalOf(() => take({ [member]: [entry] }));
    expect(refusal).toMatch(/^(\[demo\/X\] \S+\[0\]\S*:|\w+\.\w+: \S*\[0\]) is (missing|not an? \w+): /);
    expect(refusal.toLowerCase()).toContain(FIELDS[member] ?? member.toLowerCase());
  }
});

const circle: { self?: object } = {};
circle.self = circle;

const anything = () => given().filter(({ taker }) => taker in takers).flatMap(({ taker, member }) =>
  [7, '', 'abc', {}, [], [null], [{}], circle, null].map((value) => ({ taker, member, value })));

test.each(anything())('$taker takes the $member $value or refuses it, and does not break by it', ({ taker, member, value }) => {
  for (const take of takers[taker]!) {
    expect(errorOf(() => take({ [member]: value }))?.name ?? 'Error').toBe('Error');
  }
});

test.each(given().filter(({ taker }) => taker in takers))('$taker takes null for the $member as it takes undefined', ({ taker, member }) => {
  for (const take of takers[taker]!) {
    expect(errorOf(() => take({ [member]: null }))?.message).toBe(errorOf(() => take({ [member]: undefined }))?.message);
  }
});

/** Where the field of the manifest is called differently. */
const FIELDS: { readonly [member: string]: string } = {
  deprecatedRules: 'spec.rules', postBackupExecutionPolicy: 'postbackup.executionpolicy', postRestoreExecutionPolicy: 'postrestore.executionpolicy',
};

const refusalOf = (take: () => unknown): string => errorOf(take)?.message ?? 'nothing was refused';

function errorOf(take: () => unknown): Error | undefined {
  try {
    take();
  } catch (error) {
    return error as Error;
  }
  return undefined;
}
