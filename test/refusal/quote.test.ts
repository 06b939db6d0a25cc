import { quote } from '../../lib/refusal/quote';

test.each<[unknown, string]>([
  ['', '""'],
  ['demo', '"demo"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['a\nb\u0000', '"a\\nb\\u0000"'],
  ['a\u007fb\u0085', '"a\\u007fb\\u0085"'],
  ['app\u200b', '"app\\u200b"'],
  ['a\u202ec\u2069', '"a\\u202ec\\u2069"'],
  ['\ufeffa\u00adb\u2060', '"\\ufeffa\\u00adb\\u2060"'],
  ['a\u00a0b\u2028\u3164', '"a\\u00a0b\\u2028\\u3164"'],
  ['\ue000\u{e0041}\ud800', '"\\ue000\\udb40\\udc41\\ud800"'],
  ['a b é 漢字 😀', '"a b é 漢字 😀"'],
  [{ a: 'b\u200b' }, '{"a":"b\\u200b"}'],
  [0, '0'],
  [-1.5, '-1.5'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a', 1], '["a",1]'],
  [{ a: 'b' }, '{"a":"b"}'],
])('%p is shown as %s', (value, shown) => {
  expect(quote(value)).toBe(shown);
});

test.each<[string, unknown, string]>([
  ['as long as is shown', 'a'.repeat(120), `"${'a'.repeat(120)}"`],
  ['longer', 'a'.repeat(121), `"${'a'.repeat(120)}…"`],
  ['no text, and longer', Array(100).fill(1), `[${'1,'.repeat(59)}1…`],
])('a value that is %s', (_, value, shown) => {
  expect(quote(value)).toBe(shown);
});

const NOT_SHOWN = 'the given value (not shown, since it looks like a credential)';

test.each<[string, unknown]>([
  ['an account key', `${'Zm9v'.repeat(21)}Zg==`],
  ['a key of 32 bytes', `${'Zm9v'.repeat(10)}Zm8=`],
  ['a key in the alphabet for URLs', `${'Zm_-'.repeat(11)}Zg==`],
  ['a key in other text', `the key is ${'Zm9v'.repeat(21)}Zg==, keep it`],
  ['a SAS token', 'sv=2022-11-02&ss=b&sig=abc%3D'],
  ['a SAS token with its question mark', '?sig=abc'],
  ['a connection string', 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc'],
  ['a connection string in another case', 'accountkey=abc'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nabc'],
  ['a credential beyond what is shown', `${'a/'.repeat(80)}?sig=abc`],
  ['a credential in a list', ['AccountKey=abc']],
  ['a credential in an object', { nested: { token: 'sig=abc' } }],
  ['user and password of an address', 'https://me:hunter2@example.com'],
  ['a password with what separates the parts of an address', 'https://me:hun/t:e?r#2@example.com'],
  ['a password with a blank', 's3://me:hunter 2@safe'],
  ['a token in place of a user', 'https://hunter2@example.com'],
  ['user and password without a scheme', 'me:hunter2@tcp(db:3306)/'],
  ['a password that goes on behind what is shown', `https://me:${'hunter2'.repeat(1_000)}@example.com`],
  ['a password of a one-letter scheme', 'a://me:hunter2@example.com'],
  ['user and password in an object', { url: 'https://me:hunter2@example.com' }],
  ...['password', 'passwd', 'pwd', 'token', 'secret', 'key', 'sig', 'access_token', 'X-Amz-Signature', 'PASSWORD', 'api-key'].flatMap((name): Array<[string, string]> => [
    [`a setting ${name} of a query`, `https://example.com/?${name}=hunter2`], [`a second setting ${name}`, `a=b&${name}=hunter2`],
  ]),
  ['a password of a connection string', 'host=x password=hunter2'],
  ['a password alone', 'sslpassword=hunter2'],
])('%s is not shown', (_, value) => {
  expect(quote(value)).toBe(NOT_SHOWN);
});

test.each([
  'a'.repeat(64),
  'demo/deployment/my-deploy-with-a-long-name/that-goes-on-and-on',
  'presig=x',
  'AccountName=a',
  'PUBLIC KEY',
  'x==',
  'me@example.com',
  'a@b:c',
  'https://example.com:8000/a?sslmode=disable&keys=x#top',
  'key=value',
  '/var/lib/data/warehouse/events_by_region/year=2024/month=01',
  'C:/Users/me@example.com/a.yaml',
  'C:\\Users\\me@example.com\\a.yaml',
  `registry.example.com/shop:1.0@sha256:${'0f'.repeat(32)}`,
])('%j is no credential', (text) => {
  expect(quote(text)).toBe(JSON.stringify(text).length > 122 ? `"${text.slice(0, 120)}…"` : JSON.stringify(text));
});
