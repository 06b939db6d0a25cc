/** What the replay reads of a manifest: the operator's view, written down anew so that no type of the library vouches for itself. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: unknown;
}

export interface Ref {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface Target {
  readonly alias?: string;
  readonly ref?: Ref;
  readonly paths?: readonly string[];
  readonly volumeMounts?: ReadonlyArray<{ readonly name: string; readonly mountPath: string }>;
  readonly exclude?: readonly string[];
  readonly args?: readonly string[];
  readonly rules?: readonly Rule[];
}

export interface Rule {
  readonly targetHosts?: readonly string[];
  readonly sourceHost?: string;
  readonly snapshots?: readonly string[];
  readonly paths?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface Member {
  readonly task?: { readonly name?: string };
  readonly target?: Target;
}

export interface Retention {
  readonly name: string;
  readonly prune: boolean;
  readonly dryRun?: boolean;
  readonly keepLast?: number;
  readonly keepHourly?: number;
  readonly keepDaily?: number;
  readonly keepWeekly?: number;
  readonly keepMonthly?: number;
  readonly keepYearly?: number;
  readonly keepTags?: readonly string[];
}

export interface InvokerSpec extends Member {
  readonly schedule: string;
  readonly repository: { readonly name: string; readonly namespace?: string };
  readonly retentionPolicy: Retention;
  readonly paused?: boolean;
  readonly members?: readonly Member[];
  readonly executionOrder?: string;
}

export interface RestoreSpec extends Member {
  readonly repository: { readonly name: string; readonly namespace?: string };
}

export function specOf<T>(manifest: Manifest): T {
  return manifest.spec as T;
}

export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter(manifest => manifest.kind === kind);
}

export function invokersIn(manifests: readonly Manifest[]): Manifest[] {
  return [...ofKind(manifests, 'BackupConfiguration'), ...ofKind(manifests, 'BackupBatch')];
}

export function policyOf(invoker: Manifest): Retention {
  return specOf<InvokerSpec>(invoker).retentionPolicy;
}

export function identity(kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${kind}/${namespace ?? 'default'}/${name ?? ''}`;
}
