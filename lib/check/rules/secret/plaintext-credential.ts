import { catalogued } from '../../../addon/addons';
import { addonOfTask } from '../../../addon/catalogue';
import { holdsPasswordOption } from '../../../addon/password-option';
import { asFields, asText, asTexts, isFields, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { looksLikeCredential } from '../../../refusal/credential-shape';
import { PASSWORD_ENDING, PASSWORD_NAME, PLACEHOLDER_START } from '../../../refusal/password-pattern';
import { fit } from '../../../refusal/quote';
import { holdsUser, PASSWORD_IN_ADDRESS, PASSWORD_OF_APPLICATION } from '../../../secret/service-address';
import { STORAGE_KEYS } from '../../../secret/storage-key';
import type { Cluster } from '../../cluster';
import { annotatedTasks, paramsIn } from '../../graph/addon/task-use';
import { isPublic, PLACEHOLDER, type DeclaredSecret } from '../../graph/declared-secret';
import { repositorySpecs } from '../../graph/repository-spec';
import { credentialValues } from '../../graph/storage/storage-secret';
import type { Level, Report, Rule } from '../../rule';
import { isOfStash } from '../../stash-kinds';
import type { Subject } from '../../subject';

export const plaintextCredential: Rule = {
  id: 'STASH205',
  name: 'plaintext-credential',
  level: 'error',
  title: 'A manifest contains a credential in plain text.',
  why: 'Anyone who can read the Git repository or the log of the pipeline has the credential; base64 hides nothing. Once it has been pushed, it has '
    + 'to be changed, and RESTIC_PASSWORD cannot even be changed without opening every repository that it encrypts. If it is in a Repository, a '
    + 'backup or an AppBinding, anyone who may list those can read it.',
  mend: 'Bring Secrets into the cluster with an ExternalSecret, a SealedSecret or SOPS, and let everything else refer to them. Acknowledge it if '
    + 'the manifests are applied and not stored anywhere; SecretDelivery.unsafePlainSecret() acknowledges it by itself. It is an error in an '
    + 'app that is synthesised, and a warning in other manifests, which may not be stored anywhere. Not checked: passwords of other programs in '
    + 'environment variables, and in the commands of hooks and containers unless they are part of an address; ConfigMaps.',
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
    { says: 'Secrets in git are unsafe in plain text and in base64, even in a private repository.', standing: 'documented', see: 'fluxcd/kustomize-controller: docs/spec/v1/kustomizations.md' },
  ],
  judge(cluster, report) {
    const level: Level = cluster.isSynth ? 'error' : 'warning';
    judgeSecrets(cluster, level, report);
    judgeAddresses(cluster, level, report);
    judgeAnnotatedOptions(cluster, level, report);
    for (const subject of cluster.subjects) {
      if (isOfStash(subject)) {
        const judged = (place: FieldPath, found: string) => report(subject, place, { level, found, mend: MEND });
        judgeTexts(subject.manifest.spec, ['spec'], judged);
        judgeTexts(asFields(subject.manifest.metadata).annotations, ['metadata', 'annotations'], judged);
      }
    }
  },
};

const MEND = 'put it into a Secret, refer to that, and change the credential if this was ever pushed';

function judgeSecrets(cluster: Cluster, level: Level, report: Report): void {
  const inClear = new Map<DeclaredSecret, string[]>();
  for (const { secret, key, value: { text } } of credentialValues(cluster)) {
    if (text && isCredential(secret, key, text)) {
      const keys = inClear.get(secret) ?? [];
      inClear.set(secret, keys);
      keys.push(key);
    }
  }
  for (const [secret, keys] of inClear) {
    // Only keys of Stash are named. Other keys may hold anything, including a credential.
    const known = keys.filter((key) => STORAGE_KEYS.has(key));
    const field = secret.fieldOf(keys[0]!);
    report(secret.subject, field.slice(0, -1), {
      level,
      found: `contains ${known.length === 0 ? 'values' : known.join(' and ')} in plain text${isEncoded(secret.subject, field) ? ' (base64 hides nothing)' : ''}`,
      mend: `${DELIVERIES[secret.subject.kind]!}, or acknowledge it if this is not stored anywhere; and change the credential if this was ever pushed`,
    });
  }
}

