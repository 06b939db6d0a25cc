import { isInClear, isRequestCredential } from './credential-name';
import { looksLikeCredential } from '../../refusal/credential-shape';
import { PASSWORD_NAME, PLACEHOLDER_START } from '../../refusal/password-pattern';
import { PASSWORD_IN_ADDRESS, PASSWORD_OF_APPLICATION } from '../service-address';

/** What of a credential stands in a text, wherever that is; undefined if it seems to be none. */
export function credentialInText(text: string): string | undefined {
  if (looksLikeCredential(text)) {
    return 'looks like a credential';
  }
  if (WEBHOOK.test(text)) {
    return 'contains the token of a webhook';
  }
  return text.includes('://') && text.includes('@') && PASSWORD_IN_ADDRESS.test(text) ? ADDRESS_WITH_PASSWORD : undefined;
}

/** The webhook paths of Slack, Discord, Telegram and Teams. Examples have X or 0 in place of the token. */
const WEBHOOK = new RegExp([
  /\/(?:services|triggers|workflows)\/T[A-Z0-9]+\/(?:[A-Z0-9]+\/){1,3}(?!X+(?![A-Za-z0-9]))[A-Za-z0-9]{16}/,
  /\/webhooks\/\d{16,20}\/[\w-]{60}/,
  /\/bot\d{6,}:[\w-]{30}/,
  /\/IncomingWebhook\/(?!0+\/)[0-9a-f]{32}\/[0-9a-f-]{36}/,
].map(({ source }) => source).join('|'));

const ADDRESS_WITH_PASSWORD = 'contains an address with a password in it';
export const PASSWORD = 'contains a password';

/** What of a credential stands in the path of a request. */
export const credentialInPath = (path: string): string | undefined =>
  [...path.matchAll(/[?&;]([\w.-]+)=([^&;#]*)/g)].some(([, name, value]) => isRequestCredential(name!) && isInClear(value!)) ? PASSWORD : undefined;

/** What of a credential stands in the address of an application. */
export const credentialInAddress = (address: string): string | undefined =>
  PASSWORD_OF_APPLICATION.test(address) ? ADDRESS_WITH_PASSWORD : credentialInQuery(address);

const PASSWORD_IN_QUERY = new RegExp(String.raw`(?:^|[?&;])\w*(?:${PASSWORD_NAME})=(?!${PLACEHOLDER_START}|[&;]|$)`, 'i');

/** What of a credential stands in the query of the address of an application. */
export const credentialInQuery = (query: string): string | undefined => PASSWORD_IN_QUERY.test(query) ? PASSWORD : undefined;
