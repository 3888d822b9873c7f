/** Whether there is room for one more submission, said before a customer poses rather than after. */
import { statfsSync, statSync } from 'node:fs'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'

export interface RoomLimits {
  /** Submissions that still hold their pictures; each takes up to 6 MB. */
  readonly maxOpen: number
  /** Left free for everything else on the machine, and for SQLite to write while it cleans up. */
  readonly minFreeBytes: number
}

export const defaultRoomLimits: RoomLimits = roomLimitsOf(defaultSettings)

export function roomLimitsOf({
  maxWaitingChecks,
  minFreeDiskMegabytes,
}: Pick<Settings, 'maxWaitingChecks' | 'minFreeDiskMegabytes'>): RoomLimits {
  return { maxOpen: maxWaitingChecks, minFreeBytes: minFreeDiskMegabytes * 1_000_000 }
}

/** @param freeBytes absent when the system does not tell; then only the count speaks */
export function roomFor(openCount: number, freeBytes: number | undefined, limits: RoomLimits): Result<undefined> {
  if (openCount >= limits.maxOpen) return failure('STORE_FULL', { note: `${openCount} submissions wait` })
  if (freeBytes !== undefined && freeBytes < limits.minFreeBytes) {
    return failure('STORE_FULL', { note: `${Math.floor(freeBytes / 1_000_000)} MB free on the disk` })
  }
  return success(undefined)
}

/** What an ordinary user may still write on the disk that holds `folder`. */
export function freeDiskBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    // some network disks do not tell; a write that fails will
    return undefined
  }
}

/** The database file and what is not yet merged into it. @returns nothing where there is no such file */
export function databaseBytes(path: string): number | undefined {
  const file = statSync(path, { throwIfNoEntry: false })
  return file && file.size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0)
}
