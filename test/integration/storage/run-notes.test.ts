import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasNote, leaveNote, MEND_NOTE, OPEN_NOTE, removeNotes } from '../../../src/main/storage/run-notes.ts'

it('a note that cannot be removed stays, and stops neither the others nor the kiosk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-notes-'))
  const path = join(folder, 'store.sqlite')
  // a folder of that name is not removed as a file is
  mkdirSync(join(path + OPEN_NOTE, 'in-the-way'), { recursive: true })
  leaveNote(path, MEND_NOTE)
  removeNotes(path)
  expect(hasNote(path, OPEN_NOTE)).toBe(true)
  expect(hasNote(path, MEND_NOTE)).toBe(false)
  rmSync(folder, { recursive: true })
})
