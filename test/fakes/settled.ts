/** Resolves once every promise that can go on by itself has gone on; waits for no timer and no disk. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
