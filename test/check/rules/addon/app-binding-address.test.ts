import { findingsIn } from '../../judged';

const about = (clientConfig: string, metadata = '') => findingsIn(`
apiVersion: appcatalog.appscode.com/v1alpha1
kind: AppBinding
metadata: { name: x, namespace: shop${metadata} }
spec: { clientConfig: ${clientConfig} }`).filter((line) => line.includes('STASH505')).map((line) => line.replace('error STASH505 AppBinding x spec.clientConfig: ', ''));

const SERVICE = 'service: { name: db, port: 5432, scheme: postgresql }';

test.each<[string, string[]]>([
  [`{ ${SERVICE} }`, []],
  ['{ url: "postgresql://db.example.com:5432/shop" }', []],
  [`{ ${SERVICE}, url: "postgresql://db.example.com:5432/shop" }`, [
    'has both url and service, and some parts of the addon use the one, some the other: keep the service for a database in the cluster, or the url for one outside',
  ]],
  ['{ insecureSkipTLSVerify: true }', [
    'has neither url nor service, so nothing can connect to the database: name the Service, or give the url of a database outside of the cluster',
  ]],
])('%s', (clientConfig, expected) => {
  expect(about(clientConfig)).toEqual(expected);
});

test.each<[string, boolean]>([
  ['tcp(db.shop.svc:5432)/', true],
  ['me@tcp(db:5432)/shop', true],
  ['postgresql://db:5432/shop', true],
  ['postgresql://me@DB.shop.svc.cluster.local/shop', true],
  ['db.shop', true],
  ['tcp(db.bank.svc:5432)/', false],
  ['tcp(other.shop.svc:5432)/', false],
  ['postgresql://db.example.com/shop', false],
  ['postgresql://db.shop.example.com/shop', false],
  ['postgresql://db-replica:5432/shop', false],
  ['postgresql://other/db', false],
])('the host of %s is the Service: %s', (url, isService) => {
  expect(about(`{ ${SERVICE}, url: "${url}" }`)).toHaveLength(isService ? 0 : 1);
});

test('the namespace of the Service may be another', () => {
  const service = 'service: { name: db, namespace: bank, port: 5432, scheme: tcp }';
  expect(about(`{ ${service}, url: "tcp(db.bank.svc:5432)/" }`)).toEqual([]);
  expect(about(`{ ${service}, url: "tcp(db.shop.svc:5432)/" }`)).toHaveLength(1);
});

test('an operator that owns the AppBinding knows how it fills it in, but not how to connect to nothing', () => {
  const owner = ', ownerReferences: [{ apiVersion: kubedb.com/v1, kind: MySQL, name: x, uid: a }]';
  expect(about(`{ ${SERVICE}, url: "tcp(other:5432)/" }`, owner)).toEqual([]);
  expect(about(`{ ${SERVICE}, url: "tcp(other:5432)/" }`, ', ownerReferences: []')).toHaveLength(1);
  expect(about('{ insecureSkipTLSVerify: true }', owner)).toHaveLength(1);
});
