import { keyElsewhere } from '../../../lib/secret/key/key-elsewhere';

test.each([
  ['AZURE_STORAGE_KEY', 'AZURE_ACCOUNT_KEY'],
  ['minio-access-key', 'AWS_ACCESS_KEY_ID'],
  ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_SERVICE_ACCOUNT_JSON_KEY'],
  ['AZURE_ACCOUNT_KEY', undefined],
])('%s is what other programs call %s', (name, key) => {
  expect(keyElsewhere(name)).toBe(key);
});
