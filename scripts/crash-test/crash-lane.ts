/** One kiosk after another in one folder after another, each life ended by a kill; every word of it goes to the ledger. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  startOkayFaceSimulator,
  type ReceivedCall,
  type Rehearsal,
} from '../../src/main/practice/okayface-simulator.ts'
import { createCrashLedger, type CallKind, type CrashFindings } from './crash-ledger.ts'
import type { KioskLine, LifePlan } from './crash-protocol.ts'
import { birthSteps, dailySteps } from './crash-steps.ts'
import { writeFirstVersionFile } from './first-version-file.ts'
import { seededRandom } from './seeded-random.ts'

export interface LaneResult extends CrashFindings {
  readonly kills: number
  readonly calls: number
  /** How often a life ended at each named step. */
  readonly stoppedAt: ReadonlyMap<string, number>
}

/** A folder is worked in for so many lives, then everything is sent and a new one begun. */
const LIVES_OF_FOLDER = 15

/** Of those, so many are ended while the file is begun or migrated. */
const BIRTHS_OF_FOLDER = 4

const HOUR_MS = 3_600_000

/** A life that does not meet its step ends after so much work; counted, not timed: machines differ. */
const LONGEST_LIFE_LINES = 120

/** Whatever hangs is a finding of its own. */
const GIVE_UP_MS = 60_000

