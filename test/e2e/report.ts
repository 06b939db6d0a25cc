let passed = 0;
let failed = 0;
const concealed: string[] = [];

/** Keeps a credential out of every line, whoever quotes it in a message. */
export function conceal(...credentials: readonly string[]): void {
  concealed.push(...credentials);
}

export function say(line: string): void {
  console.log(concealed.reduce((text, credential) => text.replaceAll(credential, '(not shown)'), line));
}

/** Runs one check and prints its line. A failure is counted, and thrown on: what would follow builds on it. */
export async function check<T>(name: string, body: () => T | Promise<T>): Promise<T> {
  const begin = performance.now();
  const line = () => `${name} (${Math.round(performance.now() - begin)} ms)`;
  try {
    const result = await body();
    passed += 1;
    say(`ok    ${line()}`);
    return result;
  } catch (error) {
    fail(line(), error);
    throw new Failed();
  }
}

/** Counts and prints a failure. */
export function fail(line: string, error: unknown): void {
  failed += 1;
  say(`FAIL  ${line}\n      ${(error as Error).message.replaceAll('\n', '\n      ')}`);
}

/** A check that has been reported already. */
export class Failed extends Error {}

/** Prints the last line; true when nothing failed. */
export function summary(): boolean {
  say(`end-to-end: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