/** How to deliver a credential instead, by the kind of the object that declares it. */
const DELIVERIES: { readonly [kind: string]: string } = {
  ClusterExternalSecret: 'put it into the store, and read it from there in spec.externalSecretSpec.data',
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

const isEncoded = (subject: Subject, field: FieldPath) => subject.kind === 'Secret' && field[0] === 'data';

/** The fields with storage addresses, in which `judgeAddresses` reports a user name in any form. */
const ADDRESSES = ['rest.url', 's3.endpoint'];

function judgeAddresses(cluster: Cluster, level: Level, report: Report): void {
  for (const { subject, spec: { backend = {} } } of repositorySpecs(cluster)) {
    if (backend.rest?.url !== undefined && holdsUser(backend.rest.url)) {
      report(subject, ['spec', 'backend', 'rest', 'url'], { level, ...USER_IN_ADDRESS });
    }
    if (backend.s3?.endpoint !== undefined && holdsUser(backend.s3.endpoint)) {
      report(subject, ['spec', 'backend', 's3', 'endpoint'], { level, ...USER_IN_ADDRESS });
    }
  }
}

/** Reports passwords after short options in the annotations of a database. What they mean depends on its Task. */
function judgeAnnotatedOptions(cluster: Cluster, level: Level, report: Report): void {
  for (const use of annotatedTasks(cluster)) {
    for (const { value = '', valueField } of paramsIn(use)) {
      if (holdsPasswordOption(value, passwordOptionsOf(use.task.name)) && !holdsPasswordOption(value)) {
        report(use.subject, valueField, { level, found: PASSWORD, mend: MEND });
      }
    }
  }
}

const USER_IN_ADDRESS = {
  found: 'the given value (not shown) contains a user name or a password, and anyone who may read the object sees it',
  mend: 'move the part before "@" into the storage Secret, and change the credential if this was ever pushed',
};

/** The variables that hold a credential. */
const VARIABLES = [
  ...[...STORAGE_KEYS].filter(([, { isClear }]) => !isClear).map(([key]) => key), 'AZURE_ACCOUNT_SAS', 'AWS_SESSION_TOKEN',
];

/**
 * Reports credentials in a value and its members. It skips certificates, which are public, and the bytes that an AppBinding adds, which are declared
 * to be no credential.
 *
 * @param field the path of the value; the name of a member is appended while that is checked
 * @param task the name of the Task that takes the value, if it is a parameter of one
 */
function judgeTexts(value: unknown, field: Array<string | number>, report: (field: FieldPath, found: string) => void, task?: string): void {
  if (typeof value === 'string') {
    // A fast check, since nearly all texts are short and have none of these, and no credential is so. Parameters of Tasks may also be short options.
    if (task === undefined && value.length < 86 && !/[:=]|--|\/services\//.test(value)) {
      return;
    }
    const found = faultOf(value) ?? passwordOf(value, field, task);
    const isJudged = found !== undefined && ADDRESSES.includes(field.slice(-2).join('.')) && holdsUser(value);
    if (found !== undefined && !isJudged) {
      report([...field], found);
    }
  } else if (Array.isArray(value)) {
    value.forEach((entry, index) => {
      field.push(index);
      judgeTexts(entry, field, report, task);
      field.pop();
    });
  } else if (isFields(value)) {
    const credentials = namedCredentials(value, field);
    for (const name of Object.keys(value)) {
      const within = EXEMPT.get(name);
      const credential = credentials?.get(name);
      if (credential !== undefined) {
        report([...field, name], `${fit(credential)} is here in plain text (not shown), and anyone who may read the object sees it`);
      } else if (within === undefined || within !== '' && within !== field.at(-1)) {
        field.push(name);
        judgeTexts(value[name], field, report, name === 'params' ? asText(value.name) : task);
        field.pop();
      }
    }
  }
}

/** The members that are skipped, each with the name of its parent; an empty name means any parent. */
const EXEMPT: ReadonlyMap<string, string> = new Map([
  ['caBundle', ''], ['value', 'addKey'], ['kubectl.kubernetes.io/last-applied-configuration', 'annotations'],
]);

/** The members of an object that hold a name and its values, and the names whose values are credentials. */
interface Naming {
  readonly name: string;
  readonly values: readonly string[];
  isCredential(name: string): boolean;
}

const VARIABLE: Naming = { name: 'name', values: ['value'], isCredential: (name) => VARIABLES.includes(name) };

/** How the names of passwords and keys end. */
const OF_PASSWORDS = `${PASSWORD_ENDING}|(?:api|private|secret)[-_.]?key`;
const OF_KEYS = new RegExp(`(?:${OF_PASSWORDS}|token|secret)$`, 'i');

/** By the name of the member that contains the object, or a list of such objects. Any other list may be one of environment variables. */
const NAMINGS: ReadonlyMap<unknown, Naming> = new Map([
  ['addKey', {
    name: 'key',
    values: ['stringValue', 'value'],
    isCredential: (name) => OF_KEYS.test(name),
  }],
  ['httpHeaders', {
    name: 'name',
    values: ['value'],
    // Headers against request forgery, such as X-Atlassian-Token, have values that are not secret.
    isCredential: (name) => /^(?:proxy-)?authorization$|^(?!.*(?:atlassian|[cx]srf))(?:\w+-)*(?:api-?key|token|secret)$/i.test(name),
  }],
  ['form', { name: 'key', values: ['values'], isCredential: (name) => OF_REQUEST.test(name) }],
]);

/** The options of a driver for volumes, in which a token or a secret is often the name of an object. */
const OPTIONS_OF_DRIVER = ['csi.volumeAttributes', 'flexVolume.options'];
const OF_DRIVERS = new RegExp(`(?:${OF_PASSWORDS})$`, 'i');

/** The names of credentials in forms and query strings. Other tokens are for paging through lists. */
const OF_REQUEST = new RegExp([
  `(?:^|[-_.])(?:${PASSWORD_NAME}|secret)$`, '^(?:(?:access|api|app|auth|bot|private|user)[-_.]?)?token$', '(?:api|auth|private|secret)[-_.]?key$',
].join('|'), 'i');

/** The members of an object that are credentials because of their names, or of the name beside them, with that name. */
function namedCredentials(value: Fields, field: FieldPath): ReadonlyMap<string, string> | undefined {
  if (OPTIONS_OF_DRIVER.includes(field.slice(-2).join('.'))) {
    return new Map(Object.keys(value).filter((name) => OF_DRIVERS.test(name) && textsOf(value[name]).some(isInClear)).map((name) => [name, name]));
  }
  const isEntry = typeof field.at(-1) === 'number';
  const naming = NAMINGS.get(field.at(isEntry ? -2 : -1)) ?? (isEntry ? VARIABLE : undefined);
  const name = naming && asText(value[naming.name]);
  const member = name !== undefined && naming!.isCredential(name) ? naming!.values.find((one) => textsOf(value[one]).some(isInClear)) : undefined;
  return member === undefined ? undefined : new Map([[member, name!]]);
}

const textsOf = (value: unknown) => typeof value === 'string' ? [value] : asTexts(value);

/** Whether a text, without the scheme of an Authorization header, is neither a reference nor a placeholder, nor tells whether there is a credential. */
function isInClear(text: string): boolean {
  const credential = text.replace(/^(?:basic|bearer|token)(?:\s+|$)/i, '');
  return credential !== '' && !PLACEHOLDER.test(credential) && !credential.startsWith('$(') && !/^(?:x+|true|false)$/i.test(credential);
}

const ADDRESS_WITH_PASSWORD = 'the given value (not shown) contains an address with a password in it, and anyone who may read the object sees it';

function faultOf(text: string): string | undefined {
  if (looksLikeCredential(text)) {
    return 'the given value (not shown) looks like a credential, and anyone who may read the object sees it';
  }
  if (WEBHOOK.test(text)) {
    return 'the given value (not shown) contains the token of a webhook, and anyone who may read the object sees it';
  }
  return text.includes('://') && text.includes('@') && PASSWORD_IN_ADDRESS.test(text)
    ? ADDRESS_WITH_PASSWORD : undefined;
}

/** The webhook paths of Slack, Discord, Telegram and Teams. Examples have X or 0 in place of the token. */
const WEBHOOK = new RegExp([
  /\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/(?!X+(?![A-Za-z0-9]))[A-Za-z0-9]{16}/,
  /\/webhooks\/\d{16,20}\/[\w-]{60}/,
  /\/bot\d{6,}:[\w-]{30}/,
  /\/IncomingWebhook\/(?!0+\/)[0-9a-f]{32}\/[0-9a-f-]{36}/,
].map(({ source }) => source).join('|'));

/** A password in a query string. */
const PASSWORD_IN_QUERY = new RegExp(String.raw`(?:^|[?&;])\w*(?:${PASSWORD_NAME})=(?!${PLACEHOLDER_START}|[&;]|$)`, 'i');

/** The fields with command lines of programs that are not part of Stash. */
const COMMANDS = ['args', 'command', 'env', 'hooks'];

/** Reports a password that is recognised as one by its field. */
function passwordOf(text: string, field: FieldPath, task?: string): string | undefined {
  const place = field.join('.');
  if (/\.http(?:Get|Post)\.path$/.test(place)) {
    const settings = [...text.matchAll(/[?&;]([\w.-]+)=([^&;#]*)/g)];
    return settings.some(([, name, value]) => OF_REQUEST.test(name!) && isInClear(value!)) ? PASSWORD : undefined;
  }
  const isUrl = place === 'spec.clientConfig.url';
  if (isUrl && PASSWORD_OF_APPLICATION.test(text)) {
    return ADDRESS_WITH_PASSWORD;
  }
  return (isUrl || place === 'spec.clientConfig.service.query') && PASSWORD_IN_QUERY.test(text)
    || holdsPasswordOption(text, passwordOptionsOf(task)) && !field.some((step) => COMMANDS.includes(String(step)))
    ? PASSWORD : undefined;
}

const passwordOptionsOf = (task = '') => catalogued(addonOfTask(task))?.passwordOptions;

const PASSWORD = 'the given value (not shown) contains a password, and anyone who may read the object sees it';
