/**
 * A disk that fails at one call: every write, sync, read, rename and opening of a kiosk's day on its own, refused by
 * strace from outside. The kiosk's own code, Node and SQLite are the real ones, and so is what they are told.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFirstVersionFile } from '../crash-test/first-version-file.ts'
import type { FaultCase, FaultFamily } from './damage-files.ts'
import { accept, digestOf, judge, openKiosk, plainBox, type Judgement, type Ledger } from './fault-kiosk.ts'
import type { DayReport } from './fault-day.ts'

const FILE = 'submissions.sqlite'
const PICTURE_BYTES = 200_000

/** `from`: this call and all that follow, as on a disk that dies. */
interface Fault {
  readonly family: string
  readonly calls: string
  readonly error: 'EIO' | 'ENOSPC' | 'EACCES'
  readonly lasts?: true
}

const faults: readonly Fault[] = [
  { family: 'a write fails (EIO)', calls: 'pwrite64,write', error: 'EIO' },
  { family: 'a write fails (ENOSPC)', calls: 'pwrite64,write', error: 'ENOSPC' },
  { family: 'a sync fails (EIO)', calls: 'fsync,fdatasync', error: 'EIO' },
  { family: 'a read fails (EIO)', calls: 'pread64,read', error: 'EIO' },
  { family: 'a file does not open (EIO)', calls: 'openat', error: 'EIO' },
  { family: 'a rename fails (EACCES)', calls: 'rename,renameat,renameat2', error: 'EACCES' },
  { family: 'a removal fails (EACCES)', calls: 'unlink,unlinkat', error: 'EACCES' },
  { family: 'all writes fail from here (EIO)', calls: 'pwrite64,write', error: 'EIO', lasts: true },
  { family: 'all syncs fail from here (EIO)', calls: 'fsync,fdatasync', error: 'EIO', lasts: true },
  { family: 'all reads fail from here (EIO)', calls: 'pread64,read', error: 'EIO', lasts: true },
]

/** Of a family so many cases at most are run for each kind of day, evenly spread over its calls. */
const CASES_OF_DAY = 40

/**
 * A day can begin with no file, with one from yesterday, with one that is damaged and must be built anew, and with one
 * of the first version, which is migrated.
 */
const days = ['new', 'begun', 'damaged', 'outdated'] as const

/** @param step every so many-eth case is run; 1 for all that are spread over a day */
export async function refuseCalls(folder: string, step: number): Promise<readonly FaultFamily[]> {
  if (spawnSync('strace', ['-V']).status !== 0) {
    return faults.map(({ family }) => ({ family, cases: [], notRun: 'strace is not installed' }))
  }
  const families = new Map(faults.map((fault) => [fault, [] as FaultCase[]]))
  for (const day of days) {
    const before = join(folder, 'day-before')
    const promised = await prepare(before, day)
    for (const [fault, cases] of families) {
      const calls = countCalls(folder, before, fault)
      const stride = Math.max(1, Math.ceil(calls / CASES_OF_DAY)) * step
      for (let nth = 1; nth <= calls; nth += stride) {
        cases.push({
          name: `${day}, call ${nth} of ${calls}`,
          judgement: await refuse(folder, before, promised, fault, nth),
        })
      }
    }
  }
  return [...families].map(([{ family }, cases]) => ({ family, cases }))
}

async function prepare(before: string, day: (typeof days)[number]): Promise<Ledger> {
  rmSync(before, { recursive: true, force: true })
  mkdirSync(before, { recursive: true })
  const ledger: Ledger = new Map()
  if (day === 'new') return ledger
  const path = join(before, FILE)
  if (day === 'outdated') return prepareFirstVersion(before, path)
  const kiosk = await openKiosk(path)
  if (!kiosk.ok) throw new Error(kiosk.error.note)
  for (let index = 0; index < 2; index += 1) await accept(kiosk.value, ledger, PICTURE_BYTES)
  await kiosk.value.close()
  // a mark that is higher than the log: lines are gone, so the file is set aside and built anew
  if (day === 'damaged') writeFileSync(`${path}-mark`, '99'.padStart(16, '0'))
  return ledger
}

/** What it holds is read from a copy, which is migrated by that. */
async function prepareFirstVersion(before: string, path: string): Promise<Ledger> {
  const held = await writeFirstVersionFile(path, 2, Date.UTC(2026, 0, 5), plainBox)
  const copy = join(before, '..', 'copy.sqlite')
  copyFileSync(path, copy)
  const kiosk = await openKiosk(copy)
  if (!kiosk.ok) throw new Error(kiosk.error.note)
  const ledger: Ledger = new Map()
  for (const id of held.keys()) {
    const pictures = await kiosk.value.opened.store.openPictures(id)
    if (!pictures.ok) throw new Error(pictures.error.note)
    ledger.set(id, { at: 'queued', digest: digestOf(pictures.value) })
  }
  await kiosk.value.close()
  return ledger
}

function countCalls(folder: string, before: string, { calls }: Fault): number {
  const trace = join(folder, 'trace')
  const { path } = freshDay(folder, before)
  runDay(path, ['-o', trace, '-e', `trace=${calls}`])
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('(')).length
}

async function refuse(
  folder: string,
  before: string,
  promised: Ledger,
  { calls, error, lasts }: Fault,
  nth: number,
): Promise<Judgement> {
  const { path } = freshDay(folder, before)
  const when = `${nth}${lasts ? '+' : ''}`
  const day = runDay(path, [
    '-o',
    '/dev/null',
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:error=${error}:when=${when}`,
  ])
  const said = day.stdout.split('\n').findLast((line) => line.startsWith('{'))
  if (day.status !== 0 || said === undefined) {
    return {
      kind: 'CRASH',
      note: day.stderr.split('\n').find((line) => line.includes('Error')) ?? `status ${day.status}`,
    }
  }
  const { ledger, refusals, told } = JSON.parse(said) as DayReport
  const after = await judge(path, new Map([...promised, ...ledger]), told)
  const [first] = refusals
  return after.kind === 'whole' && first !== undefined ? { kind: 'refused', code: first } : after
}

function freshDay(folder: string, before: string): { readonly path: string } {
  const place = join(folder, 'day')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  for (const name of readdirSync(before)) copyFileSync(join(before, name), join(place, name))
  return { path: join(place, FILE) }
}

/** Only what touches the kiosk's own files is counted and refused; Node's modules are read as ever. */
function runDay(path: string, how: readonly string[]) {
  const own = ['', '-wal', '-shm', '-mark', '-open', '-mend', '.building', '.building-wal', '.building-source']
  const paths = [join(path, '..'), ...own.map((part) => path + part)].flatMap((one) => ['-P', one])
  const script = join(import.meta.dirname, 'limited-day.ts')
  const command = ['-f', '-qq', ...how, ...paths, process.execPath, script, path]
  return spawnSync('strace', command, { encoding: 'utf8', timeout: 60_000 })
}
