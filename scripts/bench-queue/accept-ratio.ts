/** What it costs to accept a pair, against writing and syncing the same bytes to a file of their own. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/main/system-clock.ts'
import { accept, median, openStore, picture } from './bench-kiosk.ts'

export const PICTURE_BYTES = 1_500_000

const ROUNDS = 40
const WARM_UP = 4

export interface AcceptFigures {
  readonly acceptRatio: number
  readonly acceptMs: number
  readonly rawMs: number
  /** Emptying SQLite's log after each pair, which the app does when nobody waits for it. */
  readonly idleMs: number
}

/** The two take turns, so that both meet the same disk; medians are compared. */
export async function measureAccepting(folder: string): Promise<AcceptFigures> {
  mkdirSync(folder)
  // the idle moment comes when we say so: between two pairs, and outside what is timed
  let idle: (() => void) | undefined
  const clock = {
    nowMs: () => systemClock.nowMs(),
    after: (_: number, task: () => void) => {
      idle = task
      return () => (idle = undefined)
    },
  }
  const kiosk = await openStore(join(folder, 'submissions.sqlite'), clock)
  const pair = { card: picture(PICTURE_BYTES), face: picture(PICTURE_BYTES) }
  const times = { accept: [] as number[], raw: [] as number[], idle: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const raw = timed(() => writeRaw(join(folder, `raw-${round}`), [pair.card.image.bytes, pair.face.image.bytes]))
    const startMs = performance.now()
    await accept(kiosk, pair)
    const acceptMs = performance.now() - startMs
    const idleMs = timed(() => idle?.())
    if (round < WARM_UP) continue
    times.raw.push(raw)
    times.accept.push(acceptMs)
    times.idle.push(idleMs)
  }
  await kiosk.close()
  const [acceptMs, rawMs, idleMs] = [median(times.accept), median(times.raw), median(times.idle)]
  return { acceptRatio: acceptMs / rawMs, acceptMs, rawMs, idleMs }
}

function writeRaw(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w')
  try {
    for (const bytes of pieces) writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function timed(work: () => void): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}
