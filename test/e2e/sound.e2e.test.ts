import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { tunes } from '../../src/renderer/sound/tones.ts'
import type { SoundChoice } from '../../src/shared/domain/settings.ts'
import { atStep, openCounter, press, visitUntil } from './driver/counter.ts'

/** From now on the page notes the pitch of every note that it plays. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: number[] = []
    class HeardNode extends OscillatorNode {
      override start(when?: number): void {
        heard.push(Math.round(this.frequency.value))
        super.start(when)
      }
    }
    Object.assign(globalThis, { heard, OscillatorNode: HeardNode })
  })
}

const pitches = (tone: keyof typeof tunes): string => tunes[tone].map(({ hz }) => hz).join(' ')

it('a visit is silent unless the administrator wants it heard; where no voice speaks, tones do', async () => {
  const counter = await openCounter()
  const { page } = counter
  try {
    await listen(page)
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard.join(' '))
    const visitWith = async (sounds: SoundChoice): Promise<void> => {
      await page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard.splice(0))
      expect(await page.evaluate((chosen) => window.kiosk.settings.change({ sounds: chosen }), sounds)).toMatchObject({
        ok: true,
      })
      await visitUntil(page, 'answered')
      await press(page, 'end')
      await atStep(page, 'idle')
    }
    await visitWith('off')
    expect(await heard()).toBe('')
    // this machine has no voice
    for (const sounds of ['tones', 'spoken'] as const) {
      await visitWith(sounds)
      await expect.poll(async () => (await heard()).endsWith(pitches('done'))).toBe(true)
      expect(await heard()).toContain(`${pitches('captured')} ${pitches('captured')}`)
    }
  } finally {
    await counter.close()
  }
})
