import { portNumber } from '../../../kubernetes/port-number';
import type { Rule } from '../../rule';
import { valueFinding } from '../../value-finding';

export const impossiblePort: Rule = {
  id: 'STASH515',
  name: 'impossible-port',
  level: 'error',
  title: 'The port of the Service that an AppBinding names is not from 1 to 65535.',
  why: 'The schema accepts any integer. The client of the database cannot connect to such a port, so no backup or restore gets any data.',
  mend: 'Write the port of the Service, such as 5432 for PostgreSQL.',
  facts: [
    { says: 'A port is a number of 16 bits.', standing: 'documented', see: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.1' },
    { says: 'The addon passes the port to its client.', standing: 'source', see: 'stashed/postgres: pkg/util.go' },
    { says: 'Not every client is given a port of 0, which is left open therefore.', standing: 'inferred' },
  ],
  judge(cluster, report) {
    for (const { subject, manifest } of cluster.declarations('AppBinding')) {
      report(subject, ['spec', 'clientConfig', 'service', 'port'], valueFinding(manifest.spec?.clientConfig?.service?.port || undefined, portNumber));
    }
  },
};
