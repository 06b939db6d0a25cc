import { nearest } from '../../../refusal/near';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { asQuestion, quote } from '../../../refusal/quote';
import { databaseAddons } from '../../graph/addon/database-task';
import type { Rule } from '../../rule';

/** The values of sslmode that libpq knows. */
const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

export const misreadQuery: Rule = {
  id: 'STASH511',
  name: 'misread-query',
  level: 'warning',
  title: 'The query of a PostgreSQL Service is not exactly one valid sslmode.',
  why: 'The addon does not pass on the query. It splits it at "=", uses the second part as the sslmode, whatever the first part is, and fails if '
    + 'there is a second "=".',
  mend: 'Leave nothing in the query but `sslmode=` with one of disable, allow, prefer, require, verify-ca and verify-full. Put whatever else the '
    + 'client needs into the args of the addon.',
  facts: [
    {
      says: 'The query is split at "=" and must have two parts; the second one becomes PGSSLMODE. It is not known which release has the version '
        + 'that was read.',
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
      if (addon === 'postgres' && query !== '' && !mayHoldPlaceholder(query) && (mode === undefined || !['', ...MODES].includes(mode))) {
        const near = mode && nearest(mode, MODES);
        report(subject, ['spec', 'clientConfig', 'service', 'query'], {
          found: `${quote(query)} is not exactly one valid sslmode, which is all that ${quote(name)} reads there`,
          mend: asQuestion(near && `sslmode=${near}`) ?? `leave only sslmode=…, with one of ${MODES.join(', ')}`,
        });
      }
    }
  },
};