export async function runLane(options: {
  /** The bundled kiosk-process.ts. */
  readonly program: string
  readonly kills: number
  readonly seed: number
  readonly onKilled: () => void
}): Promise<LaneResult> {
  const random = seededRandom(options.seed)
  const below = (count: number): number => Math.floor(random() * count)
  const stoppedAt = new Map<string, number>()
  const totals = { accepted: 0, lost: 0, corrupt: 0, duplicatedBeyondPolicy: 0, unrecordedSends: 0 }
  const reasons: string[] = []
  let ledger = createCrashLedger()
  let calls = 0
  let kills = 0
  let births = below(birthSteps.length)
  let days = below(dailySteps.length)
  let isLastLife = false
  /** Ends the life that is under way, when the service has a whole request of it. */
  let killOnCall: (() => void) | undefined

  const service = await startOkayFaceSimulator({
    latencyMs: [0, 25],
    rehearsalFor: (call) => {
      const { rehearsal, kind } = isLastLife ? kindest : chance(below(100))
      calls += 1
      ledger.received(cardOf(call), kind)
      killOnCall?.()
      return rehearsal
    },
  })

  async function live(plan: LifePlan, end: LifeEnd = {}): Promise<void> {
    const kiosk = spawn(process.execPath, [options.program, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const kill = (): void => void kiosk.kill('SIGKILL')
    const giveUp = (): void => {
      ledger.hear({ kind: 'defect', text: 'a life that did not end' })
      kill()
    }
    const timers = [setTimeout(giveUp, GIVE_UP_MS)]
    let lines = 0
    for await (const text of createInterface(kiosk.stdout)) {
      const line = JSON.parse(text) as KioskLine
      ledger.hear(line)
      if (line.kind === 'stopped-at') {
        stoppedAt.set(line.step, (stoppedAt.get(line.step) ?? 0) + 1)
        kill()
      }
      lines += 1
      if (lines === end.afterLines) kill()
      if (line.kind === 'found' && end.afterMs !== undefined) timers.push(setTimeout(kill, end.afterMs))
      // it dies the moment that its request has arrived, or just as the reply goes out
      if (line.kind === 'found' && end.isOnCall) killOnCall = () => void timers.push(setTimeout(kill, below(25)))
    }
    killOnCall = undefined
    for (const timer of timers) clearTimeout(timer)
    if (kiosk.exitCode === null && kiosk.signalCode === null) await once(kiosk, 'exit')
    // one that met a defect has said so; any other end but a kill is one too
    if (kiosk.exitCode !== null && kiosk.exitCode !== 0) {
      ledger.hear({ kind: 'defect', text: `a life ended by itself with ${kiosk.exitCode}` })
    }
  }

  function leastMet(steps: readonly string[]): string | undefined {
    const met = (step: string) => stoppedAt.get(step) ?? 0
    const fewest = Math.min(...steps.map(met))
    const rare = steps.filter((step) => met(step) === fewest)
    return rare[below(rare.length)]
  }

  function randomEnd(): LifeEnd {
    const dice = below(3)
    if (dice === 0) return { afterMs: below(300) }
    if (dice === 1) return { afterLines: 1 + below(60) }
    return { isOnCall: true, afterLines: LONGEST_LIFE_LINES }
  }

  function settleAccounts(): void {
    const { reasons: found, ...figures } = ledger.findings()
    for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += figures[name]
    reasons.push(...found)
    ledger = createCrashLedger()
  }

  while (kills < options.kills) {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-crash-'))
    let clockMs = Date.UTC(2026, 0, 5, 9) + below(1_000) * HOUR_MS
    // most folders were left behind by the first version, and are migrated under fire
    if (below(3) > 0) {
      const held = await writeFirstVersionFile(join(folder, 'submissions.sqlite'), 4, clockMs)
      for (const [id, pictures] of held) ledger.hear({ kind: 'accepted', id, pictures })
    }
    const plan = (): LifePlan => {
      // between two lives the kiosk is off for anything up to half a day
      clockMs += below(12 * HOUR_MS)
      return { folder, serviceUrl: service.baseUrl, clockStartMs: clockMs, clockSpeed: 1_000, seed: below(2 ** 31) }
    }
    for (let lives = 0; lives < LIVES_OF_FOLDER && kills < options.kills; lives += 1) {
      const isAtStep = below(10) < 7
      const isBirth = lives < BIRTHS_OF_FOLDER
      const steps = isBirth ? birthSteps : dailySteps
      const turn = isBirth ? (births += 1) : (days += 1)
      // mostly the first time: a rare step may not be met again
      const nth = below(3) > 0 ? 1 : 1 + below(5)
      // in turn; every third time the one that was met least, or rare ones would be left to luck
      const step = (turn % 3 === 0 ? leastMet(steps) : steps[turn % steps.length]) ?? ''
      const stop = { stopAt: { step, nth } }
      await live({ ...plan(), ...(isAtStep && stop) }, isAtStep ? { afterLines: LONGEST_LIFE_LINES } : randomEnd())
      kills += 1
      options.onKilled()
    }
    isLastLife = true
    await live({ ...plan(), isLast: true })
    // one more, to see what the last one left
    await live({ ...plan(), isLast: true })
    isLastLife = false
    settleAccounts()
    rmSync(folder, { recursive: true, force: true })
  }
  await service.close()
  return { kills, calls, stoppedAt, ...totals, reasons }
}

/** What ends a life, besides the step of its plan. */
interface LifeEnd {
  /** After its birth. */
  readonly afterMs?: number
  /** So many lines after its birth. */
  readonly afterLines?: number
  readonly isOnCall?: true
}

interface Treatment {
  readonly rehearsal: Rehearsal
  readonly kind: CallKind
}

const kindest: Treatment = { rehearsal: { kind: 'answer', answer: 'match' }, kind: 'counted' }

/** @param dice 0..99 */
function chance(dice: number): Treatment {
  if (dice < 50) return kindest
  if (dice < 62) return { rehearsal: { kind: 'fault', fault: 'lost-reply' }, kind: 'counted' }
  if (dice < 68) return { rehearsal: { kind: 'fault', fault: 'cut-connection' }, kind: 'counted' }
  if (dice < 70) return { rehearsal: { kind: 'fault', fault: 'timeout' }, kind: 'counted' }
  if (dice < 76) return { rehearsal: { kind: 'code', code: 'FACE_NOT_FOUND', at: 'request' }, kind: 'counted' }
  if (dice < 82) return { rehearsal: { kind: 'code', code: 'UNKNOWN', at: 'request' }, kind: 'unexplained' }
  if (dice < 85) return { rehearsal: { kind: 'fault', fault: 'nested-answer' }, kind: 'unexplained' }
  if (dice < 91) return { rehearsal: { kind: 'fault', fault: 'unavailable' }, kind: 'free' }
  if (dice < 97) return { rehearsal: { kind: 'fault', fault: 'proxy-page' }, kind: 'free' }
  return { rehearsal: { kind: 'code', code: 'INVALID_API_KEY', at: 'request' }, kind: 'free' }
}

function cardOf(call: ReceivedCall): string {
  return call.imageIdCard?.sha256 ?? ''
}
