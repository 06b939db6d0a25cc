import { quote } from '../../../refusal/quote';
import { once } from '../../../synth/once';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { keyFaults } from '../../graph/storage/key-fault';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const misnamedKey: Rule = {
  id: 'STASH202',
  name: 'misnamed-key',
  level: 'error',
  title: 'A storage Secret has a key under a name that Stash does not read; a warning for CA_CERT_DATA, which not every server needs.',
  why: 'Stash reads each key under exactly one name, in capitals. It ignores a key under another name, such as that of another tool: backups fail '
    + 'as if the key were missing.',
  mend: 'Rename the key. If other programs read it under its present name, add it under both names. Acknowledge it if the key is meant only for '
    + 'them.',
  facts: [
    { says: 'Keys are looked up by their exact names.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'For MinIO too the names are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/s3/' },
  ],
  judge(cluster, report) {
    const knownOf = once((_secret: DeclaredSecret) => new Set<string>());
    for (const { secret, users, misnamed } of keyFaults(cluster)) {
      for (const { given, right } of misnamed.filter((one) => !knownOf(secret).has(one.right))) {
        knownOf(secret).add(right);
        const isOptional = right === 'CA_CERT_DATA';
        report(secret.subject, secret.fieldOf(given), {
          level: isOptional ? 'warning' : 'error',
          found: `${quote(given)} is not a key that Stash reads, so that ${called(users[0]!.subject)} `
            + (isOptional ? 'is opened without its own certificate authority' : 'cannot be opened'),
          mend: `rename it; did you mean ${right}?`,
        });
      }
    }
  },
};
