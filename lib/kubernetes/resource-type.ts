import { having } from '../check/value-type';

// Of any version of cdk8s-plus, and of what else defines them.

export const claimType = having(
  ['node', 'kind'], 'claim', 'give a PersistentVolumeClaim, or PersistentVolumeClaim.fromClaimName() for one that exists',
);

export const secretType = having(['node', 'name'], 'Secret', 'give a Secret, or Secret.fromSecretName() for one that exists');
