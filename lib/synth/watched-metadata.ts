import { type ApiObjectMetadata, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';

const AMENDED = Symbol();

/** Whether there is nothing in the metadata that somebody gives but plain texts for the name and the namespace. */
export function isBare(metadata: ApiObjectMetadata | undefined): boolean {
  // In a loop, for every object of a fleet is asked.
  for (const member of Object.keys(metadata ?? {})) {
    const value = metadata![member] as unknown;
    if (value !== undefined && (typeof value !== 'string' || (member !== 'name' && member !== 'namespace'))) {
      return false;
    }
  }
  return true;
}

/** Metadata of an object that knows whether anything was added to it: it keeps what it holds to itself, and takes long to render it. */
export class WatchedMetadata extends ApiObjectMetadataDefinition {
  /** The object has made its metadata itself. */
  public static watch(metadata: ApiObjectMetadataDefinition): WatchedMetadata {
    return Object.setPrototypeOf(metadata, WatchedMetadata.prototype) as WatchedMetadata;
  }

  private [AMENDED]?: true;

  public addLabel(key: string, value: string): void {
    this[AMENDED] = true;
    super.addLabel(key, value);
  }

  public addAnnotation(key: string, value: string): void {
    this[AMENDED] = true;
    super.addAnnotation(key, value);
  }

  public addFinalizers(...finalizers: string[]): void {
    this[AMENDED] = true;
    super.addFinalizers(...finalizers);
  }

  public addOwnerReference(owner: OwnerReference): void {
    this[AMENDED] = true;
    super.addOwnerReference(owner);
  }

  public add(key: string, value: unknown): void {
    this[AMENDED] = true;
    super.add(key, value);
  }

  /** What cdk8s renders of a name and a namespace; nothing as soon as there is more. */
  public bareJson(): object | undefined {
    return this[AMENDED] ? undefined : { name: this.name, ...this.namespace === undefined ? {} : { namespace: this.namespace } };
  }
}
