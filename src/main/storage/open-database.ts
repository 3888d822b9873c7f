/**
 * Opens the one database file, sound and in today's shape. An older file is migrated, a damaged one is set aside
 * and what still reads is carried over; neither is ever deleted before something whole has taken its place.
 */
import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { AuditClock } from '../audit/ports.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import { connect } from './connection.ts'
import { abandonBuilding, beginBuilding, finishSwap, removeKept, setLogAside, swapIn } from './file-swap.ts'
import { inspectFile, type Thoroughness } from './inspect-file.ts'
import { applySchema, buildMigrated } from './migrate.ts'
import type { SecretBox } from './ports.ts'
import { readMark } from './high-water-mark.ts'
import { hasNote, leaveNote, MEND_NOTE, OPEN_NOTE, removeNotes } from './run-notes.ts'
import { buildSalvaged } from './salvage.ts'
import { untoldDamage } from './untold-damage.ts'

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** STORE_DAMAGED with what was kept and what was lost, when a new file had to be begun. */
  readonly damage?: Failure
  /** The tables were only glanced at, for the last run had closed them: they are to be checked when there is time. */
  readonly isUnchecked: boolean
}

export interface OpenDatabaseDeps {
  readonly clock: AuditClock
  /** For proving what is salvaged; what it does not open now is carried over unproven. */
  readonly box: SecretBox
}

const MIGRATED_AWAY = 'before-schema-'

/**
 * @param path of the file; its folder is made when missing
 * @returns STORE_FULL or STORE_FAILED when the file cannot be opened, migrated or salvaged, or was written by a later
 *   version: it is left as it is then
 */
export async function openDatabase(path: string, deps: OpenDatabaseDeps): Promise<Result<OpenedDatabase>> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    abandonBuilding(path)
    finishSwap(path)
    const thoroughness = thoroughnessFor(path)
    const made = await makeSound(path, thoroughness, deps)
    if (!made.ok) return made
    const opened = connect(path)
    if (!opened.ok) return opened
    const applied = applyToNew(opened.value)
    if (!applied.ok) {
      opened.value.close()
      return applied
    }
    removeKept(path, MIGRATED_AWAY)
    removeNotes(path)
    leaveNote(path, OPEN_NOTE)
    const isUnchecked = thoroughness === 'glance'
    const untold = untoldDamage(opened.value).read()
    const damage = untold === undefined ? made.value : ({ code: 'STORE_DAMAGED', note: untold } as const)
    return success({ database: opened.value, isUnchecked, ...(damage && { damage }) })
  } catch (error) {
    return failure('STORE_FAILED', { note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

/** @returns damage that cost nothing, where there was any; what has cost something is noted in the file */
async function makeSound(
  path: string,
  thoroughness: Thoroughness,
  deps: OpenDatabaseDeps,
): Promise<Result<Failure | undefined>> {
  const condition = inspectFile(path, thoroughness)
  switch (condition.kind) {
    case 'absent':
    case 'sound':
      return success(undefined)
    case 'unusable':
      return { ok: false, error: condition.failure }
    case 'damaged':
      return condition.isOnlyLog
        ? success(dropLog(path, condition.failure, deps))
        : begin(path, condition.failure, deps)
    case 'outdated':
      return condition.version === 0 ? success(undefined) : migrate(path, condition.version, deps)
  }
}

async function migrate(path: string, version: number, deps: OpenDatabaseDeps): Promise<Result<Failure | undefined>> {
  const built = buildMigrated(path, beginBuilding(path), version, deps.clock)
  if (built.ok) {
    swapIn(path, `${MIGRATED_AWAY}${version + 1}`)
    return success(undefined)
  }
  abandonBuilding(path)
  if (built.error.code === 'STORE_DAMAGED') return begin(path, built.error, deps)
  return failure('STORE_FAILED', { note: `migration from schema ${version}: ${built.error.note ?? ''}` })
}

/** Builds a new file out of what the damaged one still gives; what must be told of it lies in the new file. */
async function begin(path: string, found: Failure, deps: OpenDatabaseDeps): Promise<Result<undefined>> {
  const asideAs = damagedName(deps.clock)
  const keptAs = `${basename(path)}.${asideAs}`
  const reason = found.note ?? 'unknown'
  const recordedLines = readMark(path)
  const built = await buildSalvaged(path, beginBuilding(path), { ...deps, reason, keptAs, recordedLines })
  if (!built.ok) {
    abandonBuilding(path)
    return built
  }
  swapIn(path, asideAs)
  return success(undefined)
}

/** All of the log was in the file already: nothing is lost, but the disk has shown that it damages things. */
function dropLog(path: string, found: Failure, { clock }: OpenDatabaseDeps): Failure {
  const asideAs = damagedName(clock)
  setLogAside(path, asideAs)
  const note = `${found.note ?? 'unknown'}; only SQLite's log, kept as ${basename(path)}.${asideAs}-wal; nothing is lost`
  return { code: 'STORE_DAMAGED', note }
}

function damagedName(clock: AuditClock): string {
  return `damaged-${new Date(clock.nowMs()).toISOString().replace(/[:.]/g, '-')}`
}

/** A start should not wait for what the last run, which closed the file in order, has left no reason to doubt. */
function thoroughnessFor(path: string): Thoroughness {
  if (hasNote(path, MEND_NOTE)) return 'everything'
  return hasNote(path, OPEN_NOTE) ? 'tables' : 'glance'
}

/** A file without tables is a new one. */
function applyToNew(database: DatabaseSync): Result<undefined> {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  return applySchema(database, version)
}
