import { STORAGE_KEYS } from '../../../secret/key/storage-key';
import { valueInPlainText } from '../../../secret/plain-text/complaint';
import { holdsUser } from '../../../secret/service-address';
import type { Cluster } from '../../cluster';
import { annotatedTasks, paramsIn } from '../../graph/addon/task-use';
import { isPublic, type DeclaredSecret } from '../../graph/declared-secret';
import { credentialInTask, plainCredentials } from '../../graph/plain-credential';
import { repositorySpecs } from '../../graph/repository-spec';
import { plainConfigMaps } from '../../graph/storage/plain-config-map';
import { credentialValues } from '../../graph/storage/storage-secret';
import { grouped } from '../../grouped';
import type { Found, Level, Report, Rule } from '../../rule';
import { isOfStash } from '../../stash-kinds';
import type { Subject } from '../../subject';
import { foundWithin } from '../../value-finding';

export const plaintextCredential: Rule = {
  id: 'STASH205',
  name: 'plaintext-credential',
  level: 'error',
  title: 'A manifest contains a credential in plain text.',
  why: 'Anyone who can read the Git repository or the log of the pipeline has the credential; base64 hides nothing. Once it has been pushed, it has '
    + 'to be changed, and RESTIC_PASSWORD cannot even be changed without opening every repository that it encrypts. If it is in a Repository, a '
    + 'backup or an AppBinding, anyone who may list those can read it.',
  mend: 'Bring Secrets into the cluster with an ExternalSecret, a SealedSecret or SOPS, and let everything else refer to them. A request of a hook cannot do so: a '
    + 'Service can add the credential, or a command that has it can send the request. Acknowledge it if '
    + 'the manifests are applied and not stored anywhere; SecretDelivery.unsafePlainSecret() acknowledges it by itself. It is an error in an '
    + 'app that is synthesised, and a warning in other manifests, which may not be stored anywhere. In commands, only the usual ways to give a password to a '
    + 'program are known. Not checked: ConfigMaps that neither hold RESTIC_PASSWORD nor are named by a backup, a restore, a Repository or an AppBinding.',
  facts: [
    {
      says: 'Anyone who has the address of an incoming webhook of Slack can post to it.',
      standing: 'documented',
      see: 'https://api.slack.com/messaging/webhooks',
    },
    {
      says: 'The token of a Telegram bot is in the path of its requests, and is all that is needed to control the bot.',
      standing: 'documented',
      see: 'https://core.telegram.org/bots/api',
    },
    {
      says: 'An incoming webhook of Teams is a unique address, to which applications post messages for a channel.',
      standing: 'documented',
      see: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    },
    {
      says: 'The path, the headers, the body and the form of a request in a hook are texts, without a reference to a Secret.',
      standing: 'source',
      see: 'kmodules/prober: api/v1/types.go',
    },
    { says: 'Secrets in git are unsafe in plain text and in base64, even in a private repository.', standing: 'documented', see: 'fluxcd/kustomize-controller: docs/spec/v1/kustomizations.md' },
  ],
  judge(cluster, report) {
    const level: Level = cluster.isSynth ? 'error' : 'warning';
    const tell: Report = (subject, field, found) => report(subject, field, found && { level, ...found });
    judgeSecrets(cluster, tell);
    judgeConfigMaps(cluster, tell);
    judgeAddresses(cluster, tell);
    judgeAnnotatedOptions(cluster, tell);
    for (const subject of cluster.subjects.filter(isOfStash)) {
      plainCredentials(subject).forEach(({ at, complaint }) => tell(subject, at, foundWithin(complaint)));
    }
  },
};

function judgeSecrets(cluster: Cluster, report: Report): void {
  const inClear = credentialValues(cluster).filter(({ secret, key, value: { text } }) => text && isCredential(secret, key, text));
  for (const [secret, values] of grouped(inClear, (value) => value.secret)) {
    const keys = values.map(({ key }) => key);
    const field = secret.fieldOf(keys[0]!);
    report(secret.subject, field.slice(0, -1), keysInPlainText(secret.subject, keys, field[0] === 'data' ? ' (base64 hides nothing)' : ''));
  }
}

function judgeConfigMaps(cluster: Cluster, report: Report): void {
  for (const { subject, keys } of plainConfigMaps(cluster)) {
    report(subject, ['data'], keysInPlainText(subject, keys));
  }
}

function keysInPlainText({ kind }: Subject, keys: readonly string[], remark = ''): Found {
  // Only keys of Stash are named. Other keys may hold anything, including a credential.
  const known = keys.filter((key) => STORAGE_KEYS.has(key));
  return {
    found: `contains ${known.length === 0 ? 'values' : known.join(' and ')} in plain text${remark}`,
    mend: `${DELIVERIES[kind]!}, or acknowledge it if this is not stored anywhere; and change the credential if this was ever pushed`,
  };
}

/** How to deliver a credential instead, by the kind of the object that declares it. */
const DELIVERIES: { readonly [kind: string]: string } = {
  ClusterExternalSecret: 'put it into the store, and read it from there in spec.externalSecretSpec.data',
  ConfigMap: 'use a Secret instead, since no Repository or AppBinding reads a ConfigMap, and deliver it with an ExternalSecret, a SealedSecret or SOPS',
  ExternalSecret: 'put it into the store, and read it from there in spec.data',
  SealedSecret: 'seal it, and move it into spec.encryptedData',
  Secret: 'deliver the Secret with an ExternalSecret, a SealedSecret or SOPS',
};

function isCredential({ subject }: DeclaredSecret, key: string, text: string): boolean {
  const storageKey = STORAGE_KEYS.get(key);
  return storageKey === undefined ? subject.kind === 'Secret' && !isPublic(text) && !IN_CLEAR.test(key) : !storageKey.isClear;
}

/** Keys beside the password of a database that are no secret. */
const IN_CLEAR = /^(?:user(?:name)?|host(?:name)?|port|database|dbname)$/i;

function judgeAddresses(cluster: Cluster, report: Report): void {
  for (const { subject, spec: { backend = {} } } of repositorySpecs(cluster)) {
    report(subject, ['spec', 'backend', 'rest', 'url'], holdsUser(backend.rest?.url ?? '') ? USER_IN_ADDRESS : undefined);
    report(subject, ['spec', 'backend', 's3', 'endpoint'], holdsUser(backend.s3?.endpoint ?? '') ? USER_IN_ADDRESS : undefined);
  }
}

/** Reports passwords after short options in the annotations of a database. What they mean depends on its Task. */
function judgeAnnotatedOptions(cluster: Cluster, report: Report): void {
  for (const use of annotatedTasks(cluster)) {
    for (const { value = '', valueField } of paramsIn(use)) {
      const found = credentialInTask(value, use.task.name);
      if (found !== undefined && credentialInTask(value) === undefined) {
        report(use.subject, valueField, foundWithin(valueInPlainText(found, valueField)));
      }
    }
  }
}

const USER_IN_ADDRESS = {
  found: 'the given value (not shown) contains a user name or a password, and anyone who may read the object sees it',
  mend: 'move the part before "@" into the storage Secret, and change the credential if this was ever pushed',
};
