import { k8s } from 'cdk8s-plus-27';
import { Hook, HttpScheme } from 'cdk8s-stash';

const containerName = 'shop';
const port = k8s.IntOrString.fromNumber(8080);
const request = { host: 'shop.demo.svc', path: '/pause', port, scheme: HttpScheme.HTTPS, httpHeaders: [{ name: 'X-Reason', value: 'backup' }] };

/** Every action that a hook can take; a request has a body or a form. */
export const HOOKS = [
  Hook.exec(['sync'], { containerName }),
  Hook.httpGet({ port, scheme: 'HTTPS' }),
  Hook.httpPost({ ...request, body: '{{ .Status.Phase }}' }),
  Hook.httpPost({ ...request, form: [{ key: 'phase', values: ['{{ .Status.Phase }}'] }] }),
  Hook.tcpSocket({ port }),
];
