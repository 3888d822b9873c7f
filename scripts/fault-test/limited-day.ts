/** Run as a process of its own, under a limit that its writes will meet. Prints what it promised and what was refused. */
import { openKiosk, type Ledger } from './fault-kiosk.ts'
import { aDay } from './refused-writes.ts'

const path = process.argv[2]
if (path === undefined) throw new Error('no file given')
const ledger: Ledger = new Map()
const kiosk = await openKiosk(path)
const refusals = kiosk.ok ? await aDay(kiosk.value, ledger) : [kiosk.error.code]
if (kiosk.ok) await kiosk.value.close()
process.stdout.write(`${JSON.stringify({ ledger: [...ledger], refusals })}\n`)
