import { ApiObject, type ApiObjectMetadata, App, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { demoChart, yamlOf } from './demo';
import { type ContainerRuntimeSettings, StashFunction, type StashFunctionProps, StashTask, type StashTaskProps, type StashTaskStep } from 'cdk8s-stash';

const { Quantity } = k8s;

const demoFunction = (props: Partial<StashFunctionProps> = {}, chart = demoChart()) => new StashFunction(chart, 'Function', { image: 'shop/dump:1', ...props });
const demoTask = (props: Partial<StashTaskProps> = {}, chart = demoChart()) => new StashTask(chart, 'Task', { steps: [{ name: 'shop-backup' }], ...props });

test('all that a Function can say', () => {
  const runtimeSettings: ContainerRuntimeSettings = {
    resources: { limits: { memory: Quantity.fromString('256M') } },
    securityContext: { runAsUser: 5000 },
  };
  const props: Required<StashFunctionProps> = {
    metadata: { name: 'shop-backup' },
    image: 'shop/dump:1',
    command: ['/dump'],
    args: ['--host=${TARGET_NAME}', '--args=${args:=}'],
    workingDir: '/tmp',
    ports: [{ containerPort: 8080 }],
    volumeMounts: [{ name: '${secretVolume}', mountPath: '/secret' }],
    volumeDevices: [{ name: 'raw', devicePath: '/dev/raw' }],
    runtimeSettings,
    podSecurityPolicyName: 'dump',
  };
  expect(yamlOf(demoFunction(props))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: Function
metadata:
  name: shop-backup
spec:
  args:
    - --host=\${TARGET_NAME}
    - --args=\${args:=}
  command:
    - /dump
  image: shop/dump:1
  podSecurityPolicyName: dump
  ports:
    - containerPort: 8080
  runtimeSettings:
    resources:
      limits:
        memory: 256M
    securityContext:
      runAsUser: 5000
  volumeDevices:
    - devicePath: /dev/raw
      name: raw
  volumeMounts:
    - mountPath: /secret
      name: \${secretVolume}
  workingDir: /tmp
`);
});

test('all that a Task can say', () => {
  const step: Required<StashTaskStep> = { name: 'shop-backup', params: { secretVolume: 'secret', outputDir: '/tmp/output' } };
  const props: Required<StashTaskProps> = {
    metadata: { name: 'shop-backup' },
    steps: [step, { name: 'update-status' }],
    volumes: [{ name: 'secret', secret: { secretName: '${REPOSITORY_SECRET_NAME}' } }],
  };
  expect(yamlOf(demoTask(props))).toBe(`\
apiVersion: stash.appscode.com/v1beta1
kind: Task
metadata:
  name: shop-backup
spec:
  steps:
    - name: shop-backup
      params:
        - name: outputDir
          value: /tmp/output
        - name: secretVolume
          value: secret
    - name: update-status
  volumes:
    - name: secret
      secret:
        secretName: \${REPOSITORY_SECRET_NAME}
`);
});

test('a Function and a Task know their names', () => {
  expect(demoFunction({ metadata: { name: 'a.b' } }).functionName).toBe('a.b');
  expect(demoTask({ metadata: { name: 'a.b' } }).taskName).toBe('a.b');
});

test('lists that are changed after they were given change nothing', () => {
  const args = ['a'];
  const made = demoFunction({ args, command: args });
  args.push('b');
  expect(yamlOf(made)).not.toContain('- b');
});

describe.each<[string, (chart: Chart, metadata?: ApiObjectMetadata) => StashFunction | StashTask]>([
  ['Function', (chart, metadata) => demoFunction({ metadata }, chart)],
  ['Task', (chart, metadata) => demoTask({ metadata }, chart)],
])('a %s', (kind, make) => {
  test('is no object of the chart\'s namespace, but has its labels', () => {
    const made = make(new Chart(new App(), 'demo', { namespace: 'demo', labels: { team: 'shop' } }), { name: 'dump', annotations: { a: 'b' } });
    expect(ApiObject.of(made).toJson().metadata).toEqual({ name: 'dump', labels: { team: 'shop' }, annotations: { a: 'b' } });
  });

  test('may have a name made from its path', () => {
    expect(ApiObject.of(make(demoChart())).toJson().metadata).toEqual({ name: expect.stringMatching(new RegExp(`^demo-${kind.toLowerCase()}-[0-9a-f]{8}$`)) });
  });

  test('can be patched, even with a namespace', () => {
    const made = make(demoChart());
    ApiObject.of(made).addJsonPatch(JsonPatch.add('/metadata/namespace', 'patched'), JsonPatch.add('/spec/future', true));
    expect(ApiObject.of(made).toJson()).toMatchObject({ kind, metadata: { namespace: 'patched' }, spec: { future: true } });
  });

  test.each(['shop', 'demo', ''])('refuses the namespace %j', (namespace) => {
    expect(() => make(demoChart(), { namespace })).toThrow(new Error(
      `[demo/${kind}] metadata.namespace: "${namespace}" cannot be the namespace of a ${kind}, which is cluster-scoped: leave it out`,
    ));
  });

  test('refuses a name that is none', () => {
    expect(() => make(demoChart(), { name: 'Shop_Dump' })).toThrow(new Error(
      `[demo/${kind}] metadata.name: "Shop_Dump" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", `
      + 'each part starting and ending with a letter or digit; did you mean "shop-dump"?',
    ));
  });
});

