/** The fields of a backup or restore, and the built-in variables that the operator sets from each. */
const FIELDS: ReadonlyArray<readonly [field: string, variables: readonly string[]]> = [
  ['repository', [
    'REPOSITORY_NAME', 'REPOSITORY_NAMESPACE', 'REPOSITORY_PROVIDER', 'REPOSITORY_BUCKET', 'REPOSITORY_PREFIX', 'REPOSITORY_ENDPOINT', 'REPOSITORY_REGION',
    'REPOSITORY_SECRET_NAME', 'REPOSITORY_SECRET_NAMESPACE',
  ]],
  ['target.alias', ['HOSTNAME']],
  ['target.ref', ['TARGET_KIND', 'TARGET_NAME', 'TARGET_NAMESPACE']],
  ['target.volumeMounts', ['TARGET_MOUNT_PATH']],
  ['target.paths', ['TARGET_PATHS']],
  ['target.rules', ['SOURCE_HOSTNAME', 'RESTORE_PATHS', 'RESTORE_SNAPSHOTS']],
  ['retentionPolicy', [
    'RETENTION_KEEP_LAST', 'RETENTION_KEEP_HOURLY', 'RETENTION_KEEP_DAILY', 'RETENTION_KEEP_WEEKLY', 'RETENTION_KEEP_MONTHLY', 'RETENTION_KEEP_YEARLY',
    'RETENTION_KEEP_TAGS', 'RETENTION_PRUNE', 'RETENTION_DRY_RUN',
  ]],
  ['interimVolumeTemplate', ['INTERIM_DATA_DIR']],
];

/** The variables that determine whose data a Task reads or writes, where it is kept and for how long, each with the field that sets it. */
export const DECISIVE_VARIABLES: ReadonlyMap<string, string> =
  new Map(FIELDS.flatMap(([field, variables]) => variables.map((variable) => [variable, field] as const)));

/** Other variables, which the operator passes to every Task, or a Task of Stash to its Functions. */
const OTHER_VARIABLES: ReadonlySet<string> = new Set([
  'NAMESPACE', 'BACKUP_SESSION', 'RESTORE_SESSION', 'INVOKER_KIND', 'INVOKER_NAME', 'REPOSITORY_INSECURE_TLS', 'MAX_CONNECTIONS', 'TARGET_APP_REPLICAS',
  'EXCLUDE_PATTERNS', 'INCLUDE_PATTERNS', 'DRIVER_ARGS', 'ENABLE_CACHE', 'PROMETHEUS_PUSHGATEWAY_URL', 'PROMETHEUS_JOB_NAME', 'STASH_DOCKER_REGISTRY',
  'STASH_DOCKER_IMAGE', 'STASH_IMAGE_TAG', 'LICENSE_APISERVICE', 'outputDir',
]);

/** Whether a parameter is a built-in variable, which the Tasks of Stash know besides their own parameters. */
export const isOperatorVariable = (name: string) => DECISIVE_VARIABLES.has(name) || OTHER_VARIABLES.has(name);
