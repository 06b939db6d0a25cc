import { STASH_API_VERSIONS } from '../../../imports/kinds';
import type * as wire from '../../../imports/stash';
import { embeddedApiVersion, embeddedKind } from '../../kubernetes/embedded-type';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';
import { checkRequired, refuse } from '../../refusal/refusal';
import { structOf } from '../../refusal/struct';
import { checkRequiredType, checkType, madeBy, structType, textType } from '../../refusal/value-type';

/** What a client of a sharded or replicated MongoDB needs to know. */
export interface MongoConfigurationOptions {
  /**
   * The address of the config server, such as `cnfRepSet/shop-configsvr-0.shop.demo.svc:27017`.
   *
   * Refused: an address with a user name or a password.
   *
   * @default - none: the database is not sharded
   */
  readonly configServer?: string;

  /**
   * The address of each replica set, which in a sharded database is each shard. The key is the host of its snapshots: `host-0`, `host-1` and so on.
   *
   * Refused: an address with a user name or a password.
   *
   * @default - none: the database is a stand-alone server
   */
  readonly replicaSets?: { [host: string]: string };
}

/**
 * What a client needs to know about an application besides its address. Anyone who may read the AppBinding can see it.
 *
 * @see https://stash.run/docs/latest/concepts/crds/appbinding/#specparameters
 */
export class AppBindingParameters {
  /** A MongoDB with several members: MongoConfiguration of `config.kubedb.com/v1alpha1`. */
  public static mongoConfiguration(options: MongoConfigurationOptions): AppBindingParameters {
    const where = 'AppBindingParameters.mongoConfiguration';
    const { configServer, replicaSets } = structOf(where, 'options', options, 'MongoConfigurationOptions');
    checkType(where, 'replicaSets', replicaSets, structType);
    const addresses = { configServer, ...Object.fromEntries(Object.entries(replicaSets ?? {}).map(([host, url]) => [`replicaSets.${host}`, url])) };
    for (const [field, address] of Object.entries(addresses)) {
      checkType(where, field, address, textType);
      if (address?.includes('@')) {
        refuse(where, field, wrong('contains a user name or a password (not shown), which would be in plain text in the manifest',
          'leave it out, and put it into the Secret of the AppBinding'));
      }
    }
    const content = { configServer, replicaSets: replicaSets && { ...replicaSets } };
    return new AppBindingParameters('config.kubedb.com/v1alpha1', 'MongoConfiguration', content);
  }

  /**
   * Parameters of any kind.
   *
   * Refused: an `apiVersion` or a `kind` that is missing or not valid, and the members `apiVersion`, `kind` and `stash`, which are given elsewhere.
   *
   * @param apiVersion the API group and version of the kind
   * @param kind the kind
   * @param content its other members
   */
  public static of(apiVersion: string, kind: string, content: object): AppBindingParameters {
    const where = 'AppBindingParameters.of';
    checkRequired(where, 'apiVersion', apiVersion, (text) => given(text) ?? embeddedApiVersion(text));
    checkRequired(where, 'kind', kind, (text) => given(text) ?? embeddedKind(text));
    checkRequiredType(where, 'content', content, structType);
    const elsewhere = ['apiVersion', 'kind', 'stash'].find((member) => member in content);
    if (elsewhere !== undefined) {
      const place = elsewhere === 'stash' ? '"addon" of the AppBinding' : 'the argument of that name';
      refuse(where, 'content', wrong(`contains ${quote(elsewhere)}`, `give it as ${place}`));
    }
    return new AppBindingParameters(apiVersion, kind, content);
  }

  private constructor(private readonly apiVersion: string, private readonly kind: string, private readonly content: object) {}

  /** @internal */
  public _toWire(stash: wire.StashParameters | undefined): wire.AppBindingParameters {
    return { ...this.content, apiVersion: this.apiVersion, kind: this.kind, stash };
  }
}

export const parametersType = madeBy(AppBindingParameters, 'choose AppBindingParameters.mongoConfiguration(…) or .of(…)');

/** Parameters that hold only the addon of Stash. */
export const stashParameters = (stash: wire.StashParameters): wire.AppBindingParameters =>
  ({ apiVersion: STASH_API_VERSIONS.AppBinding, kind: 'StashAddon', stash });

const given: ValueRule = (text) => text === ''
  ? wrong('is empty, but the API server requires it', 'give the apiVersion and the kind of the parameters')
  : undefined;
