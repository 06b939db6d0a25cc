import { nearest } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import { databaseAddons } from '../../graph/database-task';
import { mayHoldPlaceholder } from '../../graph/declared-secret';
import type { Rule } from '../../rule';

/** The values of sslmode that libpq knows. */
const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

export const misreadQuery: Rule = {
  id: 'STASH511',
  name: 'misread-query',
  level: 'warning',
  title: 'The query of a PostgreSQL Service is more or other than one sslmode.',
  why: 'The addon does not hand the query on. It cuts it at "=", takes what stands behind for the sslmode, whatever stands in front, and fails where there is a '
    + 'second "=".',
  mend: 'Leave nothing in the query but `sslmode=` with one of disable, allow, prefer, require, verify-ca and verify-full. What else the client needs goes into the '
    + 'args of the addon.',
  facts: [
    {
      says: 'The query is cut at "=", has to make two parts, and the second one is the PGSSLMODE. It is not known of which release the version is that was read.',
      standing: 'source',
      see: 'stashed/postgres: pkg/util.go',
    },
    {
      says: 'libpq refuses to connect with an sslmode that it does not know.',
      standing: 'documented',
      see: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-SSLMODE',
    },
  ],
  judge(cluster, report) {
    for (const { addon, name, binding: { subject, manifest } } of databaseAddons(cluster)) {
      const { query = '' } = manifest.spec?.clientConfig?.service ?? {};
      const mode = /^sslmode=([^=&]*)$/.exec(query)?.[1];
      if (addon === 'postgres' && query !== '' && !mayHoldPlaceholder(query) && !['', ...MODES].includes(mode ?? query)) {
        const near = mode && nearest(mode, MODES);
        report(subject, ['spec', 'clientConfig', 'service', 'query'], {
          found: `${quote(query)} is not what ${quote(name)} reads there, one sslmode`,
          mend: near ? `did you mean ${quote(`sslmode=${near}`)}?` : `leave nothing but sslmode=… with one of ${MODES.join(', ')}`,
        });
      }
    }
  },
};
