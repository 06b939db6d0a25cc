import type { BackendName } from './backend';
import { singleBackend } from './backends';
import { normalPrefix, storedInSwift } from './prefix';
import { awsPartition, nativeBackend } from './s3-endpoint';
import { volumeIdentity, type VolumeIdentity } from './volume-identity';
import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { quote } from '../refusal/quote';
import { withoutUser } from '../secret/service-address';

/** The physical place of a restic repository. */
export interface Location {
  /** The part that the manifests show. */
  readonly visible: string;
  /** The part that only the storage Secret or the node knows. If it is equal, the places are the same; if not, they may still be. */
  readonly hidden?: Hidden;
  /** The normalised path from the root of the backend to the repository; empty for the root. */
  readonly prefix: string;
  /** `visible` without the prefix. */
  readonly root: string;
  /** Whether another cluster may have another place of this name: a volume, or a server that may be a Service. */
  readonly isOfCluster: boolean;
  /** The place as shown in messages. */
  readonly text: string;
}

interface Hidden {
  /** The hidden value if it is known, otherwise a reference to it. */
  readonly standIn: string;
  /** Whether `standIn` is the hidden value itself. */
  readonly isKnown: boolean;
  /** Whether even the same reference may lead to several places. */
  readonly isNeverSure?: boolean;
  /** Advice on what to write to make the value visible. */
  readonly settle: string;
}

/** A key that is equal for places that are certainly the same. */
export const keyOf = ({ visible, hidden }: Location): string => hidden === undefined ? visible : `${visible}\n${hidden.isKnown}\n${hidden.standIn}`;

/** Whether two places are certainly not the same. */
export const areApart = (one: Location, other: Location): boolean => one.visible !== other.visible
  || (one.hidden?.isKnown === true && other.hidden?.isKnown === true && one.hidden.standIn !== other.hidden.standIn);

/** The place of a backend; undefined unless exactly one backend is set. */
export function locationOf(backend: Conforming<wire.Backend>, around: Around): Location | undefined {
  const name = singleBackend(backend);
  return name && PLACES[name](backend[name] as object, around);
}

/** The visible part of the place of a backend; equal for places that may be the same. */
export const visiblePlace = (backend: Conforming<wire.Backend>, user: string): string | undefined =>
  locationOf(backend, { namespace: '', secret: '', user })?.visible;

/** What a place depends on besides the backend. */
interface Around {
  /** The namespace of the Repository, and the name of the storage Secret in it. */
  readonly namespace: string;
  readonly secret: string;
  /** The namespace of the pods that use the place. */
  readonly user: string;
  /** Reads an entry of the storage Secret, if it is visible. Absent where `hidden` is not needed. */
  readonly read?: (key: string) => string | undefined;
}

type Places = {
  readonly [B in BackendName]: (backend: Conforming<NonNullable<wire.Backend[B]>>, around: Around) => Location | undefined;
};

const PLACES: Places = {
  azure: ({ container, prefix = '' }, around) => place('azure', container, normalPrefix(prefix.replace(/\\/g, '/')), 'Azure', AZURE_ACCOUNT, around),

  b2: ({ bucket, prefix = '' }, around) => place('b2', bucket, normalPrefix(prefix), 'B2', NOTHING, around),

  gcs: ({ bucket, prefix = '' }, around) => place('gcs', bucket, normalPrefix(prefix), 'Google Cloud', NOTHING, around),

  s3: ({ bucket: given = '', prefix: path = '', endpoint = '' }, around) => {
    const [bucket, ...prefix] = normalPrefix(`${given}/${path}`).split('/');
    const { host, port } = serverOf(endpoint, around.user);
    const native = nativeBackend(host);
    if (native !== undefined) {
      return PLACES[native]({ bucket, prefix: prefix.join('/') }, around);
    }
    const partition = awsPartition(host);
    const server = port === '80' || port === '443' ? host : joined(host, port);
    return place(`s3\n${partition ?? server}`, bucket, prefix.join('/'), partition === undefined ? quote(server) : 'Amazon S3', NOTHING, around,
      partition === undefined && mayBeService(host));
  },

  swift: ({ container, prefix = '' }, around) => place('swift', container, storedInSwift(prefix), 'Swift', SWIFT_PROJECT, around),

  rest: ({ url = '' }, around) => {
    const { host, port, path } = serverOf(url.replace(/^rest:/, ''), around.user);
    return place('rest', host && joined(host, port || (/^(rest:)?http:/i.test(url) ? '80' : '443')), normalPrefix(path), 'REST', NOTHING, around, mayBeService(host));
  },

  local: (local, around) => {
    const volume = volumeIdentity(local, around.user);
    return volume && place('local', volume.identity, normalPrefix(`${volume.path}/${local.subPath ?? ''}`), volume.text, () => hiddenOf(volume), around, true);
  },
};

