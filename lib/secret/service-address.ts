import { aboutUnshown, type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { PLACEHOLDER_START } from '../refusal/password-pattern';
import { refuse, refuseIf, type Where } from '../refusal/refusal';

const HOST_AND_PORT = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.?)(?::(\d+))?$/;

/** Whether this is a host, with a port or without. */
export function isHostAndPort(text: string): boolean {
  const match = HOST_AND_PORT.exec(text);
  return match !== null && (match[1] === undefined || (Number(match[1]) > 0 && Number(match[1]) < 65536));
}

/** The part of an address behind its scheme. */
const behindScheme = (address: string) => address.replace(/^[a-z0-9+.:-]*:\/\//i, '');

/** Whether a user name or a password stands in an address. */
export function holdsUser(address: string): boolean {
  const rest = behindScheme(address);
  // A slash in the user name or password moves the "@" out of the authority part.
  return address.includes('@') && (rest.includes(':') || !isHostAndPort(rest.split(/[/?#]/, 1)[0]!));
}

/** The password after a colon: neither a port nor the end of a scheme. It may contain any character, even a slash, and be as long as a token. */
const PASSWORD = String.raw`(?!//|\d{1,5}(?:[^\w-]|$))[^\s@]{1,2000}`;

/** The user at the front of an application's address, with or without a scheme, and with a password or a placeholder for one. */
export const USER_OF_APPLICATION = new RegExp(`^([a-z][a-z0-9+.-]*://)?(?:[^/?#]*|[^/?#:@[]*:${PASSWORD})@`, 'i');

/** The same with a literal password, not a placeholder that is filled in elsewhere. */
export const PASSWORD_OF_APPLICATION = new RegExp(`^([a-z][a-z0-9+.-]*://)?[^/?#:@[]*:(?!${PLACEHOLDER_START})(?:[^/?#]+|${PASSWORD})@`, 'i');

/** A user and a literal password in front of a host, anywhere in a text. Schemes and passwords are not endless, or a long text would take forever. */
export const PASSWORD_IN_ADDRESS = new RegExp(`[a-z][a-z0-9+.-]{0,30}://[^\\s/:@[]*:(?!${PLACEHOLDER_START})(?:[^\\s/@"]{1,2000}|${PASSWORD})@`, 'i');

/** An address without its scheme, and without a user name or password. */
export function withoutUser(address: string): string {
  return holdsUser(address) ? address.slice(address.lastIndexOf('@') + 1) : behindScheme(address);
}

/** An address that can be written in plain text: without a query, which may contain a credential. */
export const addressWithoutQuery: ValueRule = (address) => /[?#]/.test(address)
  ? wrong('has a query or a fragment, which is not part of the address', 'remove "?" or "#" and what follows') : undefined;

/**
 * Refuses an address that may contain a credential, and never repeats it.
 *
 * Addresses are written in plain text, and a message that quotes one ends up in the log of a pipeline.
 */
export function refuseCredentialIn(where: Where, field: string, address: string): void {
  if (holdsUser(String(address))) {
    refuse(where, field, wrong('the given value (not shown) contains a user name or a password, which would be in plain text in the manifest',
      'remove what is before "@", and put it into the storage Secret'));
  }
  const complaint = addressWithoutQuery(address);
  refuseIf(where, field, complaint && aboutUnshown(complaint));
}

/** The address of a server that speaks HTTP. */
export const httpUrl: ValueRule = (url) => {
  const authority = /^https?:\/\/([^/\s\p{Cc}]+)(?:\/[^\s\p{Cc}]*)?$/u.exec(url)?.[1];
  if (authority !== undefined && isHostAndPort(authority)) {
    return undefined;
  }
  const near = url.trim().replace(/^(?:rest:)?(https?:\/\/)?/i, (_, scheme: string | undefined) => scheme?.toLowerCase() ?? 'https://');
  return wrong('is not an HTTP address', 'use "http://" or "https://", a host, and optionally a port and a path', didYouMean(near, httpUrl, url));
};
