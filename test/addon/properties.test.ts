import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { demoBinding, demoChart, reported, tasksOf } from './demo';
import { Addon, AppBindingParameters, ClientConfig, SecretTransform, StashFunction, StashTask } from 'cdk8s-stash';

const RUNS = { numRuns: 300 };

/** What is taken is exactly what the predicate, which knows nothing of the rule, takes. */
function taken<T>(values: fc.Arbitrary<T>, make: (value: T) => unknown, predicate: (value: T) => boolean): void {
  fc.assert(fc.property(values, (value) => {
    let refusal: unknown;
    try {
      make(value);
    } catch (error) {
      refusal = error;
    }
    expect(refusal === undefined ? 'taken' : 'refused').toBe(predicate(value) ? 'taken' : 'refused');
  }), RUNS);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const consistsOf = (text: string, allowed: string) => [...text].every((character) => allowed.includes(character));

/** Texts from few characters, so that both what is taken and what is refused comes up. */
const textOf = (characters: string, maxLength = 8) => fc.string({ unit: fc.constantFrom(...characters), maxLength });

test('versions', () => {
  const held = ['5.0.13', '6.2.5', '7.0.5'];
  const version = fc.oneof(fc.constantFrom(...held), textOf('0123567.'), fc.tuple(fc.nat(9), fc.nat(9), fc.nat(20)).map((parts) => parts.join('.')));
  fc.assert(fc.property(version, (given) => {
    const findings = reported(demoBinding({ addon: Addon.redis(given) }));
    expect(findings).toHaveLength(held.includes(given) ? 0 : 1);
    // Whatever is given, what is offered instead is held.
    const near = findings[0] && /did you mean "redis-backup-([^"]*)"\?/.exec(findings[0])?.[1];
    expect(near === undefined || held.includes(near)).toBe(true);
  }), RUNS);
});

test('texts of parameters', () => {
  const values = fc.oneof(fc.constant(''), fc.constantFrom('-c', '--clean --if-exists', 'host=a b'), textOf('ab -=', 12));
  taken(values, (args) => Addon.postgres('17.2', { args }), (args) => args.length > 0);
});

test('passwords in parameters', () => {
  const flag = fc.constantFrom('--password=', '--password ', '--passwd=', '--pass=', '--PASSWORD=');
  fc.assert(fc.property(textOf('ab -'), flag, fc.string({ minLength: 1, unit: fc.constantFrom(...LETTERS, ...DIGITS) }), (before, option, password) => {
    expect(() => Addon.mysql('8.0.21', { args: `${before}${option}${password}` })).toThrow('contains a password (not shown)');
  }), RUNS);
});

test('names of parameters', () => {
  taken(textOf('aZ_09-. $', 4), (name) => Addon.custom({ backupTask: 'own', backupParams: { [name]: '1' } }),
    (name) => name !== '' && consistsOf(name, `${LETTERS}${DIGITS}_`) && !DIGITS.includes(name[0]!));
});

test('lists', () => {
  taken(fc.array(textOf('ab,', 3), { maxLength: 4 }), (streams) => Addon.nats('2.8.2', { streams }),
    (streams) => streams.length > 0 && streams.every((stream) => stream.length > 0 && !stream.includes(',')));
});

test('seconds', () => {
  taken(fc.oneof(fc.nat(5_000), fc.nat(10).map((n) => n * 1_000)), (ms) => Addon.redis('7.0.5', { waitTimeout: Duration.millis(ms) }),
    (ms) => ms > 0 && ms % 1_000 === 0);
  fc.assert(fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (seconds) => {
    const { params } = tasksOf(Addon.redis('7.0.5', { waitTimeout: Duration.seconds(seconds) })).backupTask!;
    expect(params).toEqual([{ name: 'waitTimeout', value: seconds.toString() }]);
  }), RUNS);
});

test('counts', () => {
  const numbers = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 53));
  taken(numbers, (maxConcurrency) => Addon.mongodb('6.0.5', { maxConcurrency }),
    (number) => number >= 1 && number < 2 ** 31 && Math.floor(number) === number);
});

