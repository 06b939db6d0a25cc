import type { Cluster } from '../cluster';
import { asFields, asText } from '../manifest-fields';

/** The text of an entry of a Secret, where the input has it in clear: in a Secret, or in the template of what makes one. */
export function secretEntry(cluster: Cluster, namespace: string, name: string, key: string): string | undefined {
  const secret = cluster.find('', 'Secret', namespace, name);
  if (secret !== undefined) {
    const { data, stringData } = secret.manifest;
    const encoded = asText(asFields(data)[key]);
    return asText(asFields(stringData)[key]) ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString());
  }
  const sealed = cluster.find('bitnami.com', 'SealedSecret', namespace, name);
  if (sealed !== undefined) {
    return asText(asFields(asFields(asFields(sealed.manifest.spec).template).data)[key]);
  }
  const external = cluster.once('external-secrets', () => new Map(cluster.ofKind('external-secrets.io', 'ExternalSecret').map((subject) => {
    const target = asFields(asFields(subject.manifest.spec).target);
    return [`${subject.namespace}/${asText(target.name) ?? subject.name}`, asFields(asFields(target.template).data)];
  })));
  const text = asText(external.get(`${namespace}/${name}`)?.[key]);
  return text?.includes('{{') ? undefined : text;
}
