import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setAsideDamagedJson } from '../../../src/main/storage/damaged-json.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-json-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a sound file and a missing one are left alone', async () => {
  expect(setAsideDamagedJson(path, 0)).toBeUndefined()
  await writeFile(path, '{"settings":{}}')
  expect(setAsideDamagedJson(path, 0)).toBeUndefined()
  expect(await readdir(folder)).toEqual(['settings.json'])
})

it.each(['', '{"settings":', '[]', 'null', '7', '\u0000\u0000'])('%j is kept under another name', async (text) => {
  await writeFile(path, text)
  const kept = setAsideDamagedJson(path, Date.UTC(2026, 0, 2))
  expect(kept).toBe('settings.json.damaged-2026-01-02T00-00-00-000Z')
  expect(await readdir(folder)).toEqual([kept])
  expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe(text)
})
