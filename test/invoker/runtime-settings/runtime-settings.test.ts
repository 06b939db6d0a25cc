import { Chart, Testing } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import fc from 'fast-check';
import { demoBackup, demoChart, demoDeployment, specOf } from '../../backup/demo';
import { BackupTarget, type ContainerRuntimeSettings, type PodRuntimeSettings, type RuntimeSettings } from 'cdk8s-stash';

const { IntOrString, Quantity } = plus27.k8s;

const written = (runtimeSettings: RuntimeSettings) => specOf(demoBackup({ runtimeSettings })).runtimeSettings;

const refusal = (field: string, complaint: string) => new Error(`[demo/Backup] spec.runtimeSettings.${field}: ${complaint}`);

test('all that the containers can be told', () => {
  const container: Required<ContainerRuntimeSettings> = {
    resources: { requests: { cpu: Quantity.fromString('100m') }, limits: { memory: Quantity.fromNumber(2 ** 30) } },
    livenessProbe: { tcpSocket: { port: IntOrString.fromNumber(80) }, periodSeconds: 5 },
    readinessProbe: { exec: { command: ['true'] } },
    lifecycle: { preStop: { exec: { command: ['sync'] } } },
    securityContext: { runAsUser: 1000 },
    nice: { adjustment: -20 },
    ionice: { class: 1, classData: 0 },
    env: [{ name: 'A', value: '' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
    envFrom: [{ configMapRef: { name: 'c' } }, { prefix: 'P_', secretRef: { name: 's' } }],
  };
  const chart = demoChart();
  const target = BackupTarget.workload(demoDeployment(chart, '/source/data'));
  expect(specOf(demoBackup({ target, runtimeSettings: { container } }, chart)).runtimeSettings).toEqual({
    container: {
      ...container,
      resources: { requests: { cpu: '100m' }, limits: { memory: 2 ** 30 } },
      livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5 },
    },
  });
});

const pod: Required<Omit<PodRuntimeSettings, 'serviceAccountName'>> = {
  podLabels: { a: 'b' },
  podAnnotations: { c: 'd' },
  serviceAccountAnnotations: { e: 'f' },
  automountServiceAccountToken: true,
  nodeName: 'node',
  nodeSelector: { g: 'h' },
  securityContext: { fsGroup: 65535 },
  imagePullSecrets: [{ name: 'registry' }],
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] } },
  schedulerName: 'mine',
  tolerations: [{ key: 'backup', operator: 'Exists' }],
  priorityClassName: 'low',
  priority: 7,
  readinessGates: [{ conditionType: 'ready' }],
  runtimeClassName: 'gvisor',
  enableServiceLinks: false,
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
};

test('all that the pods can be told', () => {
  expect(written({ pod })).toEqual({ pod });
});

test('a ServiceAccount by its name', () => {
  expect(written({ pod: { serviceAccountName: 'stash' } })).toEqual({ pod: { serviceAccountName: 'stash' } });
});

const LOST = 'would be lost: it is misspelt, or its value is not of the class that the field takes, such as k8s.Quantity; '
  + 'a field that is newer than Kubernetes 1.27 can be written with ApiObject.of(construct).addJsonPatch(…)';
const REQUESTS = 'has requests but no limits, so the operator drops the requests: set limits as well';

