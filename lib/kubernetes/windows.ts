import { asFields, type FieldPath, type Fields } from './manifest-fields';

const WINDOWS = 'windows';

/** The label of a node with its operating system, by its present name and by its former one. */
const OF_SYSTEM = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/** Whether a label that a nodeSelector asks for is only on nodes with Windows. */
export const isOfWindows = (label: string, value: unknown): boolean => OF_SYSTEM.includes(label) && value === WINDOWS;

/** The field of a pod spec that makes it one for Windows. */
export function windowsField({ os, nodeSelector }: Fields): FieldPath | undefined {
  if (asFields(os).name === WINDOWS) {
    return ['os', 'name'];
  }
  const [label] = Object.entries(asFields(nodeSelector)).find((entry) => isOfWindows(...entry)) ?? [];
  return label === undefined ? undefined : ['nodeSelector', label];
}
