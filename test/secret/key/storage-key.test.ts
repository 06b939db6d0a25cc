import { textOf } from '../../../lib/refusal/complaint';
import { STORAGE_KEYS } from '../../../lib/secret/key/storage-key';
import { MODES } from '../backend-modes';
import { capturedStderr, demoChart, NAMED } from '../demo-app';
import { refusal } from '../refusal';
import { SecretDelivery, SensitiveValue } from 'cdk8s-stash';

capturedStderr();

const plain = (values: { readonly [key: string]: string }, define: typeof MODES[number]['define']) => define(demoChart(), {
  metadata: NAMED,
  resticPassword: SensitiveValue.unsafePlainText('restic-password'),
  delivery: SecretDelivery.unsafePlainSecret(),
}, (key) => SensitiveValue.unsafePlainText(values[key]!));

const clear = MODES.flatMap(({ clear: values }) => Object.entries(values));
const secret = MODES.flatMap((mode) => Object.entries(mode.secret).map(([key, value]) => ({ key, value, mode })));

test('every key of every backend is known, and no other', () => {
  const keys = ['AZURE_ACCOUNT_KEY', 'AZURE_ACCOUNT_NAME', 'CA_CERT_DATA', 'RESTIC_PASSWORD', ...clear.map(([key]) => key), ...secret.map(({ key }) => key)];
  expect([...STORAGE_KEYS.keys()].sort()).toEqual([...new Set(keys)].sort());
});

test.each(clear)('%s is no secret', (key, value) => {
  expect([STORAGE_KEYS.get(key)!.isClear, STORAGE_KEYS.get(key)!.rule(value)]).toEqual([true, undefined]);
});

test.each(secret)('$key may be what the construct takes', ({ key, value, mode }) => {
  const known = STORAGE_KEYS.get(key)!;
  expect([known.isClear, known.rule(value)]).toEqual([false, undefined]);
  for (const wrong of ['', `"${value}"`, 'a\u0000b']) {
    const complaint = refusal(() => plain({ ...mode.secret, [key]: wrong }, mode.define));
    expect(complaint).toBe(`[demo/Secret] data.${key}: the plain text ${textOf(known.rule(wrong)!)}`);
  }
});
