import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeFully } from './staging-area';

/** As much is read at a time. */
const CHUNK = 1_048_576;

/** A file as an earlier run, or anyone, has left it. It stays the same file when another one takes its name. */
export class FileInPlace {
  /** Nothing where there is none. */
  public static open(path: string): FileInPlace | undefined {
    try {
      return new FileInPlace(openSync(path, 'r'));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code!)) {
        return undefined;
      }
      throw error;
    }
  }

  private constructor(private readonly file: number) {}

  public holds(bytes: Buffer, position: number): boolean {
    return this.read(bytes.length, position).equals(bytes);
  }

  public hasLength(length: number): boolean {
    return fstatSync(this.file).size === length;
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
