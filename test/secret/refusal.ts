/** The whole message with which an attempt is refused. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}
