import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hostOf, startAzurite } from './azurite';
import { libraryFile, PACKAGE, SECRET, synthesise } from './backup-app';
import { selfSigned } from './certificate';
import { run } from './child';
import { check, conceal, fail, Failed, say, summary } from './report';
import { missingPackages, missingPrograms } from './requirements';
import { BlobService, proveRoundTrip, Scenario } from './round-trip';
import { controllerKeys, seal, unseal } from './sealing';

// A backup and a restore with real restic, which is told nothing but what the synthesised manifests hold.
//   --if-ready         never installs anything; skips when something is missing
//   E2E_REQUIRED=1     without --if-ready: missing programs are a failure

function scenario(parent: string, accountName: string): Scenario {
  const folder = join(parent, accountName);
  mkdirSync(folder);
  const key = randomBytes(64).toString('base64');
  // Quotes, blanks inside and a character of two bytes: what a delivery that interprets its values would change.
  const password = `${randomBytes(12).toString('base64url')} "$HOME" 'ü' {} #`;
  conceal(...[key, password].flatMap(value => [value, Buffer.from(value).toString('base64')]));
  return { account: { name: accountName, key }, password, folder };
}

async function plainSecret(given: Scenario, service: BlobService): Promise<void> {
  const { account, password, folder } = given;
  process.env.E2E_ACCOUNT_KEY = account.key;
  process.env.E2E_RESTIC_PASSWORD = password;
  const { manifests, resticRepository } = await check('plain Secret: the app synthesises', () => synthesise(join(folder, 'dist'), {
    accountName: account.name,
    caCertData: service.ca,
    prefix: '/demo/deployment/my-deploy',
    maxConnections: 3,
    credentials: ({ SensitiveValue, SecretDelivery }) => ({
      accountKey: SensitiveValue.fromEnv('E2E_ACCOUNT_KEY'),
      resticPassword: SensitiveValue.fromEnv('E2E_RESTIC_PASSWORD'),
      delivery: SecretDelivery.unsafePlainSecret(),
    }),
  }));
  await proveRoundTrip('plain Secret', given, manifests, resticRepository, service);
}

async function sealedSecret(given: Scenario, service: BlobService): Promise<void> {
  const { account, password, folder } = given;
  const { publicKey, privateKey } = await controllerKeys();
  const file = join(folder, 'azure-secret.yaml');
  writeFileSync(file, stringify({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: SECRET,
    spec: {
      encryptedData: {
        AZURE_ACCOUNT_KEY: seal(account.key, SECRET.namespace, SECRET.name, publicKey),
        RESTIC_PASSWORD: seal(password, SECRET.namespace, SECRET.name, publicKey),
      },
      template: { metadata: SECRET, type: 'Opaque' },
    },
  }));
  const { manifests, resticRepository } = await check('SealedSecret: the app synthesises', () => synthesise(join(folder, 'dist'), {
    accountName: account.name,
    caCertData: service.ca,
    prefix: 'team-b/stateful-set/db',
    credentials: ({ SensitiveValue, SecretDelivery }) => ({
      accountKey: SensitiveValue.fromSealedFile(file),
      resticPassword: SensitiveValue.fromSealedFile(file),
      delivery: SecretDelivery.sealedSecret({}),
    }),
  }));
  await check('SealedSecret: the manifests hold no credential', () => {
    const text = JSON.stringify(manifests);
    for (const credential of [account.key, password]) {
      // Twelve random characters, which neither JSON nor base64 changes at their end.
      const start = credential.slice(0, 12);
      assert.ok(![start, Buffer.from(start).toString('base64')].some(form => text.includes(form)), 'a credential stands in the manifests');
    }
  });
  const inCluster = await check('SealedSecret: the controller opens it',
    () => manifests.map(manifest => manifest.kind === 'SealedSecret' ? unseal(manifest, privateKey) : manifest));
  await proveRoundTrip('SealedSecret', given, inCluster, resticRepository, service);
}

async function install(): Promise<void> {
  const { code, output } = await run('npm', ['ci'], 600, { cwd: __dirname, env: process.env });
  assert.ok(code === 0, `npm ended with ${code}: ${output.trim()}`);
}

async function main(folder: string): Promise<void> {
  if (missingPackages().length > 0) await check('npm ci in test/e2e', install);
  await check('the name cdk8s-stash leads to the compiled library', () => assert.equal(libraryFile(), join(PACKAGE, 'lib', 'index.js')));

  const plain = scenario(folder, 'stashprod01');
  const sealed = scenario(folder, 'stashprod02');
  const accounts = [plain.account, sealed.account];
  const service = await check('Azurite listens over TLS', async () => {
    const certificate = await selfSigned(accounts.map(({ name }) => hostOf(name)), folder);
    return { port: await startAzurite(accounts, certificate, folder), ca: certificate.pem };
  });
  // One after the other, and the second one whatever became of the first.
  for (const prove of [() => plainSecret(plain, service), () => sealedSecret(sealed, service)]) await prove().catch(reported);
}

function reported(error: unknown): void {
  if (!(error instanceof Failed)) fail('the test itself', error);
}

const ifReady = process.argv.includes('--if-ready');
const missing = [...missingPrograms(), ...ifReady ? missingPackages() : []];
if (missing.length > 0) {
  const reasons = missing.map(requirement => requirement.missing).join(', ');
  const remedies = missing.map(requirement => requirement.remedy).join('; ');
  say(`>>> end-to-end test SKIPPED, no backup was made and none restored: ${reasons}. To run it: ${remedies}; then run "npm run test:e2e"`);
  process.exitCode = !ifReady && process.env.E2E_REQUIRED === '1' ? 1 : 0;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(signal => process.on(signal, () => process.exit(1)));
  // Azurite would keep the process alive: the end has to be said.
  void main(folder).catch(reported).then(() => process.exit(summary() ? 0 : 1));
}
