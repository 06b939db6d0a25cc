import { quote, refuse, type ValueRule } from '../check/refusal';

const NAME = '.cdk8s-stash-files';

const HEAD = '# What cdk8s-stash wrote into this folder: it removes what it no longer writes, and nothing else. Commit this file too.\n';

/** What one of several apps that write into a folder may be called; it is part of the name of a file. */
export const isAppName: ValueRule = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 63
  ? undefined
  : 'is no name of an app: a-z, 0-9 and single hyphens between them, 63 at most';

/**
 * The file that keeps the list of what an app wrote into a folder. It has no extension that a tool of Kubernetes would read, for it is no manifest.
 *
 * @param app what the app is called, among several that write there
 */
export function listName(app: string | undefined): string {
  return app === undefined ? NAME : `${NAME}-${app}`;
}

export function isListName(name: string): boolean {
  return name === NAME || name.startsWith(`${NAME}-`);
}

/** The list as it is kept; nothing where there is nothing to keep. */
export function formatList(files: Iterable<string>): string {
  const lines = [...files].sort().map((file) => `${file}\n`);
  return lines.length === 0 ? '' : HEAD + lines.join('');
}

/**
 * The files that a list names. A list is committed, so anyone can have written it: a name that leads out of the folder is refused.
 *
 * @param where the list, for messages
 */
export function parseList(where: string, text: string): string[] {
  const files = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const stranger = files.find((file) => !isFileBelow(file));
  return stranger === undefined
    ? files
    : refuse(where, '', `${quote(stranger)} is no file of this folder, and nothing else may be removed: take the line out`);
}

/** Whether a name leads to a place below the folder that it is relative to, on Windows too, and stands in a list as it is. */
export function isFileBelow(name: string): boolean {
  return !/^#|^[a-z]:|[\\\n\r\0]/i.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part));
}
