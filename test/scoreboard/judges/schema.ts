import type { Judge } from './judge';
import type { Schema } from '../../../imports/schema-type';
import { asText, type Fields } from '../../../lib/kubernetes/manifest-fields';
import { published } from '../../imports/conformance';
import { violations } from '../../repository/structural-schema';
import { nameOf } from '../manifests';

const known = new Map<string, Schema | undefined>();

/** Whether a kind is one of those that come with Stash, of which there are CRDs. */
export const isOfStash = ({ apiVersion }: Fields) => /^(?:stash|appcatalog)\.appscode\.com\//.test(asText(apiVersion) ?? '');

/** The schema of a kind of Stash in the published CRDs; none where they have no such version of it. */
export function schemaOf({ apiVersion, kind }: Fields): Schema | undefined {
  const key = `${asText(apiVersion)} ${asText(kind)}`;
  if (!known.has(key)) {
    const [group, version] = asText(apiVersion)!.split('/') as [string, string];
    known.set(key, publishedOrNone({ group, version, kind: asText(kind)! }));
  }
  return known.get(key);
}

function publishedOrNone(kind: Parameters<typeof published>[0]): Schema | undefined {
  try {
    return published(kind);
  } catch {
    return undefined;
  }
}

export const schema: Judge = {
  name: 'CRD schema',
  complaints: async (clusters) => clusters.map((manifests) => manifests.filter(isOfStash).flatMap((manifest) => {
    const described = schemaOf(manifest);
    const found = described === undefined ? ['there is no such kind in this version'] : [...violations(described, manifest)];
    return found.map((violation) => `${nameOf(manifest)}: ${violation}`);
  })),
};
