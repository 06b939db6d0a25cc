import { ADDONS } from '../../../addon/addons';
import { hasPort, urlWithHost } from '../../../addon/app-binding/client-config';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { quote } from '../../../refusal/quote';
import { databaseAddons } from '../../graph/addon/database-task';
import type { Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const addressWithoutHost: Rule = {
  id: 'STASH509',
  name: 'address-without-host',
  level: 'error',
  title: 'The URL of an AppBinding has no scheme, so its addon finds no host in it; a warning if it has no port.',
  why: 'Most addons read the host and the port from the URL. In `db.example.com:5432` the host is taken for a scheme, and the client gets no host '
    + 'to connect to. If there is no port, reading it fails. No backup or restore starts.',
  mend: 'Write the whole address: `postgresql://db.example.com:5432`. For MySQL, `tcp(db.example.com:3306)/` works as well.',
  facts: [
    {
      says: 'The host is what the URL parser of Go finds. The port is read as a number, even a missing one. What that parser rejects is read as '
        + 'the drivers of MySQL do.',
      standing: 'source',
      see: 'kmodules/custom-resources: apis/appcatalog/v1alpha1/appbinding_helpers.go',
    },
    {
      says: 'The addon passes this host and port to its client, and exits if it cannot read them.',
      standing: 'source',
      see: 'stashed/postgres: pkg/util.go',
    },
    { says: 'It is not known for every release that it fails without a port.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { addon, name, binding: { subject, manifest } } of databaseAddons(cluster)) {
      const { url, service } = manifest.spec?.clientConfig ?? {};
      if (url === undefined || service !== undefined || !ADDONS[addon].readsHost || mayHoldPlaceholder(url)) {
        continue;
      }
      const found = valueFinding(url, urlWithHost) ?? (hasPort(url) || isLookedUp(url) ? undefined : {
        found: `${quote(url)} has no port, and ${quote(name)} may fail to read one`,
        mend: 'write the port, even the default one',
        level: 'warning',
      } as const);
      report(subject, ['spec', 'clientConfig', 'url'], found);
    }
  },
};

/** MongoDB finds the hosts and ports of such an address in the DNS. */
const isLookedUp = (url: string) => /^mongodb\+srv:/i.test(url);