test.each<[string, RuntimeSettings, string, string]>([
  ['requests without limits', { container: { resources: { requests: { cpu: Quantity.fromNumber(1) } } } }, 'container.resources',
    `{"requests":{"cpu":{"value":1}}} ${REQUESTS}`],
  ['requests with empty limits', { container: { resources: { requests: { cpu: Quantity.fromNumber(1) }, limits: {} } } }, 'container.resources',
    `{"requests":{"cpu":{"value":1}},"limits":{}} ${REQUESTS}`],
  ['a request above its limit', { container: { resources: { requests: { memory: Quantity.fromString('2Gi') }, limits: { memory: Quantity.fromString('1Gi') } } } },
    'container.resources.requests.memory', '"2Gi" is more than the limit, which is "1Gi", so the API server refuses the container: lower it, or raise the limit'],
  ['a request above its limit, as numbers', { container: { resources: { requests: { cpu: Quantity.fromNumber(2) }, limits: { cpu: Quantity.fromNumber(1) } } } },
    'container.resources.requests.cpu', '2 is more than the limit, which is 1, so the API server refuses the container: lower it, or raise the limit'],
  ['memory in thousandths of a byte', { container: { resources: { limits: { memory: Quantity.fromString('512m') } } } }, 'container.resources.limits.memory',
    '"512m" is less than the 32Mi that restic takes to open a repository, so it is killed whenever it starts: raise the limit; did you mean "512Mi"?'],
  ['too nice', { container: { nice: { adjustment: 20 } } }, 'container.nice.adjustment',
    '20 is not a valid adjustment: use an integer from -20 to 19; -20 is the highest priority'],
  ['half nice', { container: { nice: { adjustment: 0.5 } } }, 'container.nice.adjustment',
    '0.5 is not a valid adjustment: use an integer from -20 to 19; -20 is the highest priority'],
  ['class 0', { container: { ionice: { class: 0 } } }, 'container.ionice.class',
    '0 is not a valid class: use an integer from 1 to 3; 1 is real time, and 3 only when the disk is idle'],
  ['priority 8', { container: { ionice: { class: 2, classData: 8 } } }, 'container.ionice.classData',
    '8 is not a valid priority: use an integer from 0 to 7; 0 is the highest'],
  ['a priority among the idle', { container: { ionice: { class: 3, classData: 0 } } }, 'container.ionice.classData',
    'is set for class 3 ("only when the disk is idle"), which has no priorities: leave it out'],
  ['a password beside that of the storage Secret', { container: { env: [{ name: 'A', value: '' }, { name: 'RESTIC_PASSWORD_FILE', value: '/pw' }] } },
    'container.env[1].name', '"RESTIC_PASSWORD_FILE" is read by restic in place of RESTIC_PASSWORD, so the repository is encrypted with a password that is not in '
    + 'the storage Secret: leave it out, since the storage Secret and the Repository say what restic opens'],
  ['the end of a host with what restic adds to it', { container: { env: [{ name: 'AZURE_ENDPOINT_SUFFIX', value: 'blob.core.windows.net' }] } }, 'container.env[0].value',
    '"blob.core.windows.net" is not the end of a host, in front of which restic puts "https://<account>.blob.": write it without a scheme, "blob." and a path, such as '
    + '"core.windows.net"; did you mean "core.windows.net"?'],
  ['a value that restic ignores', { container: { env: [{ name: 'RESTIC_READ_CONCURRENCY', value: 'many' }] } }, 'container.env[0].value',
    '"many" is not a number, so restic ignores it: use the number of files that are read at the same time'],
  ['a password in plain text', { container: { env: [{ name: 'A', value: 'word' }, { name: 'PGPASSWORD', value: 'word' }] } }, 'container.env[1].value',
    'PGPASSWORD is here in plain text (not shown), and anyone who may read the object sees it: put it into a Secret, refer to that, and change the credential if this was ever pushed'],
  ['a variable with a field that would be lost', { container: { env: [{ name: 'A', other: '' } as plus27.k8s.EnvVar] } }, 'container.env[0]', `"other" ${LOST}`],
  ['a plain quantity', { container: { resources: { limits: { cpu: '1' as unknown as plus27.k8s.Quantity } } } }, 'container.resources', `"limits.cpu" ${LOST}`],
  ['a security context of a newer Kubernetes', { pod: { securityContext: { supplementalGroupsPolicy: 'Strict' } as plus27.k8s.PodSecurityContext } },
    'pod.securityContext', `"supplementalGroupsPolicy" ${LOST}`],
  ['nodes with Windows', { pod: { nodeSelector: { 'disk': 'fast', 'kubernetes.io/os': 'windows' } } }, 'pod.nodeSelector.kubernetes.io/os',
    '"windows" selects nodes with Windows, on which no image of Stash runs, so its pods never start: use "linux", or leave it out'],
  ['a priority without a PriorityClass', { pod: { priority: 7 } }, 'pod.priority',
    '7 is a priority without a PriorityClass, from which Kubernetes derives it, so it refuses the pod: name a PriorityClass in priorityClassName, and leave this out'],
  ['a ServiceAccount that is none', { pod: { serviceAccountName: 'My_Account' } }, 'pod.serviceAccountName',
    '"My_Account" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or digit; did you mean "my-account"?'],
  ['annotations of a ServiceAccount that Stash does not create', { pod: { ...pod, serviceAccountName: 'stash' } }, 'pod.serviceAccountAnnotations',
    'is set together with serviceAccountName, but the operator annotates only a ServiceAccount that it creates: leave out one of the two'],
])('%s is refused', (_, settings, field, complaint) => {
  expect(() => written(settings)).toThrow(refusal(field, complaint));
});

