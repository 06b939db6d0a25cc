import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import {
  type ContainerRuntimeSettings, type IoniceSettings, type NiceSettings, type PodRuntimeSettings, type RuntimeSettings, type TempDir, TempDirMedium,
} from 'cdk8s-stash';

const nice: Required<NiceSettings> = { adjustment: 5 };
const ionice: Required<IoniceSettings> = { class: 2, classData: 4 };

/** All that can be said of a container. */
export const CONTAINER: Required<ContainerRuntimeSettings> = {
  resources: { limits: { memory: k8s.Quantity.fromString('256Mi') } },
  livenessProbe: { exec: { command: ['true'] } },
  readinessProbe: { exec: { command: ['true'] } },
  lifecycle: { preStop: { exec: { command: ['sync'] } } },
  securityContext: { runAsUser: 2000 },
  nice,
  ionice,
  env: [{ name: 'GOGC', value: '20' }],
  envFrom: [{ configMapRef: { name: 'proxy' } }],
};

const POD: Required<Omit<PodRuntimeSettings, 'serviceAccountName' | 'serviceAccountAnnotations'>> = {
  podLabels: { team: 'shop' },
  podAnnotations: { 'sidecar.istio.io/inject': 'false' },
  automountServiceAccountToken: true,
  nodeName: 'node-1',
  nodeSelector: { disk: 'ssd' },
  securityContext: { fsGroup: 2000 },
  imagePullSecrets: [{ name: 'registry' }],
  affinity: { nodeAffinity: {} },
  schedulerName: 'default-scheduler',
  tolerations: [{ operator: 'Exists' }],
  priorityClassName: 'backup',
  priority: 1000,
  readinessGates: [{ conditionType: 'shop.example.com/ready' }],
  runtimeClassName: 'gvisor',
  enableServiceLinks: false,
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
};

/** All that can be said of containers and pods: a ServiceAccount is named, or made with annotations. */
export const RUNTIME_SETTINGS: ReadonlyArray<Required<RuntimeSettings>> = [
  { container: CONTAINER, pod: { ...POD, serviceAccountName: 'backup' } },
  { container: CONTAINER, pod: { ...POD, serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/backup' } } },
];

export const TEMP_DIR: Required<TempDir> = { medium: TempDirMedium.MEMORY, sizeLimit: Size.gibibytes(2), disableCaching: true };
