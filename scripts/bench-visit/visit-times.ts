/** Turns the screens that a visit passed, each with its moment, into how long each part took. Knows no browser. */

/** A screen as it came up. */
export interface SeenScreen {
  /** The visit's step, and for capturing what is photographed: `idle`, `capturing card`, `answered`. */
  readonly screen: string
  readonly atMs: number
}

/** All in milliseconds. Whoever is judged waits: nobody's reading time is in them. */
export interface VisitTimes {
  readonly totalMs: number
  readonly captureCardMs: number
  readonly captureFaceMs: number
  /** From the pictures' acceptance to the answer: saved, sent, answered, shown. */
  readonly serviceMs: number
}

/** @throws Error naming the screen that the visit did not pass */
export function visitTimes(seen: readonly SeenScreen[], startedAtMs: number, acceptedAtMs: number): VisitTimes {
  const at = (screen: string): number => {
    const found = seen.find((one) => one.screen === screen)
    if (!found) throw new Error(`the visit did not pass "${screen}": ${seen.map((one) => one.screen).join(', ')}`)
    return found.atMs
  }
  return {
    totalMs: at('answered') - startedAtMs,
    captureCardMs: at('capturing face') - at('capturing card'),
    captureFaceMs: at('review') - at('capturing face'),
    serviceMs: at('answered') - acceptedAtMs,
  }
}

/** The middle one; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
  if (middle === undefined) throw new Error('there is no median of nothing')
  return middle
}
