import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { App, Chart, Yaml } from 'cdk8s';
import { parse } from 'yaml';
import type { Ask } from './answers';
import { seal } from '../../lib/cli/sealing';
import { type Mode, MODES } from '../secret/backend-modes';
import type { Manifest } from '../secret/demo-app';
import { SealingScope, SecretDelivery, SecretStoreRef, SensitiveValue } from 'cdk8s-stash';

type Values = { readonly [key: string]: string };

const NAME = 'storage-secret';
const NAMESPACE = 'demo';
const PASSWORD = 'correct {{ horse }} "battery" ünï';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 4096 });
const PRIVATE_KEY = KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

/** The Secrets that controllers make for all backends, where they differ from what the app was given. */
export function deliveredOtherwise(ask: Ask, folder: string): string[] {
  return MODES.flatMap((mode) => {
    const wanted = { ...mode.clear, ...mode.secret, RESTIC_PASSWORD: PASSWORD };
    const made = [['ExternalSecret', byExternalSecrets(mode, ask)] as const,
      ...Object.values(SealingScope).map((scope) => [`SealedSecret, ${scope}`, bySealedSecrets(mode, scope, ask, folder)] as const)];
    return made.filter(([, values]) => !isDeepStrictEqual(values, wanted)).map(([how, values]) =>
      `${mode.backend}, ${mode.name}, ${how}: ${JSON.stringify(values)} in place of ${JSON.stringify(wanted)}`);
  });
}

function written(mode: Mode, from: (key: string) => SensitiveValue, delivery: SecretDelivery): string {
  const app = new App();
  mode.define(new Chart(app, 'demo', { namespace: NAMESPACE }), { metadata: { name: NAME }, resticPassword: from('RESTIC_PASSWORD'), delivery }, from);
  return app.synthYaml();
}

function byExternalSecrets(mode: Mode, ask: Ask): unknown {
  const yaml = written(mode, (key) => SensitiveValue.fromRemoteRef(key), SecretDelivery.externalSecret({ store: SecretStoreRef.clusterSecretStore('vault') }));
  const { data } = (parse(yaml) as Manifest).spec.target.template;
  // A store often holds a line break after a value, which is no part of it.
  const keys = { ...Object.fromEntries(Object.entries(mode.secret).map(([key, value]) => [key, mode.trimmed.includes(key) ? `${value}\n` : value])), RESTIC_PASSWORD: PASSWORD };
  const answers = ask(Object.values(data).map((text) => ({ kind: 'externalSecretTemplate', text, keys })));
  return Object.fromEntries(Object.keys(data).map((key, index) => [key, answers[index]!.value ?? answers[index]!.error]));
}

function bySealedSecrets(mode: Mode, scope: SealingScope, ask: Ask, folder: string): unknown {
  const file = join(folder, 'sealed.yaml');
  writeFileSync(file, Yaml.stringify(sealedFile({ ...mode.secret, RESTIC_PASSWORD: PASSWORD }, scope)));
  const yaml = written(mode, () => SensitiveValue.fromSealedFile(file), SecretDelivery.sealedSecret({ scope }));
  const [{ value, error }] = ask([{ kind: 'sealedSecret', text: yaml, key: PRIVATE_KEY }]) as [{ value?: unknown; error?: string }];
  return value ?? error;
}

const sealedFile = (values: Values, scope: SealingScope): object => ({
  apiVersion: 'bitnami.com/v1alpha1',
  kind: 'SealedSecret',
  metadata: {
    name: NAME,
    namespace: NAMESPACE,
    ...scope !== SealingScope.STRICT && { annotations: { [`sealedsecrets.bitnami.com/${scope}`]: 'true' } },
  },
  spec: {
    encryptedData: Object.fromEntries(Object.entries(values)
      .map(([key, value]) => [key, seal(Buffer.from(value), KEYS.publicKey, { scope, name: NAME, namespace: NAMESPACE })])),
  },
});
