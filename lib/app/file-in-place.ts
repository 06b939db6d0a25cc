import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { ifThere } from './on-disk';
import { type Access, writeFully } from './staging-area';

/** Bytes that are read at a time. */
const CHUNK = 1_048_576;

/** An existing file, opened for reading. It stays readable when another file is renamed over it. */
export class FileInPlace {
  /** Returns undefined if there is no such file. */
  public static open(path: string): FileInPlace | undefined {
    // Read-only. Without O_NONBLOCK, opening a named pipe would block until a process writes to it; Windows does not have the flag.
    const file = ifThere(() => openSync(path, constants.O_NONBLOCK ?? constants.O_RDONLY));
    if (file === undefined) {
      return undefined;
    }
    const stat = fstatSync(file);
    if (stat.isFile()) {
      return new FileInPlace(file, stat);
    }
    closeSync(file);
    throw Object.assign(new Error(`${path} is not a file`), { code: stat.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
  }

  private constructor(private readonly file: number, private readonly stat: Stats) {}

  /** Owner, group and permission bits. */
  public get access(): Access {
    const { uid, gid, mode } = this.stat;
    return { uid, gid, mode: mode % 0o1000 };
  }

  public holds(bytes: Buffer, position: number): boolean {
    return this.read(bytes.length, position).equals(bytes);
  }

  public hasLength(length: number): boolean {
    return this.stat.size === length;
  }

  /** Copies the first `length` bytes to the open file `to`. */
  public copy(length: number, to: number): void {
    for (let position = 0; position < length; position += CHUNK) {
      writeFully(to, this.read(Math.min(CHUNK, length - position), position));
    }
  }

  public close(): void {
    closeSync(this.file);
  }

  private read(length: number, position: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    for (let more = -1; read < length && more !== 0; read += more) {
      more = readSync(this.file, bytes, read, length - read, position + read);
    }
    return bytes.subarray(0, read);
  }
}
