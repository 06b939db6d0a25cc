/** Runs a task for each thing, some at a time. Results come in the order of the things. */
export async function each<T, R>(things: readonly T[], atATime: number, task: (thing: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async () => {
    while (next < things.length) {
      const index = next++;
      results[index] = await task(things[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}
