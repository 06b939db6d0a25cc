import type { IConstruct } from 'constructs';
import { withoutTrailingNewline } from './credential-file';
import { type Credential, isCredential, type SecretContent, type SecretForm } from './secret-form';
import { originOf, type VisibleSource } from './sensitive-value';
import { aboutUnshown } from '../../refusal/complaint';

/** The annotation of a Secret whose values are in the manifest, so that they can be found by a search in a repository. */
const UNSAFE_PLAINTEXT = 'cdk8s-stash/unsafe-plaintext';

/** The apps that have been warned about. */
const WARNED = new WeakSet<IConstruct>();

/** A v1 Secret with the bytes of every value, as they are. */
export function plainSecret(): SecretForm<VisibleSource> {
  return {
    carries: 'visible',
    apiVersion: 'v1',
    kind: 'Secret',
    annotations: { [UNSAFE_PLAINTEXT]: 'true' },
    field: 'data',
    fill: (secret) => {
      const data = Object.fromEntries(secret.entries.map((entry) =>
        [entry.key, (isCredential(entry) ? bytesOf(entry, secret) : Buffer.from(entry.clear)).toString('base64')]));
      secret.acknowledge('STASH205', 'SecretDelivery.unsafePlainSecret() writes credentials in plain text');
      warnOnce(secret.where);
      return data;
    },
  };
}

function bytesOf({ source, rule, reject }: Credential<VisibleSource>, { acknowledge }: SecretContent): Buffer {
  const bytes = Buffer.from(source.read(reject));
  const value = source.keepsTrailingNewline ? withoutTrailingNewline(bytes) : bytes;
  if (value.length < bytes.length) {
    acknowledge('STASH204', 'TrailingNewline.KEEP keeps a line break that is part of a credential');
  }
  const complaint = rule(value.toString('utf8'));
  return complaint === undefined ? bytes : reject(aboutUnshown(complaint, originOf(source)));
}

function warnOnce(where: IConstruct): void {
  if (!WARNED.has(where.node.root)) {
    WARNED.add(where.node.root);
    process.stderr.write(`cdk8s-stash: [${where.node.path}] SecretDelivery.unsafePlainSecret() writes credentials in plain text into the manifest: `
      + `never commit it (annotation ${UNSAFE_PLAINTEXT})\n`);
  }
}
