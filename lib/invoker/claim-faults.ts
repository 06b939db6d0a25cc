import { accessMode } from '../kubernetes/access-mode';
import type { Fault } from '../kubernetes/fault';
import { asFields, asTexts, type Fields } from '../kubernetes/manifest-fields';
import { about, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { complaintOf, isAbsent } from '../refusal/refusal';

/** Why Kubernetes refuses a claim, whose spec is given as in a manifest. */
export function claimFaults({ accessModes, resources }: Fields): Fault[] {
  const modes = asTexts(accessModes);
  return [
    ...modes.length === 0 ? [{ at: ['accessModes'], complaint: wrong(REFUSED, 'name a mode, such as ["ReadWriteOnce"]') }] : [],
    ...modes.flatMap((mode, index) => {
      const complaint = complaintOf(mode, accessMode);
      return complaint === undefined ? [] : [{ at: ['accessModes', index], complaint: about(quote(mode), complaint) }];
    }),
    ...isAbsent(asFields(asFields(resources).requests).storage)
      ? [{ at: ['resources', 'requests', 'storage'], complaint: wrong(REFUSED, 'set the size of the volume') }]
      : [],
  ];
}

const REFUSED = 'is missing, and Kubernetes refuses a claim without it';
