import { all, plus, removed, set } from '../manifests';
import type { Mutant } from '../mutant';

export const SECRET_MUTANTS: readonly Mutant[] = [
  {
    rule: 'STASH201',
    breaks: 'an ExternalSecret without the key of the Azure account',
    world: 'claim',
    change: removed('ExternalSecret photos-storage', 'spec.data[2]'),
  },
  {
    rule: 'STASH201',
    breaks: 'a SealedSecret without the password of restic',
    world: 'deployment',
    change: removed('SealedSecret wiki-storage', 'spec.encryptedData.RESTIC_PASSWORD'),
  },
  {
    rule: 'STASH201',
    breaks: 'a template without the key of B2',
    world: 'databases',
    change: removed('ExternalSecret shop-storage', 'spec.target.template.data.B2_ACCOUNT_KEY'),
  },
  {
    rule: 'STASH201',
    breaks: 'S3 with an id and no secret',
    world: 'deployment',
    change: removed('SealedSecret wiki-storage', 'spec.encryptedData.AWS_SECRET_ACCESS_KEY'),
  },
  {
    rule: 'STASH201',
    breaks: 'Google Cloud Storage with a project and no key',
    world: 'statefulset',
    change: removed('ExternalSecret search-storage', 'spec.data[2]'),
  },
  {
    rule: 'STASH201',
    breaks: 'a REST server with a password and no user',
    world: 'interim',
    change: removed('SealedSecret logs-storage', 'spec.encryptedData.REST_SERVER_USERNAME'),
  },
  {
    rule: 'STASH201',
    breaks: 'Swift without the password of the user',
    world: 'shared',
    change: removed('ExternalSecret central-storage', 'spec.data[4]'),
  },
  {
    rule: 'STASH201',
    breaks: 'a ClusterExternalSecret without the password of restic',
    world: 'blueprint',
    change: removed('ClusterExternalSecret platform-storage', 'spec.externalSecretSpec.data[0]'),
  },
  {
    rule: 'STASH202',
    breaks: 'keys of S3 under the names of MinIO',
    world: 'backends',
    change: all(
      set('ExternalSecret s3-storage', 'spec.data[1].secretKey', 'MINIO_ACCESS_KEY'),
      set('ExternalSecret s3-storage', 'spec.data[2].secretKey', 'MINIO_SECRET_KEY'),
    ),
  },
  {
    rule: 'STASH202',
    breaks: 'the password of restic in small letters',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.data[0].secretKey', 'restic_password'),
  },
  {
    rule: 'STASH202',
    breaks: 'a key with a letter too few',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.data[2].secretKey', 'AZURE_ACOUNT_KEY'),
  },
  {
    rule: 'STASH202',
    breaks: 'a key in small letters in the template of a SealedSecret',
    world: 'backends',
    change: all(
      removed('SealedSecret gcs-storage', 'spec.template.data.GOOGLE_PROJECT_ID'),
      set('SealedSecret gcs-storage', 'spec.template.data.google_project_id', 'archive-demo'),
    ),
  },
  {
    rule: 'STASH203',
    breaks: 'the Secret is made in another namespace',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'metadata.namespace', 'vault'),
  },
  {
    rule: 'STASH204',
    breaks: 'a line break behind the password',
    world: 'backends',
    change: set('Secret azure-storage', 'stringData.RESTIC_PASSWORD', 'no-password-of-anything\n'),
  },
  {
    rule: 'STASH204',
    breaks: 'the key of Azure is no base64',
    world: 'backends',
    change: set('Secret azure-storage', 'stringData.AZURE_ACCOUNT_KEY', 'not a key'),
  },
  {
    rule: 'STASH204',
    breaks: 'a value that nobody sealed',
    world: 'backends',
    change: set('SealedSecret b2-storage', 'spec.encryptedData.B2_ACCOUNT_KEY', 'sealed later'),
  },
  {
    rule: 'STASH204',
    breaks: 'the address of another Keystone',
    world: 'backends',
    change: set('ExternalSecret swift-storage', 'spec.target', { template: { mergePolicy: 'Merge', data: { OS_AUTH_URL: 'https://keystone.example.com/v2.0' } } }),
  },
  {
    rule: 'STASH204',
    breaks: 'a line break behind the template of the password',
    world: 'backends',
    change: set('ExternalSecret s3-storage', 'spec.target.template', { mergePolicy: 'Merge', data: { RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD }}\n' } }),
  },
  {
    rule: 'STASH204',
    breaks: 'a template that puts the password into quotes',
    world: 'backends',
    change: set('ExternalSecret s3-storage', 'spec.target.template', { mergePolicy: 'Merge', data: { RESTIC_PASSWORD: '{{ .RESTIC_PASSWORD | quote }}' } }),
  },
  {
    rule: 'STASH204',
    breaks: 'a template that encodes the key of S3',
    world: 'backends',
    change: set('ExternalSecret s3-storage', 'spec.target.template', {
      mergePolicy: 'Merge', data: { AWS_SECRET_ACCESS_KEY: '{{ .AWS_SECRET_ACCESS_KEY | b64enc }}' },
    }),
  },
  {
    rule: 'STASH204',
    breaks: 'an invalid account name',
    world: 'backends',
    change: set('Secret azure-storage', 'stringData.AZURE_ACCOUNT_NAME', 'Archive Demo'),
  },
  {
    rule: 'STASH205',
    breaks: 'a plain Secret that nobody acknowledged',
    world: 'backends',
    change: removed('Secret azure-storage', 'metadata.annotations["checks.cdk8s-stash/STASH205"]'),
  },
  {
    rule: 'STASH205',
    breaks: 'a credential in the template of an ExternalSecret',
    world: 'databases',
    change: set('ExternalSecret shop-storage', 'spec.target.template.data.RESTIC_PASSWORD', 'no-password-of-anything'),
  },
  {
    rule: 'STASH205',
    breaks: 'a credential in the template of a ClusterExternalSecret',
    world: 'blueprint',
    change: set('ClusterExternalSecret platform-storage', 'spec.externalSecretSpec.target.template', { mergePolicy: 'Merge', data: { RESTIC_PASSWORD: 'no-password-of-anything' } }),
  },
  {
    rule: 'STASH205',
    breaks: 'the user and the password of a database in a plain Secret',
    world: 'databases',
    change: plus('{ apiVersion: v1, kind: Secret, metadata: { name: orders-auth, namespace: shop }, stringData: { username: orders, password: nothing } }'),
  },
  {
    rule: 'STASH205',
    breaks: 'the password of a repository in a ConfigMap',
    world: 'claim',
    change: plus('{ apiVersion: v1, kind: ConfigMap, metadata: { name: photos, namespace: photos }, data: { RESTIC_PASSWORD: nothing } }'),
  },
  {
    rule: 'STASH205',
    breaks: 'a ConfigMap with a shared access signature in the environment of a backup',
    world: 'claim',
    change: all(
      set('BackupConfiguration media', 'spec.runtimeSettings.container.envFrom', [{ configMapRef: { name: 'media' } }]),
      plus('{ apiVersion: v1, kind: ConfigMap, metadata: { name: media, namespace: photos }, data: { AZURE_ACCOUNT_SAS: nothing } }'),
    ),
  },
  {
    rule: 'STASH205',
    breaks: 'user and password in the address of the REST server',
    world: 'interim',
    change: set('Repository logs', 'spec.backend.rest.url', 'https://logs:nothing@backup.example.com:8000/logs'),
  },
  {
    rule: 'STASH205',
    breaks: 'a shared access signature in the environment of a backup',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings.container.env[0]', {
      name: 'AZURE_ACCOUNT_SAS', value: 'sv=2022-11-02&sig=nothing',
    }),
  },
  {
    rule: 'STASH205',
    breaks: 'a password in the address of a database',
    world: 'databases',
    change: set('AppBinding ledger', 'spec.clientConfig.url', 'mysql://root:nothing@ledger.example.com:3306'),
  },
  {
    rule: 'STASH205',
    breaks: 'the password of restic in the environment of a backup',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings.container.env[0]', { name: 'RESTIC_PASSWORD', value: 'nothing' }),
  },
  {
    rule: 'STASH205',
    breaks: 'the password of a database in the environment of a backup',
    world: 'claim',
    change: set('BackupConfiguration media', 'spec.runtimeSettings.container.env[0]', { name: 'PGPASSWORD', value: 'nothing' }),
  },
  {
    rule: 'STASH205',
    breaks: 'the password of a database in the command of a hook',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.preBackup', { exec: { command: ['sh', '-c', 'mysqldump -u root -pnothing wiki > /data/wiki.sql'] } }),
  },
  {
    rule: 'STASH205',
    breaks: 'a password that an AppBinding adds to its Secret',
    world: 'databases',
    change: set('AppBinding ledger', 'spec.secretTransforms', [{ addKey: { key: 'password', stringValue: 'nothing' } }]),
  },
  {
    rule: 'STASH205',
    breaks: 'a token in a header of a hook',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.httpHeaders', [{ name: 'Authorization', value: 'Bearer nothing' }]),
  },
  {
    rule: 'STASH205',
    breaks: 'a token in the form of a hook',
    world: 'deployment',
    change: all(
      removed('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.body'),
      set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.form', [{ key: 'token', values: ['nothing'] }]),
    ),
  },
  {
    rule: 'STASH205',
    breaks: 'a token in the query of a hook',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.path', '/notify?token=nothing'),
  },
  {
    rule: 'STASH205',
    breaks: 'a webhook of Slack',
    world: 'deployment',
    change: set('BackupConfiguration wiki', 'spec.hooks.postBackup.httpPost.path', '/services/T0NOTHING/B0NOTHING/NothingThatOpensAnything'),
  },
  {
    rule: 'STASH205',
    breaks: 'a webhook of Teams',
    world: 'deployment',
    change: set(
      'BackupConfiguration wiki',
      'spec.hooks.postBackup.httpPost.path',
      '/webhookb2/01234567-89ab-cdef-0123-456789abcdef@01234567-89ab-cdef-0123-456789abcdef/IncomingWebhook/0123456789abcdef0123456789abcdef/01234567-89ab-cdef-0123-456789abcdef',
    ),
  },
  {
    rule: 'STASH205',
    breaks: 'a password in the options of a volume driver',
    world: 'backends',
    change: all(
      removed('Repository local', 'spec.backend.local.nfs'),
      set('Repository local', 'spec.backend.local.csi', { driver: 'smb.csi.k8s.io', volumeAttributes: { source: '//files/safe', password: 'nothing' } }),
    ),
  },
  {
    rule: 'STASH205',
    breaks: 'the key of a client certificate',
    world: 'databases',
    change: all(
      set('AppBinding ledger', 'spec.tlsSecret', { name: 'ledger-client' }),
      plus(`
apiVersion: v1
kind: Secret
metadata: { name: ledger-client, namespace: shop }
stringData: { tls.key: nothing }`),
    ),
  },
  {
    rule: 'STASH206',
    breaks: 'the password of restic comes from a generator, every hour',
    world: 'backends',
    change: all(
      removed('ExternalSecret s3-storage', 'spec.data[0].remoteRef'),
      set('ExternalSecret s3-storage', 'spec.data[0].sourceRef.generatorRef', {
        apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'restic',
      }),
    ),
  },
  {
    rule: 'STASH206',
    breaks: 'the password of restic in the store is replaced, every hour',
    world: 'statefulset',
    change: removed('PushSecret search-password', 'spec.updatePolicy'),
  },
  {
    rule: 'STASH206',
    breaks: 'the password of restic comes from a generator, every hour and in every namespace',
    world: 'blueprint',
    change: all(
      removed('ClusterExternalSecret platform-storage', 'spec.externalSecretSpec.data[0].remoteRef'),
      set('ClusterExternalSecret platform-storage', 'spec.externalSecretSpec.data[0].sourceRef.generatorRef', {
        apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'restic',
      }),
    ),
  },
  {
    rule: 'STASH206',
    breaks: 'a template draws the password of restic, every hour',
    world: 'backends',
    change: set('ExternalSecret s3-storage', 'spec.target.template', { mergePolicy: 'Merge', data: { RESTIC_PASSWORD: '{{ randAlphaNum 32 }}' } }),
  },
  {
    rule: 'STASH206',
    breaks: 'the template of a SealedSecret draws the password of restic, whenever its controller starts',
    world: 'backends',
    change: set('SealedSecret gcs-storage', 'spec.template.data.RESTIC_PASSWORD', '{{ randAlphaNum 32 }}'),
  },
  {
    rule: 'STASH206',
    breaks: 'the password of restic is made once, into a Secret that goes with its ExternalSecret',
    world: 'backends',
    change: all(
      set('ExternalSecret s3-storage', 'spec.refreshPolicy', 'CreatedOnce'),
      removed('ExternalSecret s3-storage', 'spec.data[0].remoteRef'),
      set('ExternalSecret s3-storage', 'spec.data[0].sourceRef.generatorRef', {
        apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'restic',
      }),
    ),
  },
  {
    rule: 'STASH207',
    breaks: 'a storage Secret whose name is misspelt',
    world: 'claim',
    change: set('Repository media', 'spec.backend.storageSecretName', 'photo-storage'),
  },
  {
    rule: 'STASH207',
    breaks: 'a storage Secret with the hash of Kustomize behind its name',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.target.name', 'photos-storage-5f4tg9hk2m'),
  },
  {
    rule: 'STASH207',
    breaks: 'the name of an ExternalSecret, whose Secret has another one',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.target.name', 'azure'),
  },
  {
    rule: 'STASH208',
    breaks: 'an ExternalSecret that never creates its Secret',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.target.creationPolicy', 'None'),
  },
  {
    rule: 'STASH208',
    breaks: 'an ExternalSecret that only adds to a Secret which nothing creates',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.target.creationPolicy', 'Merge'),
  },
  {
    rule: 'STASH209',
    breaks: 'a template with a key that is not fetched',
    world: 'databases',
    change: set('ExternalSecret shop-storage', 'spec.target.template.data.RESTIC_PASSWORD', '{{ .restic }}'),
  },
  {
    rule: 'STASH209',
    breaks: 'a template with a dash in the name of a key',
    world: 'databases',
    change: set('ExternalSecret shop-storage', 'spec.target.template.data.RESTIC_PASSWORD', '{{ .restic-password }}'),
  },
  {
    rule: 'STASH209',
    breaks: 'a template that is not closed',
    world: 'databases',
    change: set('ExternalSecret shop-storage', 'spec.target.template.data.RESTIC_PASSWORD', '{{ .password }'),
  },
  {
    rule: 'STASH209',
    breaks: 'a template with a function that is misspelt',
    world: 'databases',
    change: set('ExternalSecret shop-storage', 'spec.target.template.data.B2_ACCOUNT_KEY', '{{ .key | trimm }}'),
  },
  {
    rule: 'STASH209',
    breaks: 'a template of a SealedSecret with a key that is not sealed',
    world: 'backends',
    change: set('SealedSecret gcs-storage', 'spec.template.data.GOOGLE_PROJECT_ID', '{{ .project }}'),
  },
  {
    rule: 'STASH210',
    breaks: 'the password of restic and the key of Azure from one entry',
    world: 'claim',
    change: set('ExternalSecret photos-storage', 'spec.data[2].remoteRef', { key: 'photos/restic', property: 'password' }),
  },
];
