import { credentialSecrets } from '../../graph/storage-secret';
import { asFields, asList, asText, type FieldPath, type Fields } from '../../manifest-fields';
import { lowered, type Level, type Rule } from '../../rule';

export const rotatingPassword: Rule = {
  id: 'STASH206',
  name: 'rotating-password',
  level: 'error',
  title: 'A generator makes a new RESTIC_PASSWORD at every refresh.',
  why: 'A generator of External Secrets keeps nothing: each refresh writes another password. The repository stays encrypted with the first one, which is then nowhere any more, and '
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
    { says: 'With another password restic opens nothing, and Stash then tries to create the repository again, in vain.', standing: 'measured' },
  ],
  judge(cluster, report) {
    for (const { subject } of credentialSecrets(cluster)) {
      const spec = asFields(subject.manifest.spec);
      const generated = subject.kind === 'ExternalSecret' ? generatedPassword(spec) : undefined;
      const refresh = generated && refreshOf(spec);
      if (generated !== undefined && refresh !== undefined) {
        report(subject, generated.field, {
          level: generated.level,
          found: `a generator ${generated.level === 'error' ? 'makes' : 'may make'} a new RESTIC_PASSWORD ${refresh}, and what was backed up before cannot be opened with it`,
          mend: 'read RESTIC_PASSWORD from a store that keeps it, or set refreshPolicy to CreatedOnce and keep a copy outside of the cluster',
        });
      }
    }
  },
};

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
  const template = asText(asFields(asFields(asFields(spec.target).template).data).RESTIC_PASSWORD);
  const wanted = template === undefined ? ['RESTIC_PASSWORD'] : [...template.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name!);
  const entry = data.findIndex((one) => isGenerator(one) && wanted.includes(asText(one.secretKey) ?? ''));
  if (entry >= 0) {
    return { field: ['spec', 'data', entry], level: 'error' };
  }
  const isFetched = wanted.length === 0 || data.some(({ secretKey }) => wanted.includes(asText(secretKey) ?? ''));
  const generator = sources.findIndex(isGenerator);
  if (isFetched || generator < 0) {
    return undefined;
  }
  // Of several sources it may be another one that has the password.
  return { field: ['spec', 'dataFrom', generator], level: sources.every(isGenerator) ? 'error' : lowered('error') };
}
