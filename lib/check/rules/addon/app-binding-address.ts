import type { Rule } from '../../rule';
import { isOwned } from '../../subject';

export const appBindingAddress: Rule = {
  id: 'STASH505',
  name: 'app-binding-address',
  level: 'error',
  title: 'An AppBinding has both a Service and the URL of another host, or neither.',
  why: 'With both, one part of the addon connects to one of them and another part to the other. With neither, no backup of the database can start.',
  mend: 'Keep `clientConfig.service` for a database in the cluster, or `clientConfig.url` for one outside. Both may stay if the URL names that '
    + 'Service, or if `metadata.ownerReferences` says that an operator, such as KubeDB, manages the AppBinding.',
  facts: [{
    says: 'The documentation asks for exactly one, but nothing enforces it; the host is read from the Service first, the address from the URL '
      + 'first.',
    standing: 'source',
    see: 'kmodules/custom-resources: apis/appcatalog/v1alpha1',
  }],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('AppBinding')) {
      const { url, service } = manifest.spec?.clientConfig ?? {};
      if (url === undefined && service === undefined) {
        report(subject, ['spec', 'clientConfig'], {
          found: 'has neither url nor service, so nothing can connect to the database',
          mend: 'name the Service, or give the url of a database outside of the cluster',
        });
      } else if (url !== undefined && service !== undefined && !isOwned(subject)
        && !isHostOf(hostOf(url), service.name ?? '', service.namespace || subject.namespace)) {
        report(subject, ['spec', 'clientConfig'], {
          found: 'has both url and service, and some parts of the addon use the one, some the other',
          mend: 'keep the service for a database in the cluster, or the url for one outside',
        });
      }
    }
  },
};

/** The host of an address such as `postgresql://db:5432/shop`, `db:5432` or, as drivers of MySQL in Go have it, `tcp(db:3306)/`. */
const hostOf = (url: string) => /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#]*@)?(?:[a-z0-9]+\()?([^/?#:()]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** Whether a host is the DNS name of a Service, in full or shortened. An empty `namespace` matches any. */
function isHostOf(host: string, service: string, namespace: string): boolean {
  const [first, second, third] = host.split('.');
  return first === service && (second === undefined || second === (namespace || second) && (third === undefined || third === 'svc'));
}
