import { CERTIFICATE } from './certificate';
import { demoBinding, specOf } from '../demo';
import { ClientConfig, type ServiceClientConfigOptions } from 'cdk8s-stash';

const written = (clientConfig: ClientConfig) => specOf<{ clientConfig: object }>(demoBinding({ clientConfig })).clientConfig;
const service = (options: Partial<ServiceClientConfigOptions>) => ClientConfig.service({ name: 'shop', port: 5432, scheme: 'postgresql', ...options });

test.each<[string, ClientConfig, object]>([
  ['an address', ClientConfig.url('postgresql://db.example.com:5432/shop'), { url: 'postgresql://db.example.com:5432/shop' }],
  ['an address as drivers of MySQL have it', ClientConfig.url('tcp(db.example.com:3306)/shop'), { url: 'tcp(db.example.com:3306)/shop' }],
  ['any certificate', ClientConfig.url('https://db.example.com', { insecureSkipTLSVerify: true, serverName: 'db' }),
    { url: 'https://db.example.com', insecureSkipTLSVerify: true, serverName: 'db' }],
  ['an authority', service({ caBundle: CERTIFICATE }),
    { service: { name: 'shop', port: 5432, scheme: 'postgresql' }, caBundle: Buffer.from(CERTIFICATE).toString('base64') }],
])('%s', (_, clientConfig, expected) => {
  expect(written(clientConfig)).toEqual(expected);
});

const ADDRESS = 'is not the address of an application: write scheme://host:port[/path], without query and fragment';
const NO_SCHEME = 'has no scheme, so Stash finds no host in it: write scheme://host:port[/path]';
const CREDENTIALS = 'contains a user name or a password (not shown), which would be in plain text in the manifest: leave it out, and put it into the Secret of the AppBinding';
const NOT_SHOWN = 'the given value (not shown, since it looks like a credential)';
const LABEL = 'is not a DNS label: use 1 to 63 characters from a-z, 0-9 and "-", starting and ending with a letter or digit';
const PORT = 'is not a valid port: use an integer from 1 to 65535';
const SCHEME = 'is not a scheme: use letters, digits, "+", "-" and ".", starting with a letter, without "://"';
const PEM = 'does not consist of PEM certificates: give one or more blocks from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----" and nothing else';

test.each<[message: string, ClientConfig]>([
  [`url: "" ${ADDRESS}`, ClientConfig.url('')],
  [`url: "postgresql://" ${ADDRESS}`, ClientConfig.url('postgresql://')],
  [`url: "postgresql://db/shop?sslmode=disable" ${ADDRESS}; did you mean "postgresql://db/shop"?`, ClientConfig.url('postgresql://db/shop?sslmode=disable')],
  [`url: "https://db/#top" ${ADDRESS}; did you mean "https://db/"?`, ClientConfig.url('https://db/#top')],
  [`url: " https://db" ${ADDRESS}; did you mean "https://db"?`, ClientConfig.url(' https://db')],
  [`url: "db.example.com:5432" ${NO_SCHEME}`, ClientConfig.url('db.example.com:5432')],
  [`url: ${NOT_SHOWN} ${NO_SCHEME}`, ClientConfig.url('db:9200/a@b')],
  [`url: "db" ${NO_SCHEME}`, ClientConfig.url('db')],
  [`url: "tcp(db)/" ${NO_SCHEME}`, ClientConfig.url('tcp(db)/')],
  [`url: ${CREDENTIALS}`, ClientConfig.url('mysql://root:hunter2@db:3306')],
  [`url: ${CREDENTIALS}`, ClientConfig.url('root:hunter2@db:3306')],
  [`url: ${CREDENTIALS}`, ClientConfig.url('postgresql://shop:hun/ter2@db:5432/shop')],
  [`url: ${CREDENTIALS}`, ClientConfig.url('shop:hun/t?r#@db')],
  [`url: ${CREDENTIALS}`, ClientConfig.url('shop:123456/7@db')],
  [`url: ${NOT_SHOWN} ${ADDRESS}`, ClientConfig.url('postgres://h:5432/?password=hunter2')],
  [`url: ${NOT_SHOWN} ${ADDRESS}`, ClientConfig.url('postgres://h:5432/?user=me&sslpassword=hunter2')],
  [`service.name: "Shop" ${LABEL}; did you mean "shop"?`, service({ name: 'Shop' })],
  [`service.namespace: "" ${LABEL}`, service({ namespace: '' })],
  [`service.port: undefined ${PORT}`, service({ port: undefined })],
  [`service.port: 0 ${PORT}`, service({ port: 0 })],
  [`service.port: 65536 ${PORT}`, service({ port: 65_536 })],
  [`service.port: 54.32 ${PORT}`, service({ port: 54.32 })],
  [`service.scheme: "" ${SCHEME}`, service({ scheme: '' })],
  [`service.scheme: "postgresql://" ${SCHEME}; did you mean "postgresql"?`, service({ scheme: 'postgresql://' })],
  ['service.query: "?sslmode=disable" starts with the question mark that the client adds by itself: leave it out; did you mean "sslmode=disable"?',
    service({ query: '?sslmode=disable' })],
  [`service.query: ${NOT_SHOWN} starts with the question mark that the client adds by itself: leave it out`, service({ query: '?password=hunter2' })],
  [`service.scheme: ${NOT_SHOWN} ${SCHEME}`, service({ scheme: 'mysql://root:hunter2@db' })],
  [`caBundle: "bm90IFBFTQ==" ${PEM}`, service({ caBundle: 'bm90IFBFTQ==' })],
  ['insecureSkipTLSVerify: accepts any certificate, so caBundle would be ignored: leave out one of the two',
    service({ caBundle: CERTIFICATE, insecureSkipTLSVerify: true })],
])('%s', (message, clientConfig) => {
  expect(() => demoBinding({ clientConfig })).toThrow(new Error(`[demo/Binding] spec.clientConfig.${message}`));
});

test.each(['https://db/a@b', 'https://db:9200/a@b', 'https://[2001:db8::1]:9200/a@b', 'https://db'])('%s is taken', (url) => {
  expect(written(ClientConfig.url(url))).toEqual({ url });
});
