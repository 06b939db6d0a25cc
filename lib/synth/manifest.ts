import { ApiObject, type ApiObjectMetadata, type JsonPatch, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { checksOf } from './app-checks';
import { hasKnownResolversOnly } from './plain-data';
import { isBare, WatchedMetadata } from './watched-metadata';
import { ENDLESS, isEndless } from '../refusal/endless';
import { refuse } from '../refusal/refusal';

/** What a manifest is, beside its metadata and its content. */
export interface ManifestType {
  readonly apiVersion: string;
  readonly kind: string;
  /** The field that holds the content. */
  readonly field: string;
}

/**
 * An ApiObject whose content is plain data in nearly every case, and with which the checks of its app run from now on.
 *
 * cdk8s looks at every value of every object with every resolver. Plain data comes out of that as it went in, so it is written as it is; as soon as
 * there is something to resolve or to patch, cdk8s renders it.
 */
export class Manifest extends ApiObject {
  private patched = false;
  /** As long as nothing is added to a name and a namespace. */
  private readonly bareMetadata?: WatchedMetadata;

  /**
   * @param content plain data, or a Lazy for what is not to be found in the props of a construct
   */
  public constructor(
    scope: Construct, private readonly type: ManifestType, metadata: ApiObjectMetadata | undefined, private readonly content: unknown,
  ) {
    super(scope, 'Resource', { apiVersion: type.apiVersion, kind: type.kind, metadata, [type.field]: content });
    if (isBare(metadata) && Object.keys(this.chart.labels).length === 0) {
      this.bareMetadata = WatchedMetadata.watch(this.metadata);
    }
    checksOf(this);
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    this.patched = true;
    super.addJsonPatch(...ops);
  }

  public toJson(): unknown {
    if (this.patched || process.env.CDK8S_DISABLE_SORT || !hasKnownResolversOnly(this)) {
      return super.toJson();
    }
    const content = this.sortedContent();
    return content === UNRESOLVED
      ? super.toJson()
      : { apiVersion: this.type.apiVersion, kind: this.type.kind, metadata: this.metadataJson(), [this.type.field]: content };
  }

  private sortedContent(): unknown {
    const content: unknown = this.content instanceof Lazy ? this.content.produce() : this.content;
    try {
      return sorted(content);
    } catch (error) {
      // Whatever has an end is spared the search.
      if (isEndless(content)) {
        refuse(this.node.scope!, this.type.field, ENDLESS);
      }
      throw error;
    }
  }

  private metadataJson(): unknown {
    return this.bareMetadata?.bareJson() ?? (this.metadata.toJson() as unknown);
  }
}

const UNRESOLVED = Symbol();

/** The same data with sorted keys and without what is unset, as cdk8s writes it; or that there is an object in it which is no plain data. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value ?? undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.includes(UNRESOLVED) ? UNRESOLVED : items;
  }
  if (value.constructor !== Object) {
    return UNRESOLVED;
  }
  const result: { [key: string]: unknown } = {};
  for (const key of Object.keys(value).sort()) {
    const inner = sorted((value as { [key: string]: unknown })[key]);
    if (inner === UNRESOLVED) {
      return UNRESOLVED;
    }
    if (inner !== undefined) {
      result[key] = inner;
    }
  }
  return result;
}
