import { accessMode } from '../kubernetes/access-mode';
import type { Fault } from '../kubernetes/fault';
import { asFields, type Fields } from '../kubernetes/manifest-fields';
import { about, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { complaintOf, isAbsent } from '../refusal/refusal';

/** Why Kubernetes refuses a claim, whose spec is given as in a manifest. What is of the wrong type is left to the schema. */
export const claimFaults = (spec: Fields): Fault[] => [...modeFaults(spec), ...sizeFaults(spec)];

/** Those of the access modes, which Kubernetes refuses whatever the size will be. */
export function modeFaults({ accessModes }: Fields): Fault[] {
  const modes = accessModes ?? [];
  if (!Array.isArray(modes)) {
    return [];
  }
  if (modes.length === 0) {
    return [{ at: ['accessModes'], complaint: wrong(REFUSED, 'name a mode, such as ["ReadWriteOnce"]') }];
  }
  return modes.flatMap((mode: unknown, index) => {
    const complaint = typeof mode === 'string' ? complaintOf(mode, accessMode) : undefined;
    return complaint === undefined ? [] : [{ at: ['accessModes', index], complaint: about(quote(mode), complaint) }];
  });
}

/** Those of the size, which Stash calculates for the interim volumes of some databases. */
export const sizeFaults = ({ resources }: Fields): Fault[] => isAbsent(asFields(asFields(resources).requests).storage)
  ? [{ at: ['resources', 'requests', 'storage'], complaint: wrong(REFUSED, 'set the size of the volume') }]
  : [];

const REFUSED = 'is missing, and Kubernetes refuses a claim without it';
