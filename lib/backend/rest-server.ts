import type { Backend } from './backend';

/** The url is checked apart, since it may hold a credential. */
export const REST: Backend<'rest'> = { name: 'rest', members: [], waysIn: [[], ['REST_SERVER_USERNAME', 'REST_SERVER_PASSWORD']] };
