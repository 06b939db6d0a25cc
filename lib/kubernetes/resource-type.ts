import type { IPersistentVolumeClaim } from 'cdk8s-plus-27';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { checkRequiredType, having } from '../refusal/value-type';

// Resources are recognized by their members, so that they may come from any version of cdk8s-plus, or from another library.

const claimType = having(
  ['node', 'kind'], 'claim', 'give a PersistentVolumeClaim, or PersistentVolumeClaim.fromClaimName() for one that exists',
);

export const secretType = having(['node', 'name'], 'Secret', 'give a Secret, or Secret.fromSecretName() for one that exists');

/** Refuses a resource that is no claim. Compares the kind as well, since every resource of cdk8s-plus has the members of a claim. */
export function checkClaim(where: string, claim: IPersistentVolumeClaim): void {
  checkRequiredType(where, '', claim, claimType);
  if (claim.kind !== 'PersistentVolumeClaim') {
    refuse(where, '', wrong(`${quote(claim.name)} is a ${claim.kind} and not a PersistentVolumeClaim`, 'give a claim'));
  }
}
