import { k8s } from 'cdk8s-plus-27';
import type { VolumeClaimTemplate, VolumeClaimTemplateMetadata } from 'cdk8s-stash';

/** All that can be said of a claim that Stash creates. */
export function claimTemplate(name: string): Required<VolumeClaimTemplate> {
  const metadata: Required<VolumeClaimTemplateMetadata> = {
    name,
    generateName: 'data-',
    namespace: 'demo',
    labels: { app: 'shop' },
    annotations: { 'shop.example.com/owner': 'team' },
    ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'shop', uid: 'd9607e19-f88f-11e6-a518-42010a800195' }],
  };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } } },
  };
}
