import { secondsOf } from '../../../kubernetes/go-duration';
import { goTemplate, keysIn, withoutLiterals } from '../../../kubernetes/go-template';
import { asFields, asList, asText, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { fetchedPasswords, readerOf, type FetchedPassword } from '../../graph/storage/fetched-password';
import { remoteValue, sourceKeys } from '../../graph/storage/fetched-value';
import { passwordSecrets } from '../../graph/storage/storage-secret';
import { lowered, type Found, type Level, type Report, type Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const rotatingPassword: Rule = {
  id: 'STASH206',
  name: 'rotating-password',
  level: 'error',
  title: 'A generator or a template function makes a new RESTIC_PASSWORD at every refresh, or one whose only copy is deleted together with its ExternalSecret.',
  why: 'Neither a generator of External Secrets nor a function such as randAlphaNum keeps its result: each refresh writes another password, into a Secret or, '
    + 'through a PushSecret, into the store that it is read from. The repository stays encrypted with the first password, which then no longer exists '
    + 'anywhere, and nothing that was backed up can be read again.',
  mend: 'Generate the password once into the store (a PushSecret with updatePolicy IfNotExists) and read it from there. If there is no store, set refreshPolicy to '
    + 'CreatedOnce and creationPolicy to Orphan, and keep a copy of the password outside the cluster.',
  facts: [
    { says: 'Every call of a generator makes a new set of values.', standing: 'documented', see: 'https://external-secrets.io/latest/guides/generator' },
    {
      says: 'Without refreshPolicy an ExternalSecret is refreshed every hour; refreshInterval 0 and CreatedOnce stop that.',
      standing: 'source',
      see: 'external-secrets/external-secrets: apis/externalsecrets/v1/externalsecret_types.go',
    },
    {
      says: 'A PushSecret overwrites what is in the store, every hour unless it says otherwise; updatePolicy IfNotExists stops that.',
      standing: 'documented',
      see: 'https://external-secrets.io/latest/guides/pushsecrets/',
    },
    {
      says: 'With the default creationPolicy the ExternalSecret owns the Secret, and Kubernetes deletes both together.',
      standing: 'source',
      see: 'external-secrets/external-secrets: apis/externalsecrets/v1/externalsecret_types.go',
    },
    {
      says: 'Templates are executed again at every refresh, and may call the functions of sprig, some of which return a different value each time.',
      standing: 'source',
      see: 'external-secrets/external-secrets: pkg/template/v2/template.go',
    },
    {
      says: 'The controller executes the template of a SealedSecret whenever it starts, and overwrites the Secret.',
      standing: 'source',
      see: 'bitnami-labs/sealed-secrets: pkg/controller/controller.go',
    },
    { says: 'With another password restic cannot open the repository, and Stash then tries in vain to create it again.', standing: 'measured' },
  ],
  judge(cluster, report) {
    for (const password of fetchedPasswords(cluster)) {
      const made = drawnPassword(asFields(password.spec.target).template, ['target']) ?? generatedPassword(password.spec);
      if (made !== undefined) {
        const refresh = refreshOf(password.spec);
        report(password.subject, [...password.field, ...made.field],
          refresh === undefined ? onlyCopy(cluster, password, made) : newPassword(made, refresh));
      }
    }
    for (const { subject } of passwordSecrets(cluster)) {
      if (subject.kind === 'SealedSecret') {
        reportUnsealed(subject, report);
      }
    }
    for (const subject of pushSecrets(cluster)) {
      reportOverwritten(cluster, subject, report);
    }
  },
};

/** What generates a new password, and where that is declared. */
interface PasswordOrigin {
  readonly by: string;
  readonly field: FieldPath;
  readonly level: Level;
}

const newPassword = ({ by, level }: PasswordOrigin, when: string): Found => ({
  level,
  found: `${by} ${level === 'error' ? 'makes' : 'may make'} a new RESTIC_PASSWORD ${when}, and earlier backups cannot be opened with it`,
  mend: 'read RESTIC_PASSWORD from a store that keeps it, or set refreshPolicy to CreatedOnce and target.creationPolicy to Orphan, and keep a copy outside the cluster',
});

/** Reports a password that is generated once and exists only in the Secret, unless that is pushed into a store. */
function onlyCopy(cluster: Cluster, { subject: { namespace, name }, spec }: FetchedPassword, { by, level }: PasswordOrigin): Found | undefined {
  const { name: secret = name, creationPolicy = 'Owner' } = asFields(spec.target);
  return creationPolicy !== 'Owner' || pushedSecrets(cluster).has(JSON.stringify([namespace, secret])) ? undefined : {
    level: lowered(level),
    found: `${by} makes RESTIC_PASSWORD once, into a Secret that is deleted together with this object, and the next password cannot open earlier backups`,
    mend: 'read RESTIC_PASSWORD from a store that keeps it, or set target.creationPolicy to Orphan and keep a copy outside the cluster',
  };
}

/** Reports a password that the template of a SealedSecret generates, unless the Secret is immutable and keeps the first one. */
function reportUnsealed(subject: Subject, report: Report): void {
  const { template } = asFields(subject.manifest.spec);
  const drawn = drawnPassword(template, ['spec']);
  if (drawn !== undefined && asFields(template).immutable !== true) {
    report(subject, drawn.field, { ...newPassword(drawn, 'whenever the Sealed Secrets controller starts'), mend: 'seal the password, and leave it out of the template' });
  }
}

/** The template functions that return another value at each call. */
const DRAWING = /\b(?:rand(?:Alpha|AlphaNum|Ascii|Bytes|Int|Numeric)|uuidv4|now|gen(?:PrivateKey|CA|SelfSignedCert|SignedCert)(?:WithKey)?|bcrypt|htpasswd|encryptAES)\b/;

/** A RESTIC_PASSWORD from a template function. If the template reads values too, the function may be only the fallback for a missing key. */
function drawnPassword(template: unknown, within: FieldPath): PasswordOrigin | undefined {
  const read = goTemplate(asText(asFields(asFields(template).data).RESTIC_PASSWORD) ?? '');
  if (read === undefined) {
    return undefined;
  }
  const names = read.actions.map(withoutLiterals).join(' ');
  const calls = names.replace(/[.$][A-Za-z_]\w*/g, '');
  return DRAWING.test(calls) ? {
    by: 'a function in the template',
    field: [...within, 'template', 'data', 'RESTIC_PASSWORD'],
    level: calls === names && keysIn(read).length === 0 ? 'error' : 'warning',
  } : undefined;
}

const pushSecrets = (cluster: Cluster) => cluster.ofKind('external-secrets.io', 'PushSecret');

/** The Secrets that a PushSecret puts into a store, each in its namespace, and in the unknown one of what a ClusterExternalSecret makes. */
const pushedSecrets = view((cluster: Cluster): ReadonlySet<string> => new Set(pushSecrets(cluster).flatMap((push) =>
  [push.namespace, ''].map((namespace) => JSON.stringify([namespace, asFields(asFields(asFields(push.manifest.spec).selector).secret).name])))));

/** Reports a generator whose PushSecret overwrites a RESTIC_PASSWORD in a store. */
function reportOverwritten(cluster: Cluster, subject: Subject, report: Report): void {
  const spec = asFields(subject.manifest.spec);
  if (asFields(spec.selector).generatorRef === undefined || spec.updatePolicy === 'IfNotExists' || refreshOf(spec) === undefined) {
    return;
  }
  asList(spec.data).forEach(({ match }, index) => {
    const { remoteKey, property } = asFields(asFields(match).remoteRef);
    const written = asList(spec.secretStoreRefs).map((store) => remoteValue(store, subject.namespace, remoteKey, property));
    const [reader] = written.flatMap((value) => readerOf(cluster, value) ?? []);
    if (reader !== undefined) {
      report(subject, ['spec', 'data', index, 'match', 'remoteRef'], {
        found: `a generator makes a new RESTIC_PASSWORD at every refresh, which replaces the one that ${called(reader)} reads, and earlier backups `
          + 'cannot be opened with it',
        mend: 'set updatePolicy to IfNotExists, so that the first password stays',
      });
    }
  });
}

/** When values are refreshed. Undefined if the first ones stay. */
function refreshOf({ refreshPolicy, refreshInterval }: Fields): string | undefined {
  if (refreshPolicy === 'CreatedOnce') {
    return undefined;
  }
  if (refreshPolicy === 'OnChange') {
    return 'whenever the ExternalSecret is changed';
  }
  const interval = refreshInterval ?? '1h';
  const isNever = interval === 0 || secondsOf(asText(interval) ?? '') === 0;
  return isNever ? undefined : 'at every refresh';
}

const isGenerator = (source: Fields) => asFields(source.sourceRef).generatorRef !== undefined;

/** The source of RESTIC_PASSWORD, if it is a generator. */
function generatedPassword(spec: Fields): PasswordOrigin | undefined {
  const data = asList(spec.data);
  const sources = asList(spec.dataFrom);
  const wanted = sourceKeys(spec, 'RESTIC_PASSWORD');
  const entry = data.findIndex((one) => isGenerator(one) && wanted.includes(asText(one.secretKey) ?? ''));
  if (entry >= 0) {
    return { by: 'a generator', field: ['data', entry], level: 'error' };
  }
  const isFetched = wanted.length === 0 || data.some(({ secretKey }) => wanted.includes(asText(secretKey) ?? ''));
  const generator = sources.findIndex(isGenerator);
  if (isFetched || generator < 0) {
    return undefined;
  }
  // If there are several sources, the password may come from another one.
  return { by: 'a generator', field: ['dataFrom', generator], level: sources.every(isGenerator) ? 'error' : 'warning' };
}
