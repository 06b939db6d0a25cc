import { goTemplate, lastFunction } from '../../../kubernetes/go-template';
import { asFields, asList, asText, type Fields } from '../../../kubernetes/manifest-fields';
import { type Complaint, wrong } from '../../../refusal/complaint';
import { isCiphertext } from '../../../secret/delivery/sealed-file';
import { type StorageKey, STORAGE_KEYS } from '../../../secret/key/storage-key';
import { addressWithoutQuery, holdsUser } from '../../../secret/service-address';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { credentialSecrets, credentialValues, type CredentialValue } from '../../graph/storage/storage-secret';
import type { Report, Rule } from '../../rule';
import type { Subject } from '../../subject';
import { foundUnshown } from '../../value-finding';

export const malformedCredential: Rule = {
  id: 'STASH204',
  name: 'malformed-credential',
  level: 'error',
  title: 'A value in a storage Secret is not valid for its key.',
  why: 'Stash passes values on byte for byte. A line break that an editor added becomes part of the password: backups run for months, but a restore '
    + 'by hand, which reads the password from a file, is told that it is wrong. Other mistakes end in an error that does not name the cause. '
    + 'The finding is a warning for the address of another version of Keystone than the other keys are for, and if a template encodes the value.',
  mend: 'Give the value as the service shows it, without a line break, quotes or another layer of base64 (`printf` instead of `echo`). Acknowledge '
    + 'it for the password of a repository that was created with it: a changed password in the Secret would no longer open the repository.',
  facts: [
    { says: 'A line break at the end of RESTIC_PASSWORD counts in an environment variable, but not in a password file.', standing: 'measured', see: 'restic/restic: internal/global/global.go' },
    {
      says: 'What stands around the actions of a template is written as it stands.',
      standing: 'documented',
      see: 'https://pkg.go.dev/text/template',
    },
    {
      says: 'External Secrets takes the text that a template writes as the value; the API encodes that in base64 anyway.',
      standing: 'source',
      see: 'external-secrets/external-secrets: pkg/template/v2/template.go',
    },
    { says: 'restic refuses an empty password, and account keys that are in quotes, contain a blank or are encoded twice.', standing: 'measured' },
    {
      says: 'restic takes the version of Keystone from the address: the first of "v3", "v2" and "v1" that it contains. Without any of them, it does not start.',
      standing: 'source',
      see: 'ncw/swift: auth.go',
    },
    { says: 'Azure keys and names have a fixed form.', standing: 'documented', see: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage' },
  ],
  judge(cluster, report) {
    for (const value of credentialValues(cluster)) {
      judgeValue(value, report);
    }
    for (const { subject } of credentialSecrets(cluster)) {
      if (subject.kind === 'SealedSecret') {
        judgeCiphertext(subject, report);
      }
    }
  },
};

function judgeValue({ secret, key, value: { text, template, isBroken } }: CredentialValue, report: Report): void {
  const storageKey = STORAGE_KEYS.get(key);
  if (storageKey === undefined) {
    return;
  }
  const field = secret.fieldOf(key);
  const [complaint, doubt] = isBroken ? [broken(field[0] === 'data')]
    : text === undefined ? [aroundComplaint(template, storageKey), encodedComplaint(template, secret)]
      : [clearComplaint(text, storageKey), secret.isOpen ? undefined : storageKey.besideKeys?.(text, secret.keys)];
  if (complaint !== undefined) {
    report(secret.subject, field, foundUnshown(complaint));
  } else if (doubt !== undefined) {
    report(secret.subject, field, { ...foundUnshown(doubt), level: 'warning' });
  }
}

const broken = (isEncoded: boolean): Complaint => isEncoded
  ? wrong('is not base64, and Kubernetes refuses the Secret', 'encode it, or write it under stringData')
  : wrong('is not a string, and Kubernetes refuses the object', 'put it in quotes');

const clearComplaint = (text: string, { isAddress, rule }: StorageKey): Complaint | undefined =>
  (isAddress ? addressComplaint(text) : undefined) ?? rule(text);

/** Checks what a template puts around what it fills in. */
function aroundComplaint(template = '', { isDocument }: StorageKey): Complaint | undefined {
  if (/^s?quote$/.test(lastFunction(template) ?? '')) {
    return wrong('is put into quotes by its template, which become part of the value', 'remove that function from it');
  }
  if (isDocument || (template.startsWith('{{') && template.endsWith('}}'))) {
    return undefined;
  }
  const { texts: [begin = '', ...others] = [] } = goTemplate(template) ?? {};
  const end = others.at(-1) ?? '';
  if (/^\s/.test(begin) || /\s$/.test(end)) {
    return wrong('begins or ends with white space around its template, which becomes part of the value',
      'remove it; in YAML, a text after "|" ends with a line break, and one after "|-" does not');
  }
  return /^["'`]/.test(begin) && end.endsWith(begin.charAt(0))
    ? wrong('is in quotes around its template, which become part of the value', 'remove them')
    : undefined;
}

/** Finds a template that encodes what it reads from a store, unless that may be the bytes that a service shows in base64. */
function encodedComplaint(template = '', { external }: DeclaredSecret): Complaint | undefined {
  return external !== undefined && lastFunction(template) === 'b64enc' && !template.includes('b64dec') && isText(external.spec)
    ? wrong('is encoded in base64 by its template, so that the base64 itself is the value, since a Secret is encoded anyway',
      'remove b64enc; acknowledge this if the store has bytes there, or if a repository was created with that password')
    : undefined;
}

/** Whether everything is read from the entries of a store as it is. */
const isText = ({ data, dataFrom }: Fields) => [...asList(data), ...asList(dataFrom)].every(({ sourceRef, remoteRef, extract, find }) =>
  asFields(sourceRef).generatorRef === undefined && [undefined, 'None'].includes(asText(asFields(remoteRef ?? extract ?? find).decodingStrategy)));

/** Checks addresses for credentials and queries. Addresses are not secret, so their own rules do not look for these. */
function addressComplaint(text: string): Complaint | undefined {
  return holdsUser(text)
    ? wrong('contains a user name or a password', 'remove the part before "@", and give it under the keys that are meant for it')
    : addressWithoutQuery(text);
}

function judgeCiphertext(subject: Subject, report: Report): void {
  for (const [key, value] of Object.entries(asFields(asFields(subject.manifest.spec).encryptedData))) {
    if (STORAGE_KEYS.has(key) && !(typeof value === 'string' && isCiphertext(value))) {
      report(subject, ['spec', 'encryptedData', key], foundUnshown(wrong('is not a ciphertext of kubeseal',
        'seal the value; if it is the credential itself, change the credential')));
    }
  }
}
