import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { swapAppImage, swapBack } from '../../../src/main/updates/appimage-swap.ts'

let folder: string
const at = (name: string) => join(folder, name)
const text = (name: string) => readFile(at(name), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap-'))
  await writeFile(at('kiosk'), 'old', { mode: 0o755 })
  await writeFile(at('download'), 'new', { mode: 0o600 })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('the new one stands in the old one’s place and can be run; the old one stays beside it', async () => {
  swapAppImage(at('kiosk'), at('download'))
  expect(await text('kiosk')).toBe('new')
  expect((await stat(at('kiosk'))).mode & 0o777).toBe(0o755)
  expect(await text('kiosk.previous')).toBe('old')
  expect((await readdir(folder)).toSorted()).toEqual(['download', 'kiosk', 'kiosk.previous'])
})

it('the old one stands where the new one cannot be read', async () => {
  expect(() => swapAppImage(at('kiosk'), at('nothing'))).toThrow()
  expect(await text('kiosk')).toBe('old')
})

it('goes back to the one before, once', async () => {
  swapAppImage(at('kiosk'), at('download'))
  expect(swapBack(at('kiosk'))).toBe(true)
  expect(await text('kiosk')).toBe('old')
  expect(swapBack(at('kiosk'))).toBe(false)
})
