/** A wait as a person reads a clock. Knows no language. */
import type { Ms } from '../../../shared/domain/units.ts'

/** `90_000` is `1:30`; a part of a second counts as a whole one, so that the end is not promised too early. */
export function timeLeft(ms: Ms): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
