import type { ISecret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** A Secret of a kind that is not Kubernetes' own, as an extension of the API server serves it. */
export function virtualSecret(scope: Construct, id: string, name: string): ISecret {
  const resource = { apiVersion: 'virtual-secrets.dev/v1alpha1', apiGroup: 'virtual-secrets.dev', kind: 'Secret', resourceType: 'secrets', resourceName: name, name };
  const envValue = () => {
    throw new Error('only an API server of its own can read a virtual Secret');
  };
  return Object.assign(new Construct(scope, id), resource, { envValue });
}
