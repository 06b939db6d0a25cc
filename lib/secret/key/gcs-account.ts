import { type ValueRule, wrong } from '../../refusal/complaint';
import { didYouMean } from '../../refusal/near';

/** The id of a project, with the domain in front that the oldest have, or its number. */
export const googleProject: ValueRule = (project) => {
  if (/^(?:[a-z0-9][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project) || /^[1-9]\d{5,}$/.test(project)) {
    return undefined;
  }
  return wrong('is not the id of a project',
    'use 6 to 30 characters from a-z, 0-9 and "-", starting with a letter and ending with a letter or digit; or the number of the project',
    didYouMean(project.trim().toLowerCase().replace(/[\s_]+/g, '-'), googleProject, project));
};

/** The key file of a service account. The complaints never repeat what stands in it. */
export const serviceAccountJsonKey: ValueRule = (text) => {
  const mend = 'give the whole key file of a service account, as Google Cloud wrote it';
  if (text.trim() === '') {
    return wrong('is empty', mend);
  }
  const key = parsed(text);
  if (key === undefined) {
    return parsed(Buffer.from(text, 'base64').toString('utf8')) === undefined
      ? wrong('is not a JSON object', mend)
      : wrong('is encoded in base64', mend);
  }
  if (key.type !== 'service_account') {
    return wrong('is JSON, but its type is not "service_account"', mend);
  }
  if (typeof key.private_key !== 'string' || !key.private_key.includes('PRIVATE KEY-----') || !key.client_email) {
    return wrong('has no "private_key" in PEM or no "client_email"', mend);
  }
  return undefined;
};

function parsed(text: string): { readonly type?: unknown; readonly private_key?: unknown; readonly client_email?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
