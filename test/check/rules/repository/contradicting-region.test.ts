import { contradictingRegion } from '../../../../lib/check/rules/repository/contradicting-region';
import { blueprint, foundBy, repository } from '../manifests';

const s3 = (endpoint?: string, region?: string) => ({ s3: { endpoint, bucket: 'safe', region } });
const COMPLAINT = 'spec.backend.s3.region: "us-east-1" is not the region of the endpoint, which is "eu-west-1", so restic does not reach a bucket there: '
  + 'write "eu-west-1", or leave it out; if the bucket is in "us-east-1", correct the endpoint instead';

test.each([
  's3.eu-west-1.amazonaws.com', 's3-eu-west-1.amazonaws.com', 'https://s3.dualstack.eu-west-1.amazonaws.com', 's3-fips.eu-west-1.amazonaws.com',
  's3-fips.dualstack.eu-west-1.amazonaws.com', 'http://S3.EU-West-1.amazonaws.com:80', 's3.eu-west-1.amazonaws.com.', 'safe.s3.eu-west-1.amazonaws.com',
  'https://bucket.vpce-1a2b3c4d-5e6f.s3.eu-west-1.vpce.amazonaws.com',
])('%s', (endpoint) => {
  expect(foundBy(contradictingRegion, [repository('repo', s3(endpoint, 'us-east-1'))])).toEqual([`warning STASH115 Repository repo ${COMPLAINT}`]);
});

test.each([['s3.cn-north-1.amazonaws.com.cn', 'cn-north-1'], ['s3.us-gov-east-1.amazonaws.com', 'us-gov-east-1'], ['s3.ap-southeast-2.amazonaws.com', 'ap-southeast-2']])(
  '%s is in %s', (endpoint, named) => {
    const complaint = COMPLAINT.replaceAll('eu-west-1', named);
    expect(foundBy(contradictingRegion, [repository('repo', s3(endpoint, 'us-east-1'))])).toEqual([`warning STASH115 Repository repo ${complaint}`]);
  });

test('in a blueprint', () => {
  expect(foundBy(contradictingRegion, [blueprint(s3('s3.eu-west-1.amazonaws.com', 'us-east-1'))])).toEqual([`warning STASH115 BackupBlueprint pattern ${COMPLAINT}`]);
});

test.each([
  ['s3.eu-west-1.amazonaws.com', 'eu-west-1'], ['s3-us-gov-west-1.amazonaws.com', 'us-gov-west-1'], ['s3.dualstack.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['s3.amazonaws.com', 'eu-west-1'], ['s3-external-1.amazonaws.com', 'eu-west-1'], ['s3-accelerate.amazonaws.com', 'eu-west-1'], ['s3.eu-west-1.amazonaws.com', undefined],
  ['s3.eu-west-1.amazonaws.com', ''], ['', 'eu-west-1'], [undefined, 'eu-west-1'], ['s3.eu-west-1.wasabisys.com', 'us-east-1'], ['s3.eu-west-1.amazonaws.com.example.org', 'a'],
])('nothing about %s with %s', (endpoint, region) => {
  expect(foundBy(contradictingRegion, [repository('repo', s3(endpoint, region))])).toEqual([]);
});

test.each([['s3.eu-west-1.amazonaws.com', '${REGION}'], ['${HOST}.s3.eu-west-1.amazonaws.com', 'us-east-1']])('nothing about %s with %s in a blueprint', (endpoint, region) => {
  expect(foundBy(contradictingRegion, [blueprint(s3(endpoint, region))])).toEqual([]);
});
