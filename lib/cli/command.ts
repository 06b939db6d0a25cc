/** What a command writes to. */
export interface Output {
  write(text: string): unknown;
}

/** What a command has to do with the world, so that a test can be the world. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** What relative paths start from. */
  readonly cwd: string;
}

/** Takes the arguments behind its name, and answers with the exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;

/** What was asked for cannot be done as it was asked. */
export const REFUSED = 1;
/** The command was not understood, or what it was to read cannot be read. */
export const UNUSABLE = 2;

/** Ends a command with a message for the user and an exit code. The message never holds a credential. */
export class CommandError extends Error {
  public constructor(message: string, public readonly exitCode: typeof REFUSED | typeof UNUSABLE) {
    super(message);
  }
}

/** Ends a command that was not understood. */
export function unusable(complaint: string): never {
  throw new CommandError(complaint, UNUSABLE);
}
