import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import { parametersType, stashParameters, type AppBindingParameters } from './app-binding-parameters';
import { clientConfigType, type ClientConfig } from './client-config';
import { secretTransformType, type SecretTransform } from './secret-transform';
import type * as wire from '../../../imports/stash';
import { dnsLabel, dnsSubdomain } from '../../kubernetes/name';
import { secretType } from '../../kubernetes/resource-type';
import type { Field } from '../../refusal/field';
import { checkSameNamespace } from '../../refusal/same-namespace';
import { structOf } from '../../refusal/struct';
import { listOf } from '../../refusal/value-type';
import { namespaceOfSecret } from '../../secret/storage-secret';
import { existingObject, type Home, namespacedObject } from '../../synth/stash-object';
import { addonType, type Addon } from '../addon';

/** An AppBinding: how an application such as a database is reached, and which Tasks back it up. */
export interface IAppBinding extends IConstruct {
  /** The name of the AppBinding. */
  readonly appBindingName: string;

  /** The namespace of the AppBinding, if it is known at synth. Unset does not mean `default`. */
  readonly appBindingNamespace?: string;
}

/** The object that represents an application itself. */
export interface AppReference {
  /**
   * The API group of its kind, without a version.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;

  /**
   * Its kind.
   *
   * @default - none
   */
  readonly kind?: string;

  /**
   * Its name.
   *
   * Refused: a name that is not a DNS subdomain.
   */
  readonly name: string;

  /**
   * Its namespace.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - none
   */
  readonly namespace?: string;
}

/** How an application is reached. */
export interface AppBindingProps {
  /**
   * Metadata of the AppBinding.
   *
   * Refused: a name that is not a DNS label of at most 63 characters, since Stash writes it into a label of every run.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /** Where the application is found. */
  readonly clientConfig: ClientConfig;

  /**
   * The Secret with the credentials of the application, in the namespace of the AppBinding. Most addons read its keys `username` and `password`.
   * A Secret of another kind, such as a virtual one, is referred to by that kind and its API group.
   *
   * Refused: a Secret in another namespace, if both namespaces are known, since Stash would look for it in that of the AppBinding. Synth warns if
   * there is no Secret but the addon reads one, and if the app shows that the Secret lacks the keys.
   *
   * @default - no credentials
   */
  readonly secret?: ISecret;

  /**
   * The Secret with the client certificate and its private key, in the namespace of the AppBinding. Like `secret`, it may be of another kind.
   *
   * Refused: a Secret in another namespace, if both namespaces are known.
   *
   * @default - the client does not present a certificate
   */
  readonly tlsSecret?: ISecret;

  /**
   * The changes that turn the entries of `secret` into those that the addon reads, applied in order.
   *
   * Refused: a Secret to add entries from that is in another namespace, if both namespaces are known.
   *
   * @default - the entries as they are
   */
  readonly secretTransforms?: SecretTransform[];

  /**
   * How Stash backs the application up and restores it, if a backup or restore does not name an addon of its own (`parameters.stash.addon`).
   *
   * Refused at synth: a version that the release of Stash does not have.
   *
   * @default - every backup and restore of the application has to name one
   */
  readonly addon?: Addon;

  /**
   * What else a client needs to know about the application.
   *
   * @default - nothing
   */
  readonly parameters?: AppBindingParameters;

  /**
   * What the application is, such as `kubedb.com/postgres`. A blueprint finds it in `${TARGET_APP_TYPE}`.
   *
   * Synth warns if this is a database of a different addon from the one that backs it up or restores it.
   *
   * @default - none
   */
  readonly type?: string;

  /**
   * The version of the application, such as `14.2`. A blueprint finds it in `${TARGET_APP_VERSION}`. It does not choose the version of the addon.
   *
   * @default - none
   */
  readonly version?: string;

  /**
   * The object that represents the application itself.
   *
   * @default - none
   */
  readonly appRef?: AppReference;
}

