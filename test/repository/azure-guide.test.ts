import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { demoRepository, yamlOf } from './demo';

const sample = () => demoRepository({ metadata: { name: 'azure-repo' }, prefix: '/demo/deployment/my-deploy' });

test('the Repository of the guide to Azure comes out field for field', () => {
  expect(yamlOf(sample())).toBe(`\
apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: azure-repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backup
      prefix: /demo/deployment/my-deploy
    storageSecretName: azure-secret
`);
});

describe('the guide itself', () => {
  /** Stash's documentation lies beside the project; it is no part of it. */
  const GUIDE = join(__dirname, '../../../shared/corpus/guides/backends/azure/examples/azure.yaml');
  const present = existsSync(GUIDE);
  if (!present) {
    console.warn(`NOT CHECKED: whether the guide to Azure still says what is expected here, for there is no ${GUIDE}`);
  }

  (present ? test : test.skip)('says the same', () => {
    expect(parse(yamlOf(sample()))).toEqual(parse(readFileSync(GUIDE, 'utf8')));
  });
});