test('the order of parameters has no meaning', () => {
  const params = fc.dictionary(fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 3 }), fc.constantFrom('1', '2'), { minKeys: 1 });
  fc.assert(fc.property(params, (backupParams) => {
    const reversed = Object.fromEntries(Object.entries(backupParams).reverse());
    const [one, other] = [backupParams, reversed].map((given) => tasksOf(Addon.custom({ backupTask: 'own', backupParams: given })).backupTask!.params!);
    expect(other).toEqual(one);
    expect(Object.fromEntries(one!.map(({ name, value }) => [name, value]))).toEqual(backupParams);
  }), RUNS);
});

test('names of Tasks', () => {
  const part = (text: string) => text !== '' && consistsOf(text, 'abcdefghijklmnopqrstuvwxyz0123456789-') && !text.startsWith('-') && !text.endsWith('-');
  taken(textOf('ab1-.A', 6), (backupTask) => Addon.custom({ backupTask }), (name) => name.split('.').every(part));
});

test('variables', () => {
  const pieces = fc.array(fc.constantFrom('a', '$', '{', '}', '${', '${a}', '${a:=}'), { maxLength: 6 }).map((all) => all.join(''));
  taken(pieces, (text) => new StashFunction(demoChart(), 'Function', { image: 'i', args: [text] }),
    (text) => text.split('${').slice(1).every((begun, index, all) => begun.includes('}') || (index < all.length - 1 && begun.includes(':'))));
});

test('addresses', () => {
  const urls = fc.tuple(fc.constantFrom('', 'https://', 'postgresql://'), textOf('ab.:@', 4), fc.constantFrom('', '/', '/a', '/a@b'), fc.constantFrom('', '?a=b', '#c'));
  taken(urls, ([scheme, host, path, rest]) => demoBinding({ clientConfig: ClientConfig.url(scheme + host + path + rest) }),
    ([scheme, host, path, rest]) => scheme !== '' && host !== '' && !host.includes('@') && rest === '' && !(host.includes(':') && path.includes('@')));
});

test('ports', () => {
  taken(fc.oneof(fc.integer({ min: -1, max: 2 }), fc.integer({ min: 65_530, max: 65_540 }), fc.double()),
    (port) => demoBinding({ clientConfig: ClientConfig.service({ name: 'shop', scheme: 'https', port }) }),
    (port) => port > 0 && port < 65_536 && Math.floor(port) === port);
});

test('schemes', () => {
  taken(textOf('aZ1+-.:/ ', 4), (scheme) => demoBinding({ clientConfig: ClientConfig.service({ name: 'shop', port: 1, scheme }) }),
    (scheme) => scheme !== '' && LETTERS.includes(scheme[0]!) && consistsOf(scheme, `${LETTERS}${DIGITS}+-.`));
});

test('queries', () => {
  taken(textOf('?a=&', 4), (query) => demoBinding({ clientConfig: ClientConfig.service({ name: 'shop', port: 1, scheme: 'a', query }) }),
    (query) => query[0] !== '?');
});

test('keys of a Secret', () => {
  taken(fc.oneof(textOf('aZ1-_. /', 4), fc.constantFrom('a'.repeat(253), 'a'.repeat(254))), (key) => SecretTransform.removeKey(key),
    (key) => key.length >= 1 && key.length <= 253 && consistsOf(key, `${LETTERS}${DIGITS}-_.`));
});

test('base64', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 9 }), textOf('=\n !', 2), (bytes, tail) => {
    const text = Buffer.from(bytes).toString('base64');
    expect(() => SecretTransform.addBinaryKey('a', text)).not.toThrow();
    fc.pre(tail !== '');
    expect(() => SecretTransform.addBinaryKey('a', text + tail)).toThrow('is not base64 (not shown)');
  }), RUNS);
});

test('user and password in the address of a MongoDB are never shown', () => {
  const address = fc.tuple(textOf('ab:/', 5), fc.boolean(), textOf('cd', 5));
  taken(address, ([before, at, after]) => AppBindingParameters.mongoConfiguration({ configServer: `${before}${at ? '@' : ''}${after}` }), ([, at]) => !at);
});

test('images', () => {
  taken(textOf('a/: \n', 5), (image) => new StashFunction(demoChart(), 'Function', { image }),
    (image) => image !== '' && !image.includes(' ') && !image.includes('\n'));
});

test('steps', () => {
  taken(fc.array(fc.constantFrom('a', 'a.b', '', 'A'), { maxLength: 3 }),
    (names) => new StashTask(demoChart(), 'Task', { steps: names.map((name) => ({ name })) }),
    (names) => names.length > 0 && names.every((name) => name === 'a' || name === 'a.b'));
});
