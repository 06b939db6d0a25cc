import { quote } from '../../../refusal/quote';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { keyFaults } from '../../graph/key-fault';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const misnamedKey: Rule = {
  id: 'STASH202',
  name: 'misnamed-key',
  level: 'error',
  title: 'A storage Secret holds a key under a name that Stash does not read.',
  why: 'Stash knows each key by one name, in capitals. What stands under another one, such as that of another tool, is not there: backups fail as without it.',
  mend: 'Rename the key. Where other programs read it under its present name, add it once more. Acknowledge it where the key is meant for them alone.',
  facts: [
    { says: 'Keys are looked up by their exact names.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/setup.go' },
    { says: 'For MinIO too the names are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.', standing: 'documented', see: 'https://stash.run/docs/latest/guides/backends/s3/' },
  ],
  judge(cluster, report) {
    const seen = new Map<DeclaredSecret, Set<string>>();
    for (const { secret, users, misnamed } of keyFaults(cluster)) {
      const known = seen.get(secret) ?? new Set();
      seen.set(secret, known);
      for (const { given, right } of misnamed.filter((one) => !known.has(one.right))) {
        known.add(right);
        const isOptional = right === 'CA_CERT_DATA';
        report(secret.subject, secret.fieldOf(given), {
          level: isOptional ? 'warning' : 'error',
          found: `${quote(given)} is not a key that Stash reads, so that ${called(users[0]!.subject)} ${isOptional ? 'trusts no authority of its own' : 'cannot be opened'}`,
          mend: `rename it; did you mean ${right}?`,
        });
      }
    }
  },
};
