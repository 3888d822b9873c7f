/** What the soak's page offers to the script that drives it. */
import type { Soak } from './page/soak-page.ts'

declare global {
  const soak: Soak
}
