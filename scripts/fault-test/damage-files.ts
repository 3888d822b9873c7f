/** Damages the files that a kiosk left, one fault at a time: flipped bits, torn pages, lost pages, cut ends. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE_BYTES } from '../../src/main/storage/schema.ts'
import { accept, judge, move, openKiosk, type Judgement, type Ledger } from './fault-kiosk.ts'

export interface FaultCase {
  readonly name: string
  readonly judgement: Judgement
}

export interface FaultFamily {
  readonly family: string
  readonly cases: readonly FaultCase[]
  /** Why it could not be run here. */
  readonly notRun?: string
}

const FILE = 'submissions.sqlite'
const WAL_HEADER_BYTES = 32
const FRAME_BYTES = 24 + PAGE_BYTES

/** Numbers that look random and are the same in every run. */
function* seeded(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

/** Closed in order: one file. Killed: the file, its log and the notes beside it, as they are found after a kill. */
async function leaveFiles(folder: string, isKilled: boolean): Promise<Ledger> {
  const ledger: Ledger = new Map()
  const path = join(folder, 'work', FILE)
  mkdirSync(join(folder, 'work'), { recursive: true })
  const kiosk = await openKiosk(path)
  if (!kiosk.ok) throw new Error(kiosk.error.note)
  for (let index = 0; index < 9; index += 1) await accept(kiosk.value, ledger, index % 3 === 0 ? 90_000 : 3_000)
  const ids = [...ledger.keys()]
  kiosk.value.idle()
  for (const id of ids.slice(0, 3)) {
    move(kiosk.value, ledger, id, { at: 'sending', attempts: 1, startedAtMs: 1 })
    const outcome = { verdict: 'match', confidence: 80, threshold: 75, isNearMiss: false } as const
    move(kiosk.value, ledger, id, { at: 'answered', outcome, attempts: 1 })
    kiosk.value.opened.store.destroyPictures(id)
  }
  move(kiosk.value, ledger, ids[3]!, { at: 'held', attempts: 2, code: 'FACE_NOT_FOUND' })
  for (let index = 0; index < 3; index += 1) await accept(kiosk.value, ledger, 60_000)
  if (isKilled) copyAll(join(folder, 'work'), join(folder, 'left'))
  await kiosk.value.close()
  if (!isKilled) copyAll(join(folder, 'work'), join(folder, 'left'))
  return ledger
}

function copyAll(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  // the shared memory of a killed process is not used again
  for (const name of readdirSync(from)) if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name))
}

type Damage = (bytes: Buffer) => Buffer

/** @param step every so many-eth case is run; 1 for all */
export async function damageFiles(folder: string, step: number): Promise<readonly FaultFamily[]> {
  const families: FaultFamily[] = []
  for (const isKilled of [false, true]) {
    const how = isKilled ? 'killed' : 'closed'
    const place = join(folder, how)
    const ledger = await leaveFiles(place, isKilled)
    const run = async (family: string, part: string, damages: Iterable<readonly [string, Damage]>) => {
      const cases: FaultCase[] = []
      let index = 0
      for (const [name, damage] of damages) {
        index += 1
        if (index % step !== 0) continue
        copyAll(join(place, 'left'), join(place, 'try'))
        const path = join(place, 'try', FILE)
        writeFileSync(path + part, damage(readFileSync(path + part)))
        cases.push({ name, judgement: await judge(path, ledger) })
      }
      families.push({ family: `${family}, ${how}`, cases })
    }
    const file = readFileSync(join(place, 'left', FILE))
    await run('flipped bit in the database', '', flips(file, PAGE_BYTES, 0, 1))
    await run('torn, zeroed or overwritten page', '', tornPages(file))
    await run('database cut short', '', cuts(file, PAGE_BYTES, 0))
    if (existsSync(join(place, 'left', `${FILE}-wal`)) && isKilled) {
      const log = readFileSync(join(place, 'left', `${FILE}-wal`))
      await run('flipped bit in the log', '-wal', flips(log, FRAME_BYTES, WAL_HEADER_BYTES, 5))
      await run('log cut short', '-wal', cuts(log, FRAME_BYTES, WAL_HEADER_BYTES))
    }
    const mark = readFileSync(join(place, 'left', `${FILE}-mark`))
    await run('flipped bit in the mark', '-mark', flips(mark, mark.length, 0, 1))
  }
  return families
}

/** The file's own header byte by byte; in each piece its first bytes, its end, where pages hold the newest rows, and anywhere. */
function* flips(whole: Buffer, pieceBytes: number, from: number, every: number): Generator<readonly [string, Damage]> {
  const random = seeded(whole.length)
  const flip = (at: number): readonly [string, Damage] => {
    const bit = random.next().value % 8
    return [
      `byte ${at}, bit ${bit}`,
      (bytes) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte))),
    ]
  }
  for (let at = 0; at < Math.min(100, whole.length); at += 1) yield flip(at)
  for (let start = from; start < whole.length; start += pieceBytes) {
    const length = Math.min(pieceBytes, whole.length - start)
    for (let at = 0; at < Math.min(24, length); at += every) yield flip(start + at)
    for (let near = 0; near < 12; near += every)
      yield flip(start + length - 1 - (random.next().value % Math.min(2_000, length)))
    for (let anywhere = 0; anywhere < 6; anywhere += every) yield flip(start + (random.next().value % length))
  }
}

function* tornPages(whole: Buffer): Generator<readonly [string, Damage]> {
  for (let start = 0; start < whole.length; start += PAGE_BYTES) {
    const page = start / PAGE_BYTES + 1
    const put = (name: string, from: number, to: number, fill: number): readonly [string, Damage] => [
      `page ${page} ${name}`,
      (bytes) => Buffer.from(bytes).fill(fill, start + from, start + to),
    ]
    yield put('zeroed', 0, PAGE_BYTES, 0)
    yield put('overwritten', 0, PAGE_BYTES, 0xa5)
    yield put('torn: its second half zero', PAGE_BYTES / 2, PAGE_BYTES, 0)
    yield put('torn: its first sector zero', 0, 4_096, 0)
    yield put('torn: its last sector foreign', PAGE_BYTES - 4_096, PAGE_BYTES, 0x5a)
  }
}

function* cuts(whole: Buffer, pieceBytes: number, from: number): Generator<readonly [string, Damage]> {
  const random = seeded(7)
  const cut = (at: number): readonly [string, Damage] => [`at byte ${at}`, (bytes) => bytes.subarray(0, at)]
  yield cut(0)
  for (let start = from; start < whole.length; start += pieceBytes) {
    yield cut(start)
    yield cut(Math.min(whole.length - 1, start + (random.next().value % pieceBytes)))
  }
}
