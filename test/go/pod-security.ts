import * as fc from 'fast-check';
import { type Comparison, sameRefusals } from './comparison';
import type { Fields } from '../../lib/kubernetes/manifest-fields';
import { enforcedStandard, violations } from '../../lib/kubernetes/pod-security';

interface Pod {
  readonly level: string;
  readonly container?: Fields;
  readonly pod?: Fields;
  readonly hostUsers?: boolean;
  readonly volumes: ReadonlyArray<{ readonly name: string } & Fields>;
}

/** Some of these fields, and in the others none. */
const someOf = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Fields> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Fields>;

const USERS = {
  runAsNonRoot: fc.boolean(),
  runAsUser: fc.constantFrom(0, 1000),
  seccompProfile: fc.record({ type: fc.constantFrom('RuntimeDefault', 'Localhost', 'Unconfined') }),
};

const PODS: fc.Arbitrary<Pod> = fc.record({
  level: fc.constantFrom('baseline', 'restricted'),
  container: someOf({
    ...USERS,
    privileged: fc.boolean(),
    allowPrivilegeEscalation: fc.boolean(),
    capabilities: someOf({ add: fc.subarray(['NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN']), drop: fc.subarray(['ALL', 'NET_RAW']) }),
  }),
  pod: someOf({ ...USERS, fsGroup: fc.constant(0) }),
  hostUsers: fc.boolean(),
  volumes: fc.subarray(['hostPath', 'nfs', 'persistentVolumeClaim', 'emptyDir'], { maxLength: 1 }).map((sources) => sources.map((source) => ({ name: 'local', [source]: {} }))),
}, { requiredKeys: ['level', 'volumes'] });

function faultsOf(text: string): readonly unknown[] | undefined {
  const { level, container = {}, pod = {}, hostUsers, volumes } = JSON.parse(text) as Pod;
  const standard = enforcedStandard({ metadata: { labels: { 'pod-security.kubernetes.io/enforce': level } } })!;
  const sources = volumes.flatMap(({ name, ...source }) => Object.keys(source)).filter((source) => !standard.allowsVolume(source));
  const faults = [...violations(standard, { container, pod, hostUsers }).map(({ control }) => control.wrong), ...sources];
  return faults.length === 0 ? undefined : faults;
}

export const comparisons: readonly Comparison[] = [{
  title: 'pods, of which the same are refused as by the admission of Kubernetes',
  texts: PODS.map((pod) => JSON.stringify(pod)),
  question: { kind: 'podSecurity' },
  difference: sameRefusals(faultsOf),
}];
