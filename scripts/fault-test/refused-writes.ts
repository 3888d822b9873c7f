/** A disk that takes no more at any moment: every write is refused in turn, aloud, and what was accepted before stays. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../src/main/storage/open-database.ts'
import { systemClock } from '../../src/main/system-clock.ts'
import type { FaultCase, FaultFamily } from './damage-files.ts'
import { aDay, PICTURE_BYTES, type DayReport } from './fault-day.ts'
import { accept, judge, openKiosk, plainBox, type Judgement, type Ledger } from './fault-kiosk.ts'

const FILE = 'submissions.sqlite'

/** SQLite's own limit of pages: SQLITE_FULL at every page that a transaction may need. */
export async function fullAtEveryPage(folder: string, step: number): Promise<FaultFamily> {
  const cases: FaultCase[] = []
  for (let pages = 0; pages <= 48; pages += step) {
    const place = freshFolder(folder, 'pages')
    const path = join(place, FILE)
    const ledger: Ledger = new Map()
    const kiosk = await openKiosk(path)
    if (!kiosk.ok) throw new Error(kiosk.error.note)
    await accept(kiosk.value, ledger, PICTURE_BYTES)
    const { page_count: used } = kiosk.value.database.prepare('PRAGMA page_count').get() ?? {}
    kiosk.value.database.exec(`PRAGMA max_page_count = ${Number(used) + pages}`)
    const refusals = await aDay(kiosk.value, ledger)
    await kiosk.value.close()
    cases.push(await judged(`${pages} pages left`, path, ledger, refusals))
  }
  return { family: 'SQLITE_FULL at every page', cases }
}

/** A small disk of its own, filled but for so many bytes. Needs the right to mount. */
export async function fullDisk(folder: string, step: number): Promise<FaultFamily> {
  const family = 'ENOSPC on a small disk'
  const mounted = mountSmallDisk(folder)
  if (!mounted) return { family, cases: [], notRun: 'mounting a small disk needs root' }
  const cases: FaultCase[] = []
  try {
    for (let freeKib = 0; freeKib <= 3_000; freeKib += 64 * step) {
      const place = freshFolder(mounted, 'kiosk')
      const path = join(place, FILE)
      const ledger: Ledger = new Map()
      const ballast = join(mounted, 'ballast')
      rmSync(ballast, { force: true })
      // half of the cases begin with a file that is there already
      const isBegun = (freeKib / 64 / step) % 2 === 0
      if (isBegun) {
        const before = await openKiosk(path)
        if (!before.ok) throw new Error(before.error.note)
        await accept(before.value, ledger, PICTURE_BYTES)
        await before.value.close()
      }
      leaveFree(ballast, mounted, freeKib)
      const kiosk = await openKiosk(path)
      let refusals: readonly string[] = []
      if (kiosk.ok) {
        refusals = await aDay(kiosk.value, ledger)
        await kiosk.value.close()
      } else {
        refusals = [kiosk.error.code]
      }
      rmSync(ballast, { force: true })
      cases.push(await judged(`${freeKib} KiB free${isBegun ? ', begun' : ''}`, path, ledger, refusals))
    }
  } finally {
    spawnSync('umount', [mounted])
  }
  return { family, cases }
}

/** A disk that can only be read, from the start on. */
export async function readOnlyDisk(folder: string): Promise<FaultFamily> {
  const family = 'EROFS on a disk made read-only'
  const mounted = mountSmallDisk(folder)
  if (!mounted) return { family, cases: [], notRun: 'mounting a small disk needs root' }
  try {
    const path = join(mounted, FILE)
    const ledger: Ledger = new Map()
    const before = await openKiosk(path)
    if (!before.ok) throw new Error(before.error.note)
    await accept(before.value, ledger, PICTURE_BYTES)
    await before.value.close()
    spawnSync('mount', ['-o', 'remount,ro', mounted])
    const kiosk = await openKiosk(path)
    const refusals = kiosk.ok ? await aDay(kiosk.value, ledger) : [kiosk.error.code]
    if (kiosk.ok) await kiosk.value.close()
    spawnSync('mount', ['-o', 'remount,rw', mounted])
    const isAloud = refusals.length > 0
    const whole = await judged('read-only', path, ledger, refusals)
    const silent: Judgement = { kind: 'SILENT LOSS', note: 'nothing was refused on a disk that takes nothing' }
    return { family, cases: [isAloud ? whole : { name: 'read-only', judgement: silent }] }
  } finally {
    spawnSync('umount', [mounted])
  }
}

