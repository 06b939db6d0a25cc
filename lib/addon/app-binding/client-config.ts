import type * as wire from '../../../imports/stash';
import { dnsLabel } from '../../kubernetes/name';
import { portNumber } from '../../kubernetes/port-number';
import { type ValueRule, wrong } from '../../refusal/complaint';
import type { Field } from '../../refusal/field';
import { didYouMean } from '../../refusal/near';
import { optionsOf, structOf } from '../../refusal/struct';
import { madeBy } from '../../refusal/value-type';
import { caCertificate } from '../../secret/key/ca-certificate';
import { USER_OF_APPLICATION } from '../../secret/service-address';

/** How the certificate of an application is verified. */
export interface ClientConfigOptions {
  /**
   * The certificates of the authority that signed the application's certificate, in PEM. They are encoded in base64 in the manifest.
   *
   * Refused: anything but PEM certificates, and a private key among them.
   *
   * @default - the authorities that the client trusts by default
   */
  readonly caBundle?: string;

  /**
   * Whether the client accepts any certificate. Anyone on the network path can then pose as the application.
   *
   * Refused together with `caBundle`, which would be ignored.
   *
   * @default false
   */
  readonly insecureSkipTLSVerify?: boolean;

  /**
   * The name that the application's certificate must contain.
   *
   * @default - the host of the address
   */
  readonly serverName?: string;
}

/** The Service in front of an application, and the rest of its address. */
export interface ServiceClientConfigOptions extends ClientConfigOptions {
  /**
   * The name of the Service.
   *
   * Refused: a name that is not a DNS label.
   */
  readonly name: string;

  /**
   * The port of the Service.
   *
   * Refused: anything but an integer from 1 to 65535.
   */
  readonly port: number;

  /**
   * The scheme of the address, such as `postgresql`. The API server requires it.
   *
   * Refused: an invalid scheme, such as one that ends in `://`.
   */
  readonly scheme: string;

  /**
   * The namespace of the Service.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - that of the AppBinding
   */
  readonly namespace?: string;

  /**
   * The path of the address.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The query of the address, encoded, such as `sslmode=disable`.
   *
   * Refused: a leading question mark. The addon of PostgreSQL reads one `sslmode` and nothing else; synth warns about anything more.
   *
   * @default - none
   */
  readonly query?: string;
}

/**
 * Where an application is found.
 *
 * @see https://stash.run/docs/latest/concepts/crds/appbinding/#specclientconfig
 */
export class ClientConfig {
  /** An application behind a Service of the cluster. Hooks that run commands need a Service: they run in the pods behind it. */
  public static service(options: ServiceClientConfigOptions): ClientConfig {
    options = structOf('ClientConfig.service', 'options', options, 'ServiceClientConfigOptions');
    const { name, port, scheme, namespace, path, query } = options;
    return new ClientConfig(options, { service: { name, port, scheme, namespace, path, query } }, (field) => {
      field.at('service.name').checkRequired(name, dnsLabel);
      field.at('service.port').checkRequiredValue(port, portNumber);
      field.at('service.scheme').checkRequired(scheme, urlScheme);
      field.at('service.namespace').check(namespace, dnsLabel);
      field.at('service.query').check(query, urlQuery);
    });
  }

  /**
   * An application outside the cluster.
   *
   * Refused: a missing address, an address with a user name, a password, a query or a fragment, and an address without a scheme, since the addons
   * find no host in it. For MySQL, the form of its drivers in Go is allowed too: `tcp(db.example.com:3306)/`. For most addons, synth warns if there
   * is no port.
   *
   * @param url such as `postgresql://db.example.com:5432/shop`
   */
  public static url(url: string, options?: ClientConfigOptions): ClientConfig {
    return new ClientConfig(optionsOf('ClientConfig.url', options, 'ClientConfigOptions'), { url }, (field) => {
      if (USER_OF_APPLICATION.test(url)) {
        field.at('url').refuse(wrong('contains a user name or a password (not shown), which would be in plain text in the manifest',
          'leave it out, and put it into the Secret of the AppBinding'));
      }
      field.at('url').checkRequired(url, applicationUrl);
    });
  }

  private constructor(
    private readonly options: ClientConfigOptions,
    private readonly address: wire.ClientConfig,
    private readonly checkAddress: (field: Field) => void,
  ) {}

  /** @internal */
  public _toWire(field: Field): wire.ClientConfig {
    const { caBundle, insecureSkipTLSVerify, serverName } = this.options;
    this.checkAddress(field);
    field.at('caBundle').check(caBundle, caCertificate);
    if (insecureSkipTLSVerify && caBundle !== undefined) {
      field.at('insecureSkipTLSVerify').refuse(wrong('accepts any certificate, so caBundle would be ignored', 'leave out one of the two'));
    }
    return { ...this.address, caBundle: caBundle && Buffer.from(caBundle).toString('base64'), insecureSkipTLSVerify, serverName };
  }
}

export const clientConfigType = madeBy(ClientConfig, 'choose ClientConfig.service(…) or .url(…)');

const applicationUrl: ValueRule = (url) => /^([a-z][a-z0-9+.-]*:\/\/)?[^/?#\s]+(\/(?!\/)[^?#\s]*)?$/i.test(url)
  ? urlWithHost(url)
  : wrong('is not the address of an application', 'write scheme://host:port[/path], without query and fragment',
    didYouMean(url.trim().replace(/[?#][^]*$/, ''), applicationUrl, url));

/** A URL in which Stash finds a host: without a scheme, all of it is parsed as a path, or the host as a scheme. Go's MySQL DSNs pass too. */
export const urlWithHost: ValueRule = (url) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(url) || DATA_SOURCE_NAME.test(url)
  ? undefined
  : wrong('has no scheme, so Stash finds no host in it', 'write scheme://host:port[/path]');

/** Whether an address contains a port. */
export const hasPort = (url: string) => /^[^/?#]*:\/\/[^/?#]*:\d+(?:[/?#]|$)/.test(url) || DATA_SOURCE_NAME.test(url);

const DATA_SOURCE_NAME = /^(?:[^/?#]*@)?[a-z0-9]+\([^()]*:\d+\)\//i;

const urlScheme: ValueRule = (scheme) => /^[a-z][a-z0-9+.-]*$/i.test(scheme)
  ? undefined
  : wrong('is not a scheme', 'use letters, digits, "+", "-" and ".", starting with a letter, without "://"',
    didYouMean(scheme.replace(/:.*$/s, ''), urlScheme, scheme));

const urlQuery: ValueRule = (query) => query.startsWith('?')
  ? wrong('starts with the question mark that the client adds by itself', 'leave it out', didYouMean(query.replace(/^\?+/, ''), urlQuery, query))
  : undefined;
