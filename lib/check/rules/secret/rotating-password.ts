import type { Cluster } from '../../cluster';
import { fetchedPasswords, keysOfPassword, readerOf, remoteValue, type FetchedPassword } from '../../graph/fetched-password';
import { asFields, asList, asText, type FieldPath, type Fields } from '../../manifest-fields';
import { view } from '../../once';
import { lowered, type Found, type Level, type Report, type Rule } from '../../rule';
import { called, type Subject } from '../../subject';

export const rotatingPassword: Rule = {
  id: 'STASH206',
  name: 'rotating-password',
  level: 'error',
  title: 'A generator makes a new RESTIC_PASSWORD at every refresh, or one of which the only copy is deleted together with its ExternalSecret.',
  why: 'A generator of External Secrets keeps nothing: each refresh writes another password, into a Secret or, by a PushSecret, into the store that it is read from. The repository stays encrypted with the first one, which is then nowhere any more, and '
    + 'nothing that was backed up can be read again.',
  mend: 'Generate the password once into the store (a PushSecret with updatePolicy IfNotExists) and read it from there. Where there is no store, refreshPolicy CreatedOnce with '
    + 'creationPolicy Orphan, and a copy of the password outside of the cluster.',
  facts: [
    { says: 'Every invocation of a generator makes a new set of values.', standing: 'documented', see: 'https://external-secrets.io/latest/guides/generator' },
    {
      says: 'Without refreshPolicy an ExternalSecret is refreshed every hour; refreshInterval 0 and CreatedOnce stop that.',
      standing: 'source',
      see: 'external-secrets/external-secrets: apis/externalsecrets/v1/externalsecret_types.go',
    },
    {
      says: 'A PushSecret overwrites what is in the store, every hour where it does not say otherwise; updatePolicy IfNotExists stops that.',
      standing: 'documented',
      see: 'https://external-secrets.io/latest/guides/pushsecrets/',
    },
    {
      says: 'By the default creationPolicy the ExternalSecret owns the Secret, which Kubernetes deletes with it.',
      standing: 'source',
      see: 'external-secrets/external-secrets: apis/externalsecrets/v1/externalsecret_types.go',
    },
    { says: 'With another password restic opens nothing, and Stash then tries to create the repository again, in vain.', standing: 'measured' },
  ],
  judge(cluster, report) {
    for (const password of fetchedPasswords(cluster)) {
      const generated = generatedPassword(password.spec);
      const found = generated && (rotation(password, generated.level) ?? onlyCopy(cluster, password, generated.level));
      if (found !== undefined) {
        report(password.subject, [...password.field, ...generated!.field], found);
      }
    }
    for (const subject of pushSecrets(cluster)) {
      reportOverwritten(cluster, subject, report);
    }
  },
};

function rotation({ spec }: FetchedPassword, level: Level): Found | undefined {
  const refresh = refreshOf(spec);
  return refresh === undefined ? undefined : {
    level,
    found: `a generator ${level === 'error' ? 'makes' : 'may make'} a new RESTIC_PASSWORD ${refresh}, and what was backed up before cannot be opened with it`,
    mend: 'read RESTIC_PASSWORD from a store that keeps it, or set refreshPolicy to CreatedOnce and target.creationPolicy to Orphan, and keep a copy outside of the cluster',
  };
}

/** What is made once is in the Secret alone, unless that is put into a store. */
function onlyCopy(cluster: Cluster, { subject: { namespace, name }, spec }: FetchedPassword, level: Level): Found | undefined {
  const { name: secret = name, creationPolicy = 'Owner' } = asFields(spec.target);
  return creationPolicy !== 'Owner' || pushedSecrets(cluster).has(JSON.stringify([namespace, secret])) ? undefined : {
    level: lowered(level),
    found: 'a generator makes RESTIC_PASSWORD once, into a Secret that is deleted together with this object, and the next one opens nothing of what was backed up',
    mend: 'read RESTIC_PASSWORD from a store that keeps it, or set target.creationPolicy to Orphan and keep a copy outside of the cluster',
  };
}

const pushSecrets = (cluster: Cluster) => cluster.ofKind('external-secrets.io', 'PushSecret');

/** The Secrets that are put into a store. */
const pushedSecrets = view((cluster: Cluster): ReadonlySet<string> => new Set(pushSecrets(cluster).map((push) =>
  JSON.stringify([push.namespace, asFields(asFields(asFields(push.manifest.spec).selector).secret).name]))));

/** Reports what a generator writes into a store where a password is read. */
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
        found: `a generator makes a new RESTIC_PASSWORD at every refresh, in place of the one that ${called(reader)} reads, and what was backed up `
          + 'before cannot be opened with it',
        mend: 'set updatePolicy to IfNotExists, so that the first one stays',
      });
    }
  });
}

/** When a refresh comes; none where the first values stay. */
function refreshOf({ refreshPolicy, refreshInterval }: Fields): string | undefined {
  if (refreshPolicy === 'CreatedOnce') {
    return undefined;
  }
  if (refreshPolicy === 'OnChange') {
    return 'whenever the ExternalSecret is changed';
  }
  const interval = refreshInterval ?? '1h';
  const isNever = interval === 0 || /^(?:0+[a-zµ]*)+$/.test(asText(interval) ?? '');
  return isNever ? undefined : 'at every refresh';
}

const holdsGenerator = (list: unknown) => Array.isArray(list) && list.some((source) => isGenerator(asFields(source)));

const isGenerator = (source: Fields) => asFields(source.sourceRef).generatorRef !== undefined;

/** The source of RESTIC_PASSWORD, where it is a generator. */
function generatedPassword(spec: Fields): { readonly field: FieldPath; readonly level: Level } | undefined {
  if (!holdsGenerator(spec.data) && !holdsGenerator(spec.dataFrom)) {
    return undefined;
  }
  const data = asList(spec.data);
  const sources = asList(spec.dataFrom);
  const wanted = keysOfPassword(spec);
  const entry = data.findIndex((one) => isGenerator(one) && wanted.includes(asText(one.secretKey) ?? ''));
  if (entry >= 0) {
    return { field: ['data', entry], level: 'error' };
  }
  const isFetched = wanted.length === 0 || data.some(({ secretKey }) => wanted.includes(asText(secretKey) ?? ''));
  const generator = sources.findIndex(isGenerator);
  if (isFetched || generator < 0) {
    return undefined;
  }
  // Of several sources it may be another one that has the password.
  return { field: ['dataFrom', generator], level: sources.every(isGenerator) ? 'error' : lowered('error') };
}
