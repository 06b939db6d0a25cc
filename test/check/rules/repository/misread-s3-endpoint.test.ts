import { misreadS3Endpoint } from '../../../../lib/check/rules/repository/misread-s3-endpoint';
import { blueprint, foundBy, repository } from '../manifests';

const s3 = (endpoint?: string) => ({ s3: { endpoint, bucket: 'safe' } });
const PATH = 'has a path, the first part of which restic would take for the bucket: leave it out, and give bucket and prefix by themselves';

test.each<[string, string]>([
  ['https://minio.demo.svc/', '"https://minio.demo.svc/" ends in a slash, after which restic would find a bucket without a name: leave it out; '
    + 'did you mean "https://minio.demo.svc"?'],
  ['s3.amazonaws.com/safe', `"s3.amazonaws.com/safe" ${PATH}; did you mean "s3.amazonaws.com"?`],
  ['S3://minio', '"S3://minio" has a scheme that restic does not know: write "https://" or "http://", or none, which is "https://"; did you mean "minio"?'],
  ['https-proxy', '"https-proxy" begins with "http", by which restic takes it for a URL: write "https://" in front'],
  ['', '"" is not an endpoint: a host, with a port where it has one, and "https://" or "http://" in front where that has to be said'],
  ['minio:99999', '"minio:99999" is not an endpoint: a host, with a port where it has one, and "https://" or "http://" in front where that has to be said'],
  ['https://minio?token=word', 'what was given (not shown) has a query or a fragment, which is no part of the address: leave out "?" or "#" and what follows'],
])('%s', (endpoint, expected) => {
  expect(foundBy(misreadS3Endpoint, [repository('repo', s3(endpoint))])).toEqual([`error STASH111 Repository repo spec.backend.s3.endpoint: ${expected}`]);
});

test('in a blueprint', () => {
  expect(foundBy(misreadS3Endpoint, [blueprint(s3('minio/'))])).toEqual(['error STASH111 BackupBlueprint pattern spec.backend.s3.endpoint: '
    + '"minio/" ends in a slash, after which restic would find a bucket without a name: leave it out; did you mean "minio"?']);
});

test.each([['s3.amazonaws.com'], ['http://minio.demo.svc:9000'], ['https://[::1]:9000'], [undefined], ['https://me:word@minio/']])('nothing about %s', (endpoint) => {
  expect(foundBy(misreadS3Endpoint, [repository('repo', s3(endpoint)), blueprint(s3('https://${TARGET_NAMESPACE}/'))])).toEqual([]);
});
