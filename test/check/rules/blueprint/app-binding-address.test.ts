import { findingsIn } from '../../judged';

const about = (clientConfig: string) => findingsIn(`
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata: { name: x, namespace: shop }
spec: { clientConfig: ${clientConfig} }`).filter((line) => line.includes('STASH505')).map((line) => line.replace('error STASH505 AppBinding x spec.clientConfig: ', ''));

const SERVICE = 'service: { name: db, port: 5432, scheme: postgresql }';

test.each<[string, string[]]>([
  [`{ ${SERVICE} }`, []],
  ['{ url: "postgresql://db.example.com:5432/shop" }', []],
  [`{ ${SERVICE}, url: "postgresql://db.example.com:5432/shop" }`, [
    'has both url and service, of which each is used for a part: keep the service for a database in the cluster, the url for one outside',
  ]],
  ['{ insecureSkipTLSVerify: true }', [
    'has neither url nor service, so that nothing can connect to the database: name the Service, or give the url of a database outside of the cluster',
  ]],
])('%s', (clientConfig, expected) => {
  expect(about(clientConfig)).toEqual(expected);
});
