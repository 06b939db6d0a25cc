import type { Backend } from './backend';
import { azurePrefix, wipeablePrefix } from './prefix';
import { hyphenated } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';

/** The name of a blob container. */
const azureContainer: ValueRule = (container) => {
  if (container.length >= 3 && container.length <= 63 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(container)) {
    return undefined;
  }
  return wrong('is not a container name', 'use 3 to 63 characters from a-z, 0-9 and single hyphens, starting and ending with a letter or digit',
    didYouMean(hyphenated(containerInUrl(container).toLowerCase(), /[^a-z0-9]+/g), azureContainer, container));
};

/** The container in the URL of a blob, which other programs take in place of a name; any other text as it is. */
const containerInUrl = (text: string): string => text.replace(/^https?:\/\/[^./]+\.(?:blob|dfs)\.[^/]*\/([^/?#]+).*$/s, '$1');

export const AZURE: Backend<'azure'> = {
  name: 'azure',
  members: [['container', azureContainer], ['prefix', azurePrefix]],
  required: 'container',
  waysIn: [['AZURE_ACCOUNT_NAME', 'AZURE_ACCOUNT_KEY']],
  takesIdentity: true,
  wipeable: () => wipeablePrefix,
};
