import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a tree that holds what backups tend to get wrong. */
export function plantTree(root: string): void {
  const files: ReadonlyArray<readonly [path: string, content: string | Buffer, mode: number]> = [
    ['plain.txt', 'if it synths, it restores\n', 0o644],
    ['empty', '', 0o644],
    ['bin/run.sh', '#!/bin/sh\nexit 0\n', 0o755],
    ['private/key', 'for the owner only', 0o600],
    ['every-byte.bin', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 0o444],
    // Larger than one restic chunk can be at its smallest, so that the file is put together from several.
    ['large.bin', randomBytes(5 * 1024 * 1024), 0o644],
    ['a/b/c/d/e/deep.txt', 'deep', 0o640],
    ['Grüße/日本語 🗄.txt', 'unicode', 0o644],
    // The same letter in composed and in decomposed form: two files.
    ['\u00e9', 'composed', 0o644],
    ['e\u0301', 'decomposed', 0o644],
    ['blank "quote" \\ $x;.txt', 'shell', 0o644],
  ];
  for (const [path, content, mode] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    chmodSync(join(root, path), mode);
  }
  mkdirSync(join(root, 'empty-folder'));
  chmodSync(join(root, 'private'), 0o700);
  symlinkSync('plain.txt', join(root, 'link'));
  symlinkSync('../../nowhere', join(root, 'a', 'dangling'));
}

/** One line per entry: path, permissions, and the digest of the bytes or the target of the link. */
export function describeTree(root: string, path = ''): string[] {
  return readdirSync(join(root, path)).sort().flatMap(name => {
    const entry = join(path, name);
    const stat = lstatSync(join(root, entry));
    const mode = (stat.mode % 0o10000).toString(8);
    if (stat.isSymbolicLink()) return [`${entry} -> ${readlinkSync(join(root, entry))}`];
    if (stat.isDirectory()) return [`${entry}/ ${mode}`, ...describeTree(root, entry)];
    return [`${entry} ${mode} ${createHash('sha256').update(readFileSync(join(root, entry))).digest('hex')}`];
  });
}
