import type { ValueRule } from '../check/refusal';

export const portNumber: ValueRule<number> = (port) =>
  Number.isInteger(port) && port >= 1 && port <= 65_535 ? undefined : 'is no port: a whole number from 1 to 65535';
