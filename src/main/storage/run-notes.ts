/** Two empty files beside the database: one says that somebody has it open, the other that it must be examined whole. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'

/** As long as this file is there, the database was not closed: the power failed, or the process was killed. */
export const OPEN_NOTE = '-open'

export const MEND_NOTE = '-mend'

export function leaveNote(databasePath: string, note: typeof OPEN_NOTE | typeof MEND_NOTE): void {
  try {
    writeFileSync(databasePath + note, '')
  } catch {
    // a disk that refuses an empty file refuses every commit too, and each of those says so aloud
  }
}

export function hasNote(databasePath: string, note: typeof OPEN_NOTE | typeof MEND_NOTE): boolean {
  return existsSync(databasePath + note)
}

/** One that cannot be removed costs the next start a longer look, and nothing else. */
export function removeNotes(databasePath: string): void {
  for (const note of [OPEN_NOTE, MEND_NOTE]) {
    try {
      rmSync(databasePath + note, { force: true })
    } catch {
      // the folder takes no changes: whatever matters there says so aloud
    }
  }
}
