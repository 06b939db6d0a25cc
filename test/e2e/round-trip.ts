import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Account, hostOf } from './azurite';
import { listBlobs } from './blob-list';
import { Ended, run } from './child';
import { startConnectProxy } from './connect-proxy';
import { describeTree, plantTree } from './file-tree';
import { Manifest, resticSetup } from './operator';
import { check } from './report';

/** The blob service as the test reaches it, past the proxy. */
export interface BlobService {
  readonly port: number;
  readonly ca: string;
}

/** What went into an app, and a folder of its own. */
export interface Scenario {
  readonly account: Account;
  readonly password: string;
  readonly folder: string;
}

/** Backs a tree up and restores it with real restic, which knows the manifests and the way to the proxy and nothing else. */
export async function proveRoundTrip(
  title: string, given: Scenario, manifests: readonly Manifest[], resticRepository: string, service: BlobService,
): Promise<void> {
  const scratch = join(given.folder, 'scratch');
  const planted = join(given.folder, 'planted');
  const restored = join(given.folder, 'restored');
  [scratch, planted].forEach(path => mkdirSync(path));

  const setup = await check(`${title}: the operator finds its way from the Repository to restic`, () => resticSetup(manifests, scratch));
  await check(`${title}: repository.resticRepository is the URL that restic is given`,
    () => assert.equal(resticRepository, setup.env.RESTIC_REPOSITORY));
  // restic alone would not notice: a password that was changed on its way opens whatever it was used to create.
  await check(`${title}: the credentials arrive to the byte`, () => {
    assert.ok(setup.env.AZURE_ACCOUNT_KEY === given.account.key, 'AZURE_ACCOUNT_KEY is not the one that was given');
    assert.ok(setup.env.RESTIC_PASSWORD === given.password, 'RESTIC_PASSWORD is not the one that was given');
  });

  const account = { name: setup.env.AZURE_ACCOUNT_NAME, key: setup.env.AZURE_ACCOUNT_KEY };
  const proxy = await startConnectProxy(hostOf(account.name), service.port);
  // A restic that does not trust the server retries for many minutes before it says so.
  const restic = async (args: readonly string[], replaced: Readonly<Record<string, string>> = {}) =>
    run('restic', [...args, ...setup.flags], 60, {
      cwd: given.folder,
      env: { PATH: process.env.PATH, HOME: scratch, HTTPS_PROXY: proxy.url, ...setup.env, ...replaced },
    });

  // The order of the operator: whether a repository exists is asked with `snapshots`, and a failure is answered with `init`.
  await check(`${title}: restic snapshots fails before there is a repository`,
    async () => fails(await restic(['snapshots']), /unable to open config file/));
  await check(`${title}: restic init`, async () => succeeds(await restic(['init'])));
  plantTree(planted);
  await check(`${title}: restic backup`,
    async () => succeeds(await restic(['backup', planted, '--quiet', '--json', '--host', 'host-0'])));
  await check(`${title}: restic check`, async () => succeeds(await restic(['check'])));
  await check(`${title}: restic restore`,
    async () => succeeds(await restic(['restore', 'latest', '--host', 'host-0', '--target', restored, '--quiet'])));
  await check(`${title}: bytes, modes and links came back`,
    () => assert.deepEqual(describeTree(join(restored, planted)), describeTree(planted)));

  await check(`${title}: every blob is under the prefix`, async () => {
    const blobs = await listBlobs(account, setup.container, service.port, service.ca);
    assert.ok(blobs.includes(`${setup.blobPrefix}config`), 'the container holds no restic repository');
    assert.deepEqual(blobs.filter(blob => !blob.startsWith(setup.blobPrefix)), []);
  });
  await check(`${title}: another account key is refused`,
    async () => fails(await restic(['snapshots'], { AZURE_ACCOUNT_KEY: randomBytes(64).toString('base64') }), /\b403\b/));
  await check(`${title}: another password is refused`,
    async () => fails(await restic(['snapshots'], { RESTIC_PASSWORD: 'another password' }), /wrong password/));

  await check(`${title}: restic contacted nothing but the account`, () => {
    assert.ok(proxy.tunnels > 0, 'restic did not use the proxy');
    assert.deepEqual(proxy.refused, []);
  });
  // Without this the check above could pass because the proxy records nothing.
  await check(`${title}: the proxy records what it refuses`, async () => {
    const elsewhere = 'elsewhere.blob.core.windows.net:443';
    assert.match(await askProxy(proxy.url, elsewhere), / 403 /);
    assert.deepEqual(proxy.refused, [`CONNECT ${elsewhere}`]);
  });
}

function succeeds({ code, output }: Ended): void {
  assert.ok(code === 0, `restic ended with ${code}: ${output.trim()}`);
}

/** The reason counts as well: a restic that fails for another one proves nothing. */
function fails({ code, output }: Ended, reason: RegExp): void {
  assert.ok(code !== 0, 'restic succeeded');
  assert.ok(reason.test(output), `restic failed, but for another reason than ${reason}: ${output.trim()}`);
}

async function askProxy(url: string, target: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy(new Error('the proxy did not answer in time')));
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  let answer = '';
  for await (const text of socket) answer += text;
  return answer;
}
