/** Run as a process of its own, under a limit that its writes will meet. Prints what it promised, what was refused and what staff were told. */
import { aDay, type DayReport } from './fault-day.ts'
import { openKiosk, type Ledger } from './fault-kiosk.ts'

const path = process.argv[2]
if (path === undefined) throw new Error('no file given')
const ledger: Ledger = new Map()
const kiosk = await openKiosk(path)
const refusals = kiosk.ok ? await aDay(kiosk.value, ledger) : [kiosk.error.code]
if (kiosk.ok) await kiosk.value.close()
const told = kiosk.ok ? kiosk.value.opened.damage?.note : undefined
const report: DayReport = { ledger: [...ledger], refusals, ...(told !== undefined && { told }) }
process.stdout.write(`${JSON.stringify(report)}\n`)
