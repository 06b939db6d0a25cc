import { type ApiObjectMetadata, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';

const AMENDED = Symbol();

/** Whether the given metadata contains nothing but a name and a namespace that are plain strings. */
export function isBare(metadata: ApiObjectMetadata | undefined): boolean {
  // A loop for speed: this runs for every object of a fleet.
  for (const member of Object.keys(metadata ?? {})) {
    const value = metadata![member] as unknown;
    if (value !== undefined && (typeof value !== 'string' || (member !== 'name' && member !== 'namespace'))) {
      return false;
    }
  }
  return true;
}

/** Whether the base class has no other members than this version of the library knows: through one of those, something could be added unseen. */
const isKnown = Object.getOwnPropertyNames(ApiObjectMetadataDefinition.prototype)
  .every((member) => ['constructor', 'addLabel', 'getLabel', 'addAnnotation', 'addFinalizers', 'addOwnerReference', 'add', 'toJson'].includes(member));

/** Metadata that records whether anything was added to it. The base class hides its content, and is slow to render it. */
export class WatchedMetadata extends ApiObjectMetadataDefinition {
  /** Changes the prototype in place, since an ApiObject creates its metadata itself. Undefined if it cannot be watched. */
  public static watch(metadata: ApiObjectMetadataDefinition): WatchedMetadata | undefined {
    return isKnown ? Object.setPrototypeOf(metadata, WatchedMetadata.prototype) as WatchedMetadata : undefined;
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

  /** What cdk8s renders for a name and a namespace; undefined if anything was added. */
  public bareJson(): object | undefined {
    return this[AMENDED] ? undefined : { name: this.name, ...this.namespace === undefined ? {} : { namespace: this.namespace } };
  }
}
