import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginBuilding, swapIn } from '../../../src/main/storage/file-swap.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-swap-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a new file takes the place of the old one, which is kept', () => {
  const path = join(folder, 'store.sqlite')
  writeFileSync(path, 'old')
  writeFileSync(beginBuilding(path), 'new')
  swapIn(path, 'damaged-now')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readFileSync(`${path}.damaged-now`, 'utf8')).toBe('old')
})

it('a new file whose log could not be moved into it is not taken into use: the old one stays', () => {
  const path = join(folder, 'store.sqlite')
  writeFileSync(path, 'old')
  const built = beginBuilding(path)
  writeFileSync(built, 'half of the new one')
  writeFileSync(`${built}-wal`, 'the other half')
  expect(() => swapIn(path, 'damaged-now')).toThrow('not whole')
  expect(readFileSync(path, 'utf8')).toBe('old')
})
