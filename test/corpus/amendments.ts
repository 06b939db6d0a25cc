import { JsonPatch } from 'cdk8s';

/** Documents that no construct writes as they are, and what it writes instead. */
export const AMENDMENTS: { readonly [document: string]: { readonly because: string; readonly changes: readonly JsonPatch[] } } = {
  'concepts/crds/backupbatch/backupbatch.yaml deploy-backup-batch': {
    because: 'It names an AppBinding under apps/v1, where there are none: the library refuses that.',
    changes: [JsonPatch.replace('/spec/members/0/target/ref/apiVersion', 'appcatalog.appscode.com/v1alpha1')],
  },
  'concepts/crds/backupsession/backupsession.yaml wordpress-backup-1578458376': {
    because: 'The operator of today puts two labels on a run that it did not know when this one was written.',
    changes: [
      JsonPatch.add('/metadata/labels/app.kubernetes.io~1component', 'stash-backup'),
      JsonPatch.add('/metadata/labels/app.kubernetes.io~1managed-by', 'stash.appscode.com'),
    ],
  },
};
