import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { coreType } from '../../lib/kubernetes/core-type';

type Kubernetes = typeof k8s;
type Render = (kubernetes: Kubernetes) => (struct: never) => unknown;

const httpGet: Render = ({ toJson_HttpGetAction }) => toJson_HttpGetAction;
const resources: Render = ({ toJson_ResourceRequirements }) => toJson_ResourceRequirements;
const security: Render = ({ toJson_SecurityContext }) => toJson_SecurityContext;
const volume: Render = ({ toJson_Volume }) => toJson_Volume;

const render = (renderer: Render, struct: object) => coreType('hooks.httpGet', struct as never, renderer);

test.each<[string, Render, object, object]>([
  ['a number that may be a text', httpGet, { port: k8s.IntOrString.fromNumber(80) }, { port: 80 }],
  ['a text that may be a number', httpGet, { port: k8s.IntOrString.fromString('http'), path: '/' }, { port: 'http', path: '/' }],
  ['a list of structs', httpGet, {
    port: k8s.IntOrString.fromNumber(80), httpHeaders: [{ name: 'a', value: 'b' }, { name: 'c', value: 'd' }],
  }, { port: 80, httpHeaders: [{ name: 'a', value: 'b' }, { name: 'c', value: 'd' }] }],
  ['quantities', resources, {
    limits: { cpu: k8s.Quantity.fromNumber(2), memory: k8s.Quantity.fromString('1Gi') }, requests: { cpu: k8s.Quantity.fromString('100m') },
  }, { limits: { cpu: 2, memory: '1Gi' }, requests: { cpu: '100m' } }],
  ['values that are false to JavaScript', security, { runAsUser: 0, privileged: false }, { runAsUser: 0, privileged: false }],
  ['a quantity of nothing', resources, { limits: { cpu: k8s.Quantity.fromNumber(0) } }, { limits: { cpu: 0 } }],
  ['an empty struct', volume, { name: 'scratch', emptyDir: {} }, { name: 'scratch', emptyDir: {} }],
  ['a name with another case on the wire', volume, { name: 'disk', awsElasticBlockStore: { volumeId: 'vol-1' } }, {
    name: 'disk', awsElasticBlockStore: { volumeID: 'vol-1' },
  }],
  ['nothing of what is null', volume, { name: 'all', projected: { sources: [{ configMap: null, secret: { name: 'key', items: null } }], defaultMode: null } }, {
    name: 'all', projected: { sources: [{ secret: { name: 'key' } }] },
  }],
  ['nothing of what is not given', security, { runAsUser: 1, runAsGroup: undefined }, { runAsUser: 1 }],
])('%s', (_, renderer, struct, wire) => {
  const rendered = render(renderer, struct);
  expect(rendered).toEqual(wire);
  // toEqual takes a member that is undefined for one that is absent.
  expect(JSON.parse(JSON.stringify(rendered))).toStrictEqual(wire);
});

test.each<[string, string, Render, object]>([
  ['a plain number where a class is expected', 'port', httpGet, { port: 80 }],
  ['a plain text where a class is expected', 'limits.cpu', resources, { limits: { memory: k8s.Quantity.fromString('1Gi'), cpu: '1' } }],
  ['a field that Kubernetes 1.27 did not know', 'appArmorProfile', security, { runAsUser: 1, appArmorProfile: { type: 'RuntimeDefault' } }],
  ['an unknown field that is false', 'hostUsers', security, { hostUsers: false }],
  ['an unknown field in a list', 'httpHeaders.1.values', httpGet, {
    port: k8s.IntOrString.fromNumber(80), httpHeaders: [{ name: 'a', value: 'b' }, { name: 'c', value: 'd', values: ['e'] }],
  }],
  ['a name as it is on the wire', 'awsElasticBlockStore.volumeID', volume, { name: 'disk', awsElasticBlockStore: { volumeID: 'vol-1' } }],
  ['a text in place of a struct', 'capabilities', security, { capabilities: 'NET_ADMIN' }],
  ['a list in place of a struct', 'capabilities', security, { capabilities: [] }],
  ['a Map in place of a map', 'limits', resources, { limits: new Map([['cpu', k8s.Quantity.fromNumber(1)]]) }],
  ['a number in place of a struct in a list', 'httpHeaders.0', httpGet, { port: k8s.IntOrString.fromNumber(80), httpHeaders: [7] }],
  ['a Lazy struct', 'capabilities', security, { capabilities: Lazy.any({ produce: () => ({ add: ['NET_ADMIN'] }) }) }],
  ['a Lazy map', 'limits', resources, { limits: Lazy.any({ produce: () => ({ cpu: 1 }) }) }],
  ['a Lazy list', 'httpHeaders', httpGet, { port: k8s.IntOrString.fromNumber(80), httpHeaders: Lazy.any({ produce: () => [] }) }],
  ['a Lazy where a class is expected', 'port', httpGet, { port: Lazy.any({ produce: () => 80 }) }],
])('%s would be lost', (_, path, renderer, struct) => {
  expect(() => render(renderer, struct)).toThrow(new Error(
    `hooks.httpGet: "${path}" would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; `
      + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)',
  ));
});

class Other {}

test.each<[string, string, Render, object]>([
  ['a text in place of a list', 'capabilities.add', security, { capabilities: { add: 'NET_ADMIN' } }],
  ['an object in place of a list', 'capabilities.drop', security, { capabilities: { add: ['NET_ADMIN'], drop: {} } }],
  ['null in a list of structs', 'httpHeaders.1', httpGet, { port: k8s.IntOrString.fromNumber(80), httpHeaders: [{ name: 'a', value: 'b' }, null] }],
  ['undefined in a list of structs', 'httpHeaders.0', httpGet, { port: k8s.IntOrString.fromNumber(80), httpHeaders: [undefined] }],
  ['null in a list of texts', 'capabilities.add.0', security, { capabilities: { add: [null] } }],
  ['the first of several', 'projected.sources.1.secret.items', volume, {
    name: 'all', projected: { sources: [{ configMap: { name: 'a' } }, { secret: { name: 'key', items: 'a' } }, null] },
  }],
  ['an object of some class', 'capabilities.add.0', security, { capabilities: { add: [new Other()] } }],
  ['a function', 'runAsUser', security, { runAsUser: () => 0 }],
])('%s has the wrong type', (_, path, renderer, struct) => {
  expect(() => render(renderer, struct)).toThrow(new Error(
    `hooks.httpGet: "${path}" has the wrong type: give a value of the type that the field has in Kubernetes`,
  ));
});
