import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { Account, hostOf } from './azurite';

/** The names of all blobs of a container, asked for without restic and without an SDK, so that neither is its own witness. */
export async function listBlobs(account: Account, container: string, port: number, ca: string): Promise<string[]> {
  const date = new Date().toUTCString();
  const version = '2021-10-04';
  // The SharedKey scheme: the verb, eleven standard headers that are all absent here, the x-ms headers, the resource.
  const toSign = [
    'GET', ...Array<string>(11).fill(''),
    `x-ms-date:${date}`, `x-ms-version:${version}`,
    `/${account.name}/${container}`, 'comp:list', 'restype:container',
  ].join('\n');
  const signature = createHmac('sha256', Buffer.from(account.key, 'base64')).update(toSign, 'utf8').digest('base64');
  const call = request({
    host: '127.0.0.1',
    port,
    servername: hostOf(account.name),
    ca,
    agent: false,
    timeout: 30_000,
    path: `/${container}?restype=container&comp=list`,
    headers: {
      'Host': hostOf(account.name),
      'x-ms-date': date,
      'x-ms-version': version,
      'Authorization': `SharedKey ${account.name}:${signature}`,
    },
  });
  call.on('timeout', () => call.destroy(new Error('Azurite did not answer in time'))).end();
  const [response] = await once(call, 'response') as [IncomingMessage];
  const xml = await text(response);
  if (response.statusCode !== 200) throw new Error(`listing ${container} was answered with ${response.statusCode}`);
  if (/<NextMarker>[^<]/.test(xml)) throw new Error(`${container} holds more blobs than one answer lists`);
  return [...xml.matchAll(/<Name>([^<]*)<\/Name>/g)].map(match => match[1]);
}
