import { asFields, asText, asTexts, type Fields } from './manifest-fields';
import { labelsOf } from './metadata';

/** The securityContexts that decide about a container. */
export interface SecurityContexts {
  readonly container: Fields;
  /** Absent if it is not known. */
  readonly pod?: Fields;
  /** `false` if the users of the pod are not those of the node. */
  readonly hostUsers?: unknown;
}

/** What a Pod Security Standard demands of a field of a securityContext. */
interface Control {
  readonly field: string;
  /** Whether a container takes over the value of its pod if it has none. */
  readonly isInherited?: boolean;
  /** Whether a pod with `hostUsers: false` is exempt. */
  readonly isAboutUsers?: boolean;
  readonly allows: (value: unknown) => boolean;
  /** What a message says of a value that is not allowed. */
  readonly wrong: string;
  /** What is allowed, in the notation of a manifest. */
  readonly right: string;
}

/** A control that a pod violates, and whose value does. */
interface Violation {
  readonly control: Control;
  readonly of: 'container' | 'pod';
}

/** A Pod Security Standard, as far as it concerns fields that anybody sets for Stash. */
export interface Standard {
  readonly level: string;
  readonly controls: readonly Control[];
  /** Whether a pod may have a volume of this source. */
  readonly allowsVolume: (source: string) => boolean;
}

const PRIVILEGED: Control = { field: 'privileged', allows: (value) => value !== true, wrong: 'privileged is true', right: 'privileged: false' };

const capabilities = (allows: (value: Fields) => boolean, wrong: string, right: string): Control =>
  ({ field: 'capabilities', allows: (value) => allows(asFields(value)), wrong, right });

const seccompProfile = (allows: (type: string | undefined) => boolean, wrong: string): Control => ({
  field: 'seccompProfile',
  isInherited: true,
  allows: (value) => allows(asText(asFields(value).type)),
  wrong,
  right: 'seccompProfile: {type: RuntimeDefault}',
});

const addedCapabilities = (allowed: readonly string[], wrong: string): Control =>
  capabilities(({ add }) => asTexts(add).every((capability) => allowed.includes(capability)), wrong, 'capabilities.add: []');

/** The capabilities that a container may have at the level `baseline`. */
const COMMON = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
];

const RESTRICTED_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

/**
 * The standards that refuse any pods.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
const STANDARDS: readonly Standard[] = [
  {
    level: 'baseline',
    controls: [
      PRIVILEGED,
      addedCapabilities(COMMON, 'capabilities add one that is not common'),
      seccompProfile((type) => type !== 'Unconfined', 'seccompProfile is Unconfined'),
    ],
    allowsVolume: (source) => source !== 'hostPath',
  },
  {
    level: 'restricted',
    controls: [
      PRIVILEGED,
      {
        field: 'allowPrivilegeEscalation',
        allows: (value) => value === false,
        wrong: 'allowPrivilegeEscalation is not false',
        right: 'allowPrivilegeEscalation: false',
      },
      capabilities(({ drop }) => asTexts(drop).includes('ALL'), 'capabilities do not drop ALL', 'capabilities: {drop: [ALL]}'),
      addedCapabilities(['NET_BIND_SERVICE'], 'capabilities add more than NET_BIND_SERVICE'),
      {
        field: 'runAsNonRoot',
        isInherited: true,
        isAboutUsers: true,
        allows: (value) => value === true,
        wrong: 'runAsNonRoot is not true',
        right: 'runAsNonRoot: true',
      },
      {
        field: 'runAsUser',
        isInherited: true,
        isAboutUsers: true,
        allows: (value) => value !== 0,
        wrong: 'runAsUser is 0',
        right: 'runAsUser to another user',
      },
      seccompProfile((type) => type === 'RuntimeDefault' || type === 'Localhost', 'seccompProfile is neither RuntimeDefault nor Localhost'),
    ],
    allowsVolume: (source) => RESTRICTED_VOLUMES.includes(source),
  },
];

/** The standard that a Namespace enforces by its labels. */
export function enforcedStandard(namespace: Fields): Standard | undefined {
  const enforced = labelsOf(namespace)['pod-security.kubernetes.io/enforce'];
  return STANDARDS.find(({ level }) => level === enforced);
}

/** What a container and its pod violate. */
export const violations = ({ controls }: Standard, { container, pod, hostUsers }: SecurityContexts): readonly Violation[] =>
  controls.filter(({ isAboutUsers }) => !(isAboutUsers && hostUsers === false)).flatMap((control) => {
    const { field, isInherited, allows } = control;
    const own = container[field] ?? undefined;
    const ofPod = isInherited ? pod?.[field] ?? undefined : undefined;
    const isUpToPod = own === undefined && isInherited && (pod === undefined || ofPod !== undefined);
    return [
      ...ofPod === undefined || allows(ofPod) ? [] : [{ control, of: 'pod' } as const],
      ...isUpToPod || allows(own) ? [] : [{ control, of: 'container' } as const],
    ];
  });