/** Where an existing AppBinding is. */
export interface AppBindingImportOptions {
  /**
   * The namespace of the AppBinding.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - the namespace of the chart, or unknown
   */
  readonly namespace?: string;
}

/**
 * An AppBinding: where an application such as a database is, which Secret opens it, and which Tasks back it up.
 *
 * KubeDB itself creates one for each of its databases.
 *
 * @see https://stash.run/docs/latest/concepts/crds/appbinding/
 */
export class AppBinding extends Construct implements IAppBinding {
  /**
   * References an AppBinding that already exists in the cluster, such as one that KubeDB created.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param appBindingName `metadata.name` of the AppBinding
   */
  public static fromAppBindingName(scope: Construct, id: string, appBindingName: string, options?: AppBindingImportOptions): IAppBinding {
    return new ImportedAppBinding(scope, id, appBindingName, options);
  }

  /** @internal */
  public readonly _addon?: Addon;

  /** The manifest of the AppBinding. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: AppBindingProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'AppBindingProps');
    this._addon = props.addon;
    this.apiObject = namespacedObject(this, 'AppBinding', props.metadata, (home) => specOf(home, props));
  }

  /** The name of the AppBinding. */
  public get appBindingName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the AppBinding, if it is known at synth. Unset does not mean `default`. */
  public get appBindingNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

/** The addon that an AppBinding of the app names. That of one that only exists in the cluster is not known. */
export const addonOfBinding = (binding: IAppBinding & Pick<AppBinding, '_addon'>): Addon | undefined => binding._addon;

class ImportedAppBinding extends Construct implements IAppBinding {
  public readonly appBindingNamespace?: string;

  public constructor(scope: Construct, id: string, public readonly appBindingName: string, options?: AppBindingImportOptions) {
    super(scope, id);
    this.appBindingNamespace = existingObject(this, appBindingName, dnsSubdomain, options, 'AppBindingImportOptions');
  }
}

function specOf({ field, namespace }: Home, props: AppBindingProps): wire.AppBindingSpec {
  const { type, version, clientConfig, secret, tlsSecret, secretTransforms, parameters, addon } = props;
  const appRef = props.appRef && field.at('appRef').structOf(props.appRef, 'AppReference');
  const addonField = field.at('parameters.stash.addon');
  field.at('appRef.name').check(appRef?.name, dnsSubdomain);
  field.at('appRef.namespace').check(appRef?.namespace, dnsLabel);
  field.at('clientConfig').checkRequiredType(clientConfig, clientConfigType);
  field.at('secretTransforms').checkType(secretTransforms, listOf(secretTransformType));
  field.at('parameters').checkType(parameters, parametersType);
  addonField.checkType(addon, addonType);
  secretTransforms?.forEach(({ _secret }, index) => secretRef(field.at('secretTransforms', index, 'addKeysFrom.secretRef'), _secret, namespace));
  const stash = addon && { addon: addon._stashAddon(addonField) };
  return {
    type,
    version,
    appRef: appRef && { ...appRef },
    clientConfig: clientConfig._toWire(field.at('clientConfig')),
    secret: secretRef(field.at('secret'), secret, namespace),
    tlsSecret: secretRef(field.at('tlsSecret'), tlsSecret, namespace),
    secretTransforms: secretTransforms?.map((transform) => transform._toWire()),
    parameters: parameters?._toWire(stash) ?? (stash && stashParameters(stash)),
  };
}

function secretRef(field: Field, secret: ISecret | undefined, namespace: string | undefined): wire.SecretRef | undefined {
  field.checkType(secret, secretType);
  if (!secret) {
    return undefined;
  }
  const { apiGroup, kind, name } = secret;
  checkSameNamespace(field, { kind, name, namespace: namespaceOfSecret(secret) }, { called: 'the AppBinding', namespace });
  return { apiGroup: CORE_GROUP.includes(apiGroup) ? undefined : apiGroup, kind, name };
}

/** The names of the core API group: in a manifest, and in cdk8s-plus. */
const CORE_GROUP = ['', 'core'];
