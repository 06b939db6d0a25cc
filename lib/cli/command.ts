/** What a command writes to. */
export interface Output {
  write(text: string): unknown;
}

/** The surroundings of a command, which a test can replace. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/** Takes the arguments after the name of the command, and returns the exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;

/** Exit code: the request was understood, and refused. */
export const REFUSED = 1;
/** Exit code: the arguments were not understood, or an input cannot be read. */
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
