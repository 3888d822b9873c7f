/** What the bench's page offers to the script that drives it. */
import type { Bench } from './page/bench-page.ts'

declare global {
  const bench: Bench
}