const IMAGE = 'is not the name of an image: write registry/name:tag, without white space';
const OPEN = 'is a variable without a closing brace, so the substitution in Stash fails: close it with "}"';
const LOST = 'would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
  + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)';

test.each<[message: string, Partial<StashFunctionProps>]>([
  [`spec.image: "" ${IMAGE}`, { image: '' }],
  [`spec.image: "shop/dump 1" ${IMAGE}`, { image: 'shop/dump 1' }],
  [`spec.image: "\${TAG" ${OPEN}`, { image: 'shop/dump:${TAG' }],
  [`spec.args[1]: "\${d" ${OPEN}`, { args: ['--a', '--a=${b} --c=${d'] }],
  [`spec.args[0]: "\${a" ${OPEN}`, { args: ['--password=x ${a ${TARGET_NAME'] }],
  [`spec.volumeMounts[0].name: "\${volume" ${OPEN}`, { volumeMounts: [{ name: '${volume', mountPath: '/a' }] }],
  ['spec.runtimeSettings.resources: {"requests":{"cpu":{"value":1}}} has requests but no limits, so the operator drops the requests: '
    + 'set limits as well', { runtimeSettings: { resources: { requests: { cpu: Quantity.fromNumber(1) } } } }],
])('%s', (message, props) => {
  expect(() => demoFunction(props)).toThrow(new Error(`[demo/Function] ${message}`));
});

test.each<[message: string, object]>([
  [`spec.ports[1]: "port" ${LOST}`, { ports: [{ containerPort: 1 }, { containerPort: 2, port: 3 }] }],
  [`spec.volumeMounts[0]: "recursiveReadOnly" ${LOST}`, { volumeMounts: [{ name: 'a', mountPath: '/a', recursiveReadOnly: 'Enabled' }] }],
  [`spec.volumeDevices[0]: "mode" ${LOST}`, { volumeDevices: [{ name: 'a', devicePath: '/a', mode: 1 }] }],
])('%s', (message, props) => {
  expect(() => demoFunction(props)).toThrow(new Error(`[demo/Function] ${message}`));
});

test.each<[message: string, Partial<StashTaskProps>]>([
  ['spec.steps: is empty, so the Task would do nothing: name at least one Function', { steps: [] }],
  ['spec.steps[1].name: "" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit',
    { steps: [{ name: 'a' }, { name: '' }] }],
  ['spec.steps[0].params: "output-dir" is not the name of a parameter: use letters, digits and "_", not starting with a digit',
    { steps: [{ name: 'a', params: { 'output-dir': '/tmp' } }] }],
  ['spec.steps[0].params.args: "" is an empty value, which would replace the default of the Function: leave the parameter out, or give it a value',
    { steps: [{ name: 'a', params: { args: '' } }] }],
  ['spec.steps[0].params.args: contains a password (not shown), which would be in plain text in the manifest: leave it out, '
    + 'and put it into the Secret of the AppBinding', { steps: [{ name: 'a', params: { args: '--password=hunter2' } }] }],
  ['spec.steps[0].params.args: contains a password (not shown), which would be in plain text in the manifest: leave it out, '
    + 'and put it into the Secret of the AppBinding', { steps: [{ name: 'redis-backup-7.0.5', params: { args: '-a hunter2' } }] }],
  [`spec.steps[0].params[0].value: "\${args" ${OPEN}`, { steps: [{ name: 'a', params: { args: '${args' } }] }],
  [`spec.volumes[0].secret.secretName: "\${SECRET" ${OPEN}`, { volumes: [{ name: 'a', secret: { secretName: '${SECRET' } }] }],
])('%s', (message, props) => {
  expect(() => demoTask(props)).toThrow(new Error(`[demo/Task] ${message}`));
});

test('a field of a volume that would be lost', () => {
  const volumes = [{ name: 'a', image: { reference: 'b' } }];
  expect(() => demoTask({ volumes })).toThrow(new Error(`[demo/Task] spec.volumes[0]: "image" ${LOST}`));
});
