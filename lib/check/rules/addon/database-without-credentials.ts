import type { Conforming } from '../../../../imports/conforming';
import type * as wire from '../../../../imports/stash';
import { ADDONS } from '../../../addon/addons';
import { quote } from '../../../refusal/quote';
import { databaseAddons, type DatabaseTask } from '../../graph/addon/database-task';
import { credentialsOf } from '../../graph/app-binding';
import type { DeclaredSecret } from '../../graph/declared-secret';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const databaseWithoutCredentials: Rule = {
  id: 'STASH510',
  name: 'database-without-credentials',
  level: 'warning',
  title: 'An AppBinding does not name a Secret, or names one without the keys that its addon reads.',
  why: 'The addons for MariaDB, MongoDB, MySQL, Percona XtraDB and PostgreSQL read the Secret of the AppBinding without checking that it names '
    + 'one: they crash with an error that does not mention a Secret. Without the keys, the addon for PostgreSQL also crashes, and the others log '
    + 'in with an empty user or password.',
  mend: 'In `spec.secret`, name the Secret that contains the user and the password under the keys `username` and `password`; `spec.secretTransforms` '
    + 'can rename other keys.',
  facts: [
    {
      says: 'The name of the Secret is read even if no Secret is named, and then username, or POSTGRES_USER, and password, or POSTGRES_PASSWORD. '
        + 'It is not known which release has the version that was read.',
      standing: 'source',
      see: 'stashed/postgres: pkg/util.go',
    },
    {
      says: 'MySQL reads username and password in the same way, and treats a missing one as an empty string.',
      standing: 'source',
      see: 'stashed/mysql: pkg/utils.go',
    },
    { says: 'MongoDB does too, unless a caBundle makes it log in with a certificate.', standing: 'source', see: 'stashed/mongodb: pkg/backup.go' },
    { says: 'So do MariaDB and Percona XtraDB.', standing: 'source', see: 'stashed/mariadb: pkg/backup.go' },
    { says: 'Redis, NATS and etcd work without a Secret.', standing: 'source', see: 'stashed/redis: pkg/util.go' },
  ],
  judge(cluster, report) {
    for (const { addon, name, binding } of databaseAddons(cluster)) {
      const wanted = ADDONS[addon].credentials;
      const { secret, secretTransforms = [] } = binding.manifest.spec ?? {};
      if (wanted.length > 0 && !secret?.name) {
        report(binding.subject, ['spec', 'secret'], {
          found: `is missing, but ${quote(name)} reads the user and the password from it`,
          mend: 'name the Secret that contains them',
        });
      }
      const declared = showsCertificate(binding) ? undefined : credentialsOf(cluster, binding);
      const keys = declared && keysOf(declared, secretTransforms);
      const lacked = keys === undefined ? [] : wanted.filter((names) => !names.some((key) => keys.has(key)));
      if (lacked.length > 0) {
        report(binding.subject, ['spec', 'secret', 'name'], {
          found: `${called({ ...declared!.subject, kind: 'Secret', name: declared!.name })} has no ${lacked.map((names) => names.join(' or ')).join(' and no ')}, `
            + `which ${quote(name)} reads`,
          mend: 'use these names for its keys, or rename the keys with spec.secretTransforms',
          also: [{ subject: declared!.subject, field: declared!.field }],
        });
      }
    }
  },
};

/** Whether a client certificate may replace user and password, in one of the ways that the addons support. */
const showsCertificate = ({ manifest: { spec } }: DatabaseTask['binding']) => spec?.tlsSecret !== undefined || spec?.clientConfig?.caBundle !== undefined;

/** The keys of a Secret after the transforms of the AppBinding. Undefined if the input does not show all of them. */
function keysOf(secret: DeclaredSecret, transforms: ReadonlyArray<Conforming<wire.SecretTransform>>): ReadonlySet<string> | undefined {
  if (secret.isOpen || transforms.some(({ addKeysFrom }) => addKeysFrom !== undefined)) {
    return undefined;
  }
  const keys = new Set(secret.keys);
  for (const { addKey, removeKey, renameKey } of transforms) {
    if (renameKey !== undefined && keys.delete(renameKey.from ?? '')) {
      keys.add(renameKey.to ?? '');
    }
    if (removeKey !== undefined) {
      keys.delete(removeKey.key ?? '');
    }
    if (addKey !== undefined) {
      keys.add(addKey.key ?? '');
    }
  }
  return keys;
}