/** What JavaScript, `!` and `as any` let through; the rest of the line is the page of the rule. */
test.each<[string, object, string]>([
  ['a text for a user', { container: { securityContext: { runAsUser: '1000' } } }, 'container.securityContext.runAsUser: "1000" REFUSED: write an integer'],
  ['a text for yes', { container: { securityContext: { runAsNonRoot: 'true' } } }, 'container.securityContext.runAsNonRoot: "true" REFUSED: write true or false'],
  ['a number for a capability', { container: { securityContext: { capabilities: { add: [1] } } } },
    'container.securityContext.capabilities.add[0]: 1 REFUSED: write a string, in quotes'],
  ['a number for a variable', { container: { env: [{ name: 'PORT', value: 8080 }] } }, 'container.env[0].value: 8080 REFUSED: write a string, in quotes'],
  ['a text for a threshold', { container: { livenessProbe: { failureThreshold: '3' } } }, 'container.livenessProbe.failureThreshold: "3" REFUSED: write an integer'],
  ['half a CPU as a number', { container: { resources: { limits: { cpu: Quantity.fromNumber(0.5) } } } },
    'container.resources.limits.cpu: 0.5 REFUSED: write an integer or a string'],
  ['a text for a group', { pod: { securityContext: { fsGroup: 'x' } } }, 'pod.securityContext.fsGroup: "x" REFUSED: write an integer'],
  ['a text for seconds', { pod: { tolerations: [{ tolerationSeconds: '60' }] } }, 'pod.tolerations[0].tolerationSeconds: "60" REFUSED: write an integer'],
  ['a text for a weight', { pod: { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: '1' }] } } } },
    'pod.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: "1" REFUSED: write an integer'],
  ['a number for a label', { pod: { podLabels: { tier: 1 } } }, 'pod.podLabels.tier: 1 REFUSED: write a string, in quotes'],
])('%s is refused at synth', (_, settings, line) => {
  const backup = demoBackup({ runtimeSettings: settings });
  expect(() => Testing.synth(Chart.of(backup))).toThrow(`  [demo/Backup] STASH606 spec.runtimeSettings.${
    line.replace('REFUSED', 'does not match the schema, and the API server refuses the object')} (https://`);
});

const RANGES: ReadonlyArray<[string, readonly number[], (value: number) => ContainerRuntimeSettings]> = [
  ['nice.adjustment', Array.from({ length: 40 }, (_, index) => index - 20), (adjustment) => ({ nice: { adjustment } })],
  ['ionice.class', [1, 2, 3], (value) => ({ ionice: { class: value } })],
  ['ionice.classData', [0, 1, 2, 3, 4, 5, 6, 7], (classData) => ({ ionice: { class: 2, classData } })],
];

test.each(RANGES)('%s is one of the numbers that Linux knows', (field, known, settings) => {
  fc.assert(fc.property(fc.oneof(fc.integer({ min: -25, max: 25 }), fc.double({ min: -25, max: 25 })), (value) => {
    if (known.some((one) => one === value)) {
      demoBackup({ runtimeSettings: { container: settings(value) } });
    } else {
      expect(() => demoBackup({ runtimeSettings: { container: settings(value) } })).toThrow(`[demo/Backup] spec.runtimeSettings.container.${field}: `);
    }
  }), { numRuns: 200 });
});
