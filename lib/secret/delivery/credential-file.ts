import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Reject, wrong } from '../../refusal/complaint';
import { isInCapitals } from '../../refusal/credential-shape';
import { quote } from '../../refusal/quote';

/** Bytes. Longer than any credential, and short enough to be read and parsed at once. */
const LONGEST_FILE = 64 * 1024;

/**
 * Reads a file, or rejects it with its name and an error code. The message of Node is not shown, since it quotes its arguments.
 *
 * @param folder the folder that a relative path starts from, if not the working directory of the process
 */
export function readOrReject(path: string, reject: Reject, folder?: string): Buffer {
  const bytes = Buffer.alloc(LONGEST_FILE + 1);
  let length = 0;
  try {
    // Read in pieces and up to a limit, since the path may lead to a pipe that gives few bytes at a time, or to a device that never ends.
    const file = openSync(folder === undefined ? path : resolve(folder, path), 'r');
    try {
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = readSync(file, bytes, length, bytes.length - length, null);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return reject(wrong(`${nameOfFile(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'invalid path'})`,
      'give a path to a readable file, relative to the working directory'));
  }
  return length > LONGEST_FILE
    ? reject(wrong(`${nameOfFile(path)} is longer than 64 KiB, which is too long for a credential`, 'give the file that holds the credential'))
    : bytes.subarray(0, length);
}

/** The file as shown in messages. A path with neither folder nor extension may be a credential, given by mistake. */
function nameOfFile(path: string): string {
  return /[./\\]/.test(path) || isInCapitals(path) ? `file ${quote(path)}` : 'the file (path not shown, since it has neither folder nor extension)';
}

/** The bytes without one line break at their end. */
export function withoutTrailingNewline(bytes: Buffer): Buffer {
  const lineBreak = bytes.at(-1) !== 0x0a ? 0 : bytes.at(-2) === 0x0d ? 2 : 1;
  return bytes.subarray(0, bytes.length - lineBreak);
}