/** Computes the hidden part of a place on demand. */
type Hiding = (around: Around) => Hidden | undefined;

const AZURE_ACCOUNT: Hiding = (around) =>
  hiddenIn(around, [[['AZURE_ACCOUNT_NAME']]],
    'write AZURE_ACCOUNT_NAME where the checks can read it, such as in the template of the ExternalSecret');

const SWIFT_PROJECT: Hiding = (around) => hiddenIn(around, SWIFT_PROJECTS,
  'write OS_AUTH_URL and OS_PROJECT_NAME where the checks can read them, such as in the template of the ExternalSecret');

const NOTHING: Hiding = () => undefined;

/** @param name the container, bucket, server or volume; without one there is no place */
function place(
  service: string, name: string | undefined, prefix: string, text: string, hiding: Hiding, around: Around, isOfCluster = false,
): Location | undefined {
  return name ? new BackendPlace(service, name, prefix, text, hiding, around, isOfCluster) : undefined;
}

/** Computes `hidden` and `text` on demand: most places share their visible part with no other, and need neither. */
class BackendPlace implements Location {
  public readonly root: string;
  public readonly visible: string;

  public constructor(
    private readonly service: string, private readonly name: string, public readonly prefix: string, private readonly server: string,
    private readonly hiding: Hiding, private readonly around: Around, public readonly isOfCluster: boolean,
  ) {
    this.root = `${service}\n${name}`;
    this.visible = `${this.root}\n${prefix}`;
  }

  public get hidden(): Hidden | undefined {
    return this.hiding(this.around);
  }

  public get text(): string {
    const where = this.service === 'local' ? this.server : `${quote(this.name)} of ${this.server}`;
    return this.prefix === '' ? `the root of ${where}` : `${quote(this.prefix)} in ${where}`;
  }
}

/** The keys that identify a Swift project, for each way to authenticate: one of each group, and those that refine it. */
const SWIFT_PROJECTS: readonly Way[] = [
  [['OS_STORAGE_URL']],
  [['OS_AUTH_URL'], ['OS_PROJECT_NAME', 'OS_TENANT_ID', 'OS_TENANT_NAME'], ['OS_PROJECT_DOMAIN_NAME', ''], ['OS_REGION_NAME', '']],
  [['ST_AUTH'], ['ST_USER']],
];

/** The keys that together identify a place: of each list the first that can be read. The empty key can always be read. */
type Way = ReadonlyArray<readonly string[]>;

/** The hidden part that entries of the storage Secret decide: their values if all of one way can be read, otherwise the name of the Secret. */
function hiddenIn({ namespace, secret, read }: Around, ways: readonly Way[], settle: string): Hidden {
  for (const way of ways) {
    const values = way.map((keys) => keys.map((key) => key === '' ? '' : read?.(key)).find((text) => text !== undefined));
    if (values.every((value) => value !== undefined)) {
      return { standIn: values.join('\n'), isKnown: true, settle };
    }
  }
  return { standIn: `${namespace}/${secret}`, isKnown: false, settle };
}

function hiddenOf({ isOnNode, secret }: VolumeIdentity): Hidden | undefined {
  if (isOnNode) {
    return { standIn: 'node', isKnown: false, isNeverSure: true, settle: 'use a volume that is the same on every node' };
  }
  return secret === undefined ? undefined : { standIn: secret, isKnown: false, settle: 'use the same secretName, or a claim' };
}

/** Host and port of an address in normal form, and its path. */
function serverOf(address: string, user: string): { readonly host: string; readonly port: string; readonly path: string } {
  const [authority = '', path = ''] = withoutUser(address).split(/([/?#][^]*)/, 2);
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*):?(\d*)$/.exec(authority.toLowerCase()) ?? [undefined, authority.toLowerCase()];
  return { host: serviceName(host.replace(/\.$/, ''), user), port, path: path.replace(/[?#][^]*$/, '') };
}

const joined = (host: string, port: string) => port === '' ? host : `${host}:${port}`;

/** The shortest name of a Service that works from every namespace. A name without dots is resolved in the namespace of the user. */
function serviceName(host: string, user: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(host) && host !== 'localhost') {
    return `${host}.${user}`;
  }
  return host.replace(/^([^.]+\.[^.]+)\.svc(\.cluster\.local)?$/, '$1');
}

/** Whether a host, as `serverOf` returns it, may be that of a Service: no more than two names, or one that Kubernetes gives. */
const mayBeService = (host: string) => !/\..*\./.test(host) || /\.svc(\.|$)/.test(host);
