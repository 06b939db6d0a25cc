import type { IPersistentVolumeClaim } from 'cdk8s-plus-27';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { checkRequiredType, having } from '../refusal/value-type';

// Of any version of cdk8s-plus, and of what else defines them.

const claimType = having(
  ['node', 'kind'], 'claim', 'give a PersistentVolumeClaim, or PersistentVolumeClaim.fromClaimName() for one that exists',
);

export const secretType = having(['node', 'name'], 'Secret', 'give a Secret, or Secret.fromSecretName() for one that exists');

/** Refuses what is no claim: every resource of cdk8s-plus has the shape of one. */
export function checkClaim(where: string, claim: IPersistentVolumeClaim): void {
  checkRequiredType(where, '', claim, claimType);
  if (claim.kind !== 'PersistentVolumeClaim') {
    refuse(where, '', wrong(`${quote(claim.name)} is a ${claim.kind} and not a PersistentVolumeClaim`, 'give a claim'));
  }
}
