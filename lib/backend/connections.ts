import { INT64, wholeNumber } from '../kubernetes/whole-number';

/** How many connections restic opens to a storage at once. */
export const connections = wholeNumber('number of connections', { from: 1, to: INT64, hint: 'leave it out for restic\'s default, 5' });
