import { describe, expect, it } from 'vitest'
import type { FaceModels } from '../../../../../src/renderer/vision-worker/models/face-models.ts'
import { giveSameAnswers } from '../../../../../src/renderer/vision-worker/models/same-answers.ts'

const sums = (input: Float32Array, length: number): Float32Array =>
  Float32Array.from({ length }, (_, at) => (input[at] ?? 0) * 40 - 20)

const steady: FaceModels = {
  detect: async (input) => ({ scores: [sums(input, 4), sums(input, 3)], boxes: [sums(input, 8), sums(input, 6)] }),
  mesh: async (input) => ({ points: sums(input, 9), presence: 0.4, features: sums(input, 12) }),
  cover: async (features) => ({ mouth: Math.abs(features[0] ?? 0) / 100, eyes: 0.2 }),
  eye: async (input) => sums(input, 6),
  close: async () => undefined,
}

/** The first number of what one network gives becomes `change` of it. */
function cardThat(
  network: 'scores' | 'points' | 'presence' | 'eyes' | 'eye',
  change: (right: number) => number,
): FaceModels {
  const spoilt = (numbers: Float32Array): Float32Array =>
    numbers.map((number, at) => (at === 0 ? change(number) : number))
  return {
    ...steady,
    detect: async (input) => {
      const { scores, boxes } = await steady.detect(input)
      return { scores: network === 'scores' ? [scores[0], spoilt(scores[1])] : scores, boxes }
    },
    mesh: async (input) => {
      const mesh = await steady.mesh(input)
      return {
        ...mesh,
        ...(network === 'points' && { points: spoilt(mesh.points) }),
        ...(network === 'presence' && { presence: change(mesh.presence) }),
      }
    },
    cover: async (features) => {
      const cover = await steady.cover(features)
      return network === 'eyes' ? { ...cover, eyes: change(cover.eyes) } : cover
    },
    eye: async (input) => (network === 'eye' ? spoilt(await steady.eye(input)) : steady.eye(input)),
  }
}

describe('a graphics card', () => {
  it.each(['scores', 'points', 'presence', 'eyes', 'eye'] as const)(
    'that rounds differently is believed, one that computes other %s is not',
    async (network) => {
      expect(
        await giveSameAnswers(
          steady,
          cardThat(network, (right) => right * 1.0005),
        ),
      ).toBe(true)
      expect(
        await giveSameAnswers(
          steady,
          cardThat(network, (right) => right + 3),
        ),
      ).toBe(false)
      expect(
        await giveSameAnswers(
          steady,
          cardThat(network, () => NaN),
        ),
      ).toBe(false)
    },
  )

  it('that gives fewer numbers is not believed', async () => {
    const eye = async (input: Float32Array) => sums(input, 5)
    expect(await giveSameAnswers(steady, { ...steady, eye })).toBe(false)
  })
})
