/** The page's side of `npm run soak`: captures one after the other, through the app's own client and worker. */
import { createVisionWorker } from '../../../src/renderer/vision/create-vision-worker.ts'
import { createVisionClient } from '../../../src/renderer/vision/vision-client.ts'
import type { CaptureSubject } from '../../../src/shared/domain/capture.ts'
import { movingFrames } from '../../bench/page/moving-frames.ts'

const frames = {
  face: await movingFrames('/samples/face.jpg'),
  card: await movingFrames('/samples/card.jpg'),
}

/** A machine that does much else is slow; a worker replaced for that would start with fresh memory. */
const PATIENCE = 12

const vision = createVisionClient({
  createWorker: createVisionWorker,
  clock: {
    after(delayMs, task) {
      const timer = setTimeout(task, PATIENCE * delayMs)
      return () => clearTimeout(timer)
    },
  },
})

/** As many good frames in a row as the app waits for. */
const STEADY_FRAMES = 4

/** Looks without a good frame after which something is wrong. */
const MOST_LOOKS = 60

/** Every so many captures the card's turn comes; its picture is taken by hand, so that the finder's mood does not matter. */
const CARD_EVERY = 4
const CARD_LOOKS = 2

let shown = 0

const offered = {
  /** @returns bytes of all pictures, so that nobody can say that none were taken */
  async capture(first: number, count: number): Promise<number> {
    let bytes = 0
    for (let number = first; number < first + count; number++)
      bytes += number % CARD_EVERY === 0 ? await captureCard() : await captureFace()
    return bytes
  },
}

export type Soak = typeof offered
Object.assign(globalThis, { soak: offered })

async function captureFace(): Promise<number> {
  for (let looks = 0, good = 0; good < STEADY_FRAMES; looks++) {
    const failed = await look('face')
    good = failed.length === 0 ? good + 1 : 0
    if (looks > MOST_LOOKS) throw new Error(`no good frame: ${failed.map(({ code }) => code).join(', ')}`)
  }
  return take('face', 'best', 'auto')
}

async function captureCard(): Promise<number> {
  for (let looks = 0; looks < CARD_LOOKS; looks++) await look('card')
  return take('card', 'latest', 'manual')
}

async function look(subject: CaptureSubject) {
  const index = shown++
  const looked = await vision.look(subject, frames[subject].videoFrame(index), frames[subject].capturedAtMs(index))
  if (!looked.ok) throw new Error(`the look failed: ${looked.error.code} ${looked.error.note}`)
  return looked.value.failed
}

async function take(subject: CaptureSubject, which: 'best' | 'latest', takenBy: 'auto' | 'manual'): Promise<number> {
  const taken = await vision.take(subject, which, takenBy)
  vision.forget()
  if (!taken.ok) throw new Error(`nothing was taken: ${taken.error.code} ${taken.error.note}`)
  return taken.value.image.bytes.length
}
