import { createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';

export interface ConnectProxy {
  readonly url: string;
  /** How many tunnels were opened to the one target that is let through. */
  readonly tunnels: number;
  /** Everything else that was asked for, in order. */
  readonly refused: readonly string[];
}

/** Lets `host:443` through to a loopback port, so that restic uses the real URL of an account and can reach nothing else. */
export async function startConnectProxy(host: string, port: number): Promise<ConnectProxy> {
  let tunnels = 0;
  const refused: string[] = [];
  const server = createServer((request, response) => {
    refused.push(`${request.method} ${request.url}`);
    response.writeHead(403).end();
  });
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    if (request.url !== `${host}:443`) {
      refused.push(`CONNECT ${request.url}`);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    tunnels += 1;
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // The proxy must not keep the process alive once the last check is done.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get tunnels() { return tunnels; },
    refused,
  };
}
