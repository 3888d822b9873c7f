/** What lasts for some visits, switched on and off between them. */
import { unreachable } from '../../src/shared/errors/result.ts'
import type { Counter } from '../../test/e2e/driver/counter.ts'
import { driverKind, type StandInSwitches } from '../../test/e2e/driver/launch.ts'
import type { Spell } from './day-plan.ts'

const first = { id: 1, x: 0, y: 0, width: 1280, height: 800 }
const second = { id: 2, x: 1280, y: 0, width: 1920, height: 1080 }
const DAY_MS = 86_400_000

export async function switchSpell({ kiosk }: Counter, spell: Spell, isOn: boolean): Promise<void> {
  switch (spell) {
    case 'offline':
      return kiosk.setOnline(!isOn)
    case 'wrong-clock':
      // a step there and a step back: what is patched is main's, as the app itself reads it
      return kiosk.electronApp.evaluate(
        (_electron, ms) => {
          const now = Date.now.bind(Date)
          Date.now = () => now() + ms
        },
        isOn ? DAY_MS : -DAY_MS,
      )
    case 'second-display':
      // nobody can plug one into a real machine from here
      if (driverKind !== 'standin') return
      return kiosk.electronApp.evaluate(
        (electron, displays) => (electron as unknown as StandInSwitches).__standin.setDisplays(displays),
        isOn ? [first, second] : [first],
      )
    default:
      return unreachable(spell)
  }
}
