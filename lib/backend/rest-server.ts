import type { Backend } from './backend';
import { httpUrl } from '../secret/service-address';

export const REST: Backend<'rest'> = { name: 'rest', members: [], address: ['url', httpUrl], waysIn: [[], ['REST_SERVER_USERNAME', 'REST_SERVER_PASSWORD']] };
