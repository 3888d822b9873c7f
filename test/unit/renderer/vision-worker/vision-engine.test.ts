import { describe, expect, it } from 'vitest'
import type { FaceModels } from '../../../../src/renderer/vision-worker/models/face-models.ts'
import type { Pixels } from '../../../../src/renderer/vision-worker/picture/pixels.ts'
import { createVisionEngine } from '../../../../src/renderer/vision-worker/vision-engine.ts'
import { isBlank, withKernelMemory } from '../../../fakes/kernel-memory.ts'
import { grayPicture } from '../../../fakes/pictures.ts'

/** Networks that see nobody, and keep hold of what they were shown. */
function blindNetworks() {
  const shown: Float32Array[] = []
  const unasked = () => Promise.reject(new Error('nobody was found, so nothing else is asked'))
  const models: FaceModels = {
    detect(input) {
      shown.push(input)
      const nobody = [new Float32Array(512).fill(-100), new Float32Array(384).fill(-100)] as const
      return Promise.resolve({ scores: nobody, boxes: [new Float32Array(512 * 16), new Float32Array(384 * 16)] })
    },
    mesh: unasked,
    cover: unasked,
    eye: unasked,
    close: () => Promise.resolve(),
  }
  return { models, shown }
}

describe('the vision engine', () => {
  it('holds nothing of a face once it was told to forget: neither the picture nor what was made of it', async () => {
    const { models, shown } = blindNetworks()
    const taken: Uint8ClampedArray[] = []
    const { loaded, memory: kernels } = await withKernelMemory(
      () => import('../../../../src/renderer/vision-worker/vision-engine.ts'),
    )
    const engine = loaded.createVisionEngine<Pixels>({
      models,
      cropFrame({ data, widthPx, heightPx }, _subject, takeBytes) {
        const copy = takeBytes(data.length)
        copy.set(data)
        taken.push(copy)
        return { data: copy, widthPx, heightPx }
      },
      encodeJpeg: () => Promise.reject(new Error('nothing is taken')),
      nowMs: () => 0,
    })
    const frame = grayPicture(540, 720, () => 180)
    for (const capturedAtMs of [0, 100, 200]) await engine.look('face', frame, capturedAtMs)
    expect(shown.some((input) => input.some((value) => value !== 0))).toBe(true)
    expect(taken.at(-1)?.some((value) => value !== 0)).toBe(true)
    expect(isBlank(kernels)).toBe(false)
    engine.forget()
    for (const memory of [...shown, ...taken]) expect(memory.every((value) => value === 0)).toBe(true)
    expect(isBlank(kernels)).toBe(true)
  })

  it.each(['card', 'face'] as const)('holds nothing of a %s either where the look at it broke', async (subject) => {
    const taken: Uint8ClampedArray[] = []
    const engine = createVisionEngine<Pixels>({
      models: { ...blindNetworks().models, detect: () => Promise.reject(new Error('the network broke')) },
      cropFrame({ data, widthPx, heightPx }, _subject, takeBytes) {
        const copy = takeBytes(data.length)
        copy.set(data)
        taken.push(copy)
        return { data: copy, widthPx, heightPx }
      },
      encodeJpeg: () => Promise.reject(new Error('nothing is taken')),
      nowMs: () => 0,
    })
    await expect(
      engine.look(
        subject,
        grayPicture(720, 540, () => 180),
        0,
      ),
    ).rejects.toThrow('the network broke')
    engine.forget()
    expect(taken.map((memory) => memory.every((value) => value === 0))).toEqual([true])
  })

  it('works in the same memory from frame to frame', async () => {
    const { models, shown } = blindNetworks()
    const taken = new Set<Uint8ClampedArray>()
    const engine = createVisionEngine<Pixels>({
      models,
      cropFrame({ data, widthPx, heightPx }, _subject, takeBytes) {
        const copy = takeBytes(data.length)
        taken.add(copy)
        return { data: copy, widthPx, heightPx }
      },
      encodeJpeg: () => Promise.reject(new Error('nothing is taken')),
      nowMs: () => 0,
    })
    const frame = grayPicture(540, 720, () => 180)
    for (let look = 0; look < 20; look++) await engine.look('face', frame, 100 * look)
    expect(new Set(shown).size).toBe(1)
    expect(taken.size).toBe(2)
  })
})
