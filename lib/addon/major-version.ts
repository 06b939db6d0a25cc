/**
 * The major version of a server or of its programs as a number; undefined if the text does not begin with a version. PostgreSQL up to 9.6 and MySQL have
 * one of two parts.
 */
export function majorVersion(version: string): number | undefined {
  const [, first, second = '0'] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return first === undefined ? undefined : Number(first) >= 10 ? Number(first) : Number(`${first}.${second}`);
}
