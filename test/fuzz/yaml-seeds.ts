/** No output may ever hold this. It has the form of an account key, and is none. */
export const STOLEN = `${'Ab3d'.repeat(21)}Qw==`;

const REPOSITORY = `apiVersion: stash.appscode.com/v1alpha1
kind: Repository
metadata:
  name: repo
  namespace: demo
spec:
  backend:
    azure:
      container: stash-backups
      prefix: /demo/files
    storageSecretName: azure-secret
`;

const BACKUP = `apiVersion: stash.appscode.com/v1beta1
kind: BackupConfiguration
metadata:
  name: nightly
  namespace: demo
  annotations: { checks.cdk8s-stash/STASH310: "restored nightly" }
spec:
  schedule: "17 2 * * *"
  repository:
    name: repo
  target:
    ref: &ref
      apiVersion: apps/v1
      kind: Deployment
      name: app
    paths: [/data, '/more']
    volumeMounts:
      - name: data
        mountPath: /data
  retentionPolicy:
    name: keep
    keepDaily: 7
    prune: true
other: *ref
`;

const SECRET = `# Credentials.
apiVersion: v1
kind: Secret
metadata: {name: azure-secret, namespace: demo}
stringData:
  AZURE_ACCOUNT_NAME: acme
  AZURE_ACCOUNT_KEY: ${STOLEN}
  RESTIC_PASSWORD: "${STOLEN}"
  config: |
    key=${STOLEN}
      more
`;

const RESTORE = `apiVersion: stash.appscode.com/v1beta1
kind: RestoreSession
metadata:
  <<: &meta {namespace: demo, labels: {a: "b"}}
  name: back
spec:
  repository: {name: repo}
  target:
    ref: {apiVersion: apps/v1, kind: StatefulSet, name: app}
    rules:
    - paths: ["/data"]
      targetHosts: []
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
  namespace: demo
spec:
  template:
    spec:
      containers:
      - name: app
        image: "example.com/app:1"
        volumeMounts:
        - {name: data, mountPath: /data}
      volumes:
      - name: data
        persistentVolumeClaim:
          claimName: data
`;

const EXTERNAL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: azure-secret, namespace: demo}
spec:
  target:
    template:
      data:
        AZURE_ACCOUNT_NAME: acme
        AZURE_ACCOUNT_KEY: '{{ .key | trim }}'
        folded: >-
          {{ .x }}
          and more
`;

const ALL = [REPOSITORY, BACKUP, SECRET, RESTORE, DEPLOYMENT, EXTERNAL];

const LIST = `apiVersion: v1\nitems:\n${ALL.slice(0, 3).map((text) => `- ${text.trimEnd().replace(/\n/g, '\n  ')}\n`).join('')}kind: List\n`;

const JSON_LIST = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'azure-secret', namespace: 'demo' }, data: { AZURE_ACCOUNT_KEY: STOLEN, RESTIC_PASSWORD: STOLEN } },
    { apiVersion: 'stash.appscode.com/v1alpha1', kind: 'Repository', metadata: { name: 'repo' }, spec: { backend: { local: { hostPath: { path: '/x' } } } } },
  ],
};

const HELM = `{{- if .Values.backup }}\n${BACKUP.replace('nightly', '{{ .Release.Name }}')}{{- end }}\n`;

/** What mutations start from. */
export const SEEDS: readonly string[] = [
  ...ALL,
  ALL.join('---\n'),
  [REPOSITORY, SECRET].join('---\n').replace(/\n/g, '\r\n'),
  LIST,
  JSON.stringify(JSON_LIST),
  JSON.stringify(JSON_LIST, undefined, 2),
  HELM,
];