/**
 * A limit on the size of files, in a process of its own: the write that crosses it fails with EFBIG, which SQLite
 * reports as it does EIO.
 */
export async function failingWrites(folder: string, step: number): Promise<FaultFamily> {
  const family = 'a write that fails (EFBIG, as EIO)'
  if (process.platform === 'win32') return { family, cases: [], notRun: 'no such limit on Windows' }
  const cases: FaultCase[] = []
  for (let limitKib = 64; limitKib <= 2_500; limitKib += 128 * step) {
    const place = freshFolder(folder, 'limit')
    const path = join(place, FILE)
    const script = join(import.meta.dirname, 'limited-day.ts')
    const command = `ulimit -f ${limitKib * (isPosixShellOfHalfKib() ? 2 : 1)} && exec "$0" "$1" "$2"`
    const day = spawnSync('sh', ['-c', command, process.execPath, script, path], { encoding: 'utf8' })
    const said = day.stdout.split('\n').findLast((line) => line.startsWith('{'))
    if (day.status !== 0 || said === undefined) {
      const note = day.stderr.split('\n').find((line) => line.includes('Error')) ?? `status ${day.status}`
      cases.push({ name: `${limitKib} KiB`, judgement: { kind: 'CRASH', note } })
      continue
    }
    const { ledger, refusals } = JSON.parse(said) as DayReport
    cases.push(await judged(`${limitKib} KiB`, path, new Map(ledger), refusals))
  }
  return { family, cases }
}

/** Renames that are refused, because a folder lies where the file should go. */
export async function refusedRenames(folder: string): Promise<FaultFamily> {
  const cases: FaultCase[] = []
  for (const part of ['', '-mark']) {
    const place = freshFolder(folder, 'rename')
    const path = join(place, FILE)
    const ledger: Ledger = new Map()
    const kiosk = await openKiosk(path)
    if (!kiosk.ok) throw new Error(kiosk.error.note)
    await accept(kiosk.value, ledger, PICTURE_BYTES)
    await kiosk.value.close()
    // a file that must be set aside, and no place for it
    writeFileSync(`${path}-mark`, '9'.padStart(16, '0'))
    const nowMs = Date.UTC(2026, 0, 5)
    const aside = `${path}.damaged-2026-01-05T00-00-00-000Z${part}`
    mkdirSync(join(aside, 'in-the-way'), { recursive: true })
    const refused = await openDatabase(path, { clock: { ...systemClock, nowMs: () => nowMs }, box: plainBox })
    if (refused.ok) refused.value.database.close()
    rmSync(aside, { recursive: true, force: true })
    const code = refused.ok ? [] : [refused.error.code]
    cases.push(await judged(`of the damaged file${part}`, path, ledger, code))
  }
  return { family: 'a rename that fails', cases }
}

/** A refusal is aloud; the promises made before and after it are looked for once the disk is well again. */
async function judged(name: string, path: string, ledger: Ledger, refusals: readonly string[]): Promise<FaultCase> {
  const after = await judge(path, ledger)
  const isRefusal = after.kind === 'whole' && refusals.length > 0
  return { name, judgement: isRefusal ? { kind: 'refused', code: refusals[0]! } : after }
}

function freshFolder(folder: string, name: string): string {
  const place = join(folder, name)
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  return place
}

function mountSmallDisk(folder: string): string | undefined {
  const place = freshFolder(folder, 'small-disk')
  if (process.platform !== 'linux') return undefined
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=0700', 'tmpfs', place])
  return mounted.status === 0 ? place : undefined
}

function leaveFree(ballast: string, mounted: string, freeKib: number): void {
  const { stdout } = spawnSync('df', ['-k', '--output=avail', mounted], { encoding: 'utf8' })
  const availableKib = Number(stdout.trim().split('\n').at(-1))
  writeFileSync(ballast, Buffer.alloc(Math.max(0, availableKib - freeKib) * 1_024))
}

/** `ulimit -f` counts in blocks of 512 bytes [POSIX]; bash counts in KiB unless it is told to be POSIX. */
function isPosixShellOfHalfKib(): boolean {
  const { stdout } = spawnSync('sh', ['-c', 'echo "$BASH_VERSION"'], { encoding: 'utf8' })
  return stdout.trim() === ''
}
