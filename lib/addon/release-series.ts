/**
 * The release series of a server or of its programs as a number, of two parts below 10 and of one from 10 on, such as 5.7, 9.6 or 17; undefined if the
 * text does not begin with a version. For PostgreSQL, that is the major version.
 */
export function releaseSeries(version: string): number | undefined {
  const [, first, second = '0'] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return first === undefined ? undefined : Number(first) >= 10 ? Number(first) : Number(`${first}.${second}`);
}
