import { ApiObject, type ApiObjectMetadata, type JsonPatch, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { checksOf } from './app-checks';
import { hasKnownResolversOnly } from './plain-data';
import { isBare, WatchedMetadata } from './watched-metadata';
import { labelKey, labelValue } from '../kubernetes/label';
import { fieldText } from '../kubernetes/manifest-fields';
import { METADATA_MEMBERS } from '../kubernetes/metadata';
import { ENDLESS, isEndless } from '../refusal/endless';
import { check, noText, refuse } from '../refusal/refusal';
import { refuseUnknown } from '../refusal/struct';
import { checkType, structType } from '../refusal/value-type';

/** The type of a manifest, and the name of its main field. */
export interface ManifestType {
  readonly apiVersion: string;
  readonly kind: string;
  /** The field that holds the content. */
  readonly field: string;
}

/**
 * An ApiObject whose content is nearly always plain data. Creating one turns on the checks of its app.
 *
 * cdk8s passes every value of every object to every resolver. Plain data comes out unchanged, so it is written here as it is; cdk8s renders the
 * object as soon as there is anything to resolve or to patch.
 */
export class Manifest extends ApiObject {
  private patched = false;
  /** Set if the given metadata is only a name and a namespace. */
  private readonly bareMetadata?: WatchedMetadata;

  /**
   * @param content plain data, or a Lazy for content that must not be visible in the props of a construct
   */
  public constructor(
    scope: Construct, private readonly type: ManifestType, metadata: ApiObjectMetadata | undefined, private readonly content: unknown,
  ) {
    checkType(scope, 'metadata', metadata, structType);
    // The type of cdk8s lets any member pass.
    refuseUnknown(scope, 'metadata', metadata ?? {}, METADATA_MEMBERS);
    checkTexts(scope, 'labels', metadata?.labels);
    checkTexts(scope, 'annotations', metadata?.annotations);
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

/**
 * Refuses numbers and booleans, which the API server does not take for strings, and labels that it does not accept. The schemas cover the kinds of Stash
 * only, but not the Secrets. An object may be resolved later.
 */
function checkTexts(scope: Construct, member: 'labels' | 'annotations', texts: { readonly [name: string]: unknown } | undefined): void {
  checkType(scope, `metadata.${member}`, texts, structType);
  for (const [name, text] of Object.entries(texts ?? {})) {
    if (!['string', 'object', 'undefined'].includes(typeof text)) {
      refuse(scope, fieldText(['metadata', member, name]), noText(text));
    }
    if (member === 'labels' && typeof text === 'string') {
      check(scope, fieldText(['metadata', member, name]), name, labelKey);
      check(scope, fieldText(['metadata', member, name]), text, labelValue);
    }
  }
}

const UNRESOLVED = Symbol();

/** The data with sorted keys and without unset values, as cdk8s writes it; UNRESOLVED if it contains an object that is no plain data. */
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
