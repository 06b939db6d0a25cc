import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { ifThere } from './on-disk';
import { type Access, writeFully } from './staging-area';

/** As much is read at a time. */
const CHUNK = 1_048_576;

/** A file as an earlier run, or anyone, has left it. It stays the same file when another one takes its name. */
export class FileInPlace {
  /** Nothing where there is none. */
  public static open(path: string): FileInPlace | undefined {
    // To read; a pipe would have everybody wait for who writes into it. Windows knows no such thing.
    const file = ifThere(() => openSync(path, constants.O_NONBLOCK ?? constants.O_RDONLY));
    if (file === undefined) {
      return undefined;
    }
    const stat = fstatSync(file);
    if (stat.isFile()) {
      return new FileInPlace(file, stat);
    }
    closeSync(file);
    throw Object.assign(new Error(`${path} is no file`), { code: stat.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
  }

  private constructor(private readonly file: number, private readonly stat: Stats) {}

  /** Whose it is, and who may read and write it. */
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

  /** Writes the beginning of it to another file. */
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
