import type * as wire from '../../imports/stash';
import type { Fields } from '../kubernetes/manifest-fields';
import { INT64, wholeNumber } from '../kubernetes/whole-number';
import type { Complaint, ValueRule } from '../refusal/complaint';
import { unsetPart } from '../refusal/unset';

export type BackendName = Exclude<keyof wire.Backend, 'storageSecretName'>;

/** What Stash and restic accept of a backend. Its construct reads it, and so do the rules. */
export interface Backend<B extends BackendName = BackendName> {
  readonly name: B;
  /** What its members may be, in the order in which they are checked. */
  readonly members: readonly MemberRule[];
  /** The member with the address of a server, which a construct requires, and checks before all others, since it may hold a credential. */
  readonly address?: readonly [member: string, rule: ValueRule];
  /** The member without which there is no place, if the construct does not look for it itself. */
  readonly required?: 'bucket' | 'container';
  /**
   * The keys of each way to authenticate: besides RESTIC_PASSWORD the storage Secret needs all keys of one way, which for some backends has none. A Secret
   * that has no key of any way lacks those of the first.
   */
  readonly waysIn: ReadonlyArray<readonly string[]>;
  /** Whether a pod may open it with an identity of its own in place of keys. */
  readonly takesIdentity?: boolean;
  /**
   * The prefix that allows `wipeOut`. Absent where the operator cannot delete data: Stash's webhook refuses `wipeOut` for two of these backends, and a
   * Repository on the third could never be deleted.
   */
  readonly wipeable?: (backend: Fields) => ValueRule;
}

/** The rule for a member of a backend, which may depend on the other members. */
type MemberRule = readonly [member: string, rule: (value: string, backend: Fields) => Complaint | undefined];

/** What is wrong with the value of a member, by its rule and by that for all of them. */
export const memberFault = ([, rule]: MemberRule, value: string, backend: Fields) => rule(value, backend) ?? unsetPart(value);

/** How many connections restic opens to a storage at once, where that can be given. */
export const connections = wholeNumber('number of connections', { from: 1, to: INT64, hint: 'leave it out for restic\'s default, 5' });
