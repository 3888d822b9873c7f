/** Asks main until it answers. While its store is mended it answers nobody, and a page that gave up then would stay empty. */

/** Between one try and the next. Ours: nobody waits before an empty screen for longer than they must. */
const AGAIN_AFTER_MS = 1_000

export interface AskingParts {
  /** Told of the first refusal; the next ones say nothing new. */
  readonly onRefused: (error: unknown) => void
  /** Runs `task` once after `delayMs`. */
  readonly after: (delayMs: number, task: () => void) => unknown
}

export async function untilAnswered<T>(ask: () => Promise<T>, { onRefused, after }: AskingParts): Promise<T> {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await ask()
    } catch (error) {
      if (refusals === 0) onRefused(error)
    }
    await new Promise<void>((resolve) => void after(AGAIN_AFTER_MS, resolve))
  }
}
