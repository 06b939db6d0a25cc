import type { Judge } from './judge';
import type { Schema } from '../../../imports/generate';
import { asText } from '../../../lib/check/manifest-fields';
import { published } from '../../imports/conformance';
import { violations } from '../../repository/structural-schema';
import { nameOf } from '../manifests';

const known = new Map<string, Schema>();

/** The schema of a kind of Stash in the published CRDs; none for the kinds of others. */
export function schemaOf(apiVersion: string, kind: string): Schema | undefined {
  const [group, version] = apiVersion.split('/') as [string, string?];
  if (version === undefined || !/^(?:stash|appcatalog)\.appscode\.com$/.test(group)) {
    return undefined;
  }
  const key = `${apiVersion} ${kind}`;
  const schema = known.get(key) ?? published({ group, version, kind });
  known.set(key, schema);
  return schema;
}

export const schema: Judge = {
  name: 'CRD schema',
  complaints: async (clusters) => clusters.map((manifests) => manifests.flatMap((manifest) => {
    const described = schemaOf(asText(manifest.apiVersion)!, asText(manifest.kind)!);
    return described === undefined ? [] : [...violations(described, manifest)].map((violation) => `${nameOf(manifest)}: ${violation}`);
  })),
};
