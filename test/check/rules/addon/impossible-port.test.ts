import { appBinding, linesOf } from '../backup/manifests';

const about = (clientConfig: object) => linesOf('STASH515', [appBinding({ name: 'db', spec: { clientConfig } })]);
const at = (port: unknown) => ({ service: { name: 'db', port, scheme: 'postgresql' } });
const WRONG = 'is not a valid port: use an integer from 1 to 65535';

test.each<[string, object, string[]]>([
  ['a port', at(5432), []],
  ['the last port', at(65_535), []],
  ['a digit too many', at(543_200), [`error AppBinding db spec.clientConfig.service.port: 543200 ${WRONG}`]],
  ['less than a port', at(-1), [`error AppBinding db spec.clientConfig.service.port: -1 ${WRONG}`]],
  ['zero, which is left open', at(0), []],
  ['a URL', { url: 'postgresql://db:5432' }, []],
])('%s', (_, clientConfig, expected) => expect(about(clientConfig)).toEqual(expected));
