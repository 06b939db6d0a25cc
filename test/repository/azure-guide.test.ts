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
