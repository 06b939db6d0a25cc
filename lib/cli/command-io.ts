/** What a command writes to. */
export interface Output {
  write(text: string): unknown;
}

/** What a command has to do with the world, so that a test can be the world. */
export interface CommandIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** What relative paths start from. */
  readonly cwd: string;
}
