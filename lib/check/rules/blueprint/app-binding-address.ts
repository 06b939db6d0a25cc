import type { Rule } from '../../rule';

export const appBindingAddress: Rule = {
  id: 'STASH505',
  name: 'app-binding-address',
  level: 'error',
  title: 'An AppBinding has both a URL and a Service, or neither.',
  why: 'With both, one part of the addon connects to the one and another part to the other. With neither, no backup of the database can start.',
  mend: 'Keep `clientConfig.service` for a database in the cluster, `clientConfig.url` for one outside.',
  facts: [{
    says: 'Exactly one is documented and nothing enforces it; the host is read off the Service first, the address off the URL first.',
    standing: 'source',
    see: 'kmodules/custom-resources: apis/appcatalog/v1alpha1',
  }],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('AppBinding')) {
      const { url, service } = manifest.spec?.clientConfig ?? {};
      if ((url === undefined) === (service === undefined)) {
        report(subject, ['spec', 'clientConfig'], url === undefined
          ? { found: 'has neither url nor service, so that nothing can connect to the database', mend: 'name the Service, or give the url of a database outside of the cluster' }
          : { found: 'has both url and service, of which each is used for a part', mend: 'keep the service for a database in the cluster, the url for one outside' });
      }
    }
  },
};
