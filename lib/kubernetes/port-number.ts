import { wholeNumber } from './whole-number';

export const portNumber = wholeNumber('port', { from: 1, to: 65_535 });
