import { misreadS3Endpoint } from '../../../../lib/check/rules/repository/misread-s3-endpoint';
import { blueprint, foundBy, repository } from '../manifests';

const s3 = (endpoint?: string) => ({ s3: { endpoint, bucket: 'safe' } });
const PATH = 'has a path, whose first part restic would take for the bucket: remove it, and give the bucket and the prefix separately';

test.each<[string, string]>([
  ['https://minio.demo.svc/', '"https://minio.demo.svc/" ends with a slash, after which restic would read an empty bucket name: remove it; '
    + 'did you mean "https://minio.demo.svc"?'],
  ['s3.amazonaws.com/safe', `"s3.amazonaws.com/safe" ${PATH}; did you mean "s3.amazonaws.com"?`],
  ['S3://minio', '"S3://minio" has a scheme that restic does not support: use "https://" or "http://", or no scheme, which means "https://"; did you mean "minio"?'],
  ['https-proxy', '"https-proxy" begins with "http", so that restic takes it for a URL: write "https://" in front'],
  ['', '"" is not an endpoint: use a host, optionally with a port, and with "https://" or "http://" in front if needed'],
  ['minio:99999', '"minio:99999" is not an endpoint: use a host, optionally with a port, and with "https://" or "http://" in front if needed'],
  ['https://minio?token=word', 'the given value (not shown) has a query or a fragment, which is not part of the address: remove "?" or "#" and what follows'],
])('%s', (endpoint, expected) => {
  expect(foundBy(misreadS3Endpoint, [repository('repo', s3(endpoint))])).toEqual([`error STASH111 Repository repo spec.backend.s3.endpoint: ${expected}`]);
});

test('in a blueprint', () => {
  expect(foundBy(misreadS3Endpoint, [blueprint(s3('minio/'))])).toEqual(['error STASH111 BackupBlueprint pattern spec.backend.s3.endpoint: '
    + '"minio/" ends with a slash, after which restic would read an empty bucket name: remove it; did you mean "minio"?']);
});

test.each([['s3.amazonaws.com'], ['http://minio.demo.svc:9000'], ['https://[::1]:9000'], [undefined], ['https://me:word@minio/']])('nothing about %s', (endpoint) => {
  expect(foundBy(misreadS3Endpoint, [repository('repo', s3(endpoint)), blueprint(s3('https://${TARGET_NAMESPACE}/'))])).toEqual([]);
});
