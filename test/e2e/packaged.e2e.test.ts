/** What an installer would hold, taken out of its package and started: nothing but the packed files is there. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packApp } from '../../scripts/package/pack-app.ts'
import { writeElectronDistribution } from '../fakes/electron-distribution.ts'
import { atStep, press, textOf, visitUntil } from './driver/counter.ts'
import { launchKiosk } from './driver/launch.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packaged-'))
  const [electronDist, output] = [join(folder, 'electron'), join(folder, 'packed')]
  await writeElectronDistribution(electronDist)
  await packApp({ platform: 'linux', isFolderOnly: true, config: { electronDist, directories: { output } } })
  extractAll(join(output, 'linux-unpacked', 'resources', 'app.asar'), join(folder, 'app'))
}, 400_000)
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))

it('a packaged kiosk starts, and a practice visit goes from card to answer', async () => {
  const kiosk = await launchKiosk({ appFolder: join(folder, 'app') })
  try {
    const { page } = kiosk
    await press(page, 'setup-practice')
    await atStep(page, 'idle')
    await visitUntil(page, 'answered')
    expect(await textOf(page, 'receipt')).toMatch(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/)
  } finally {
    await kiosk.close()
  }
})
