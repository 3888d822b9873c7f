import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MESH_FEATURES } from '../../../src/renderer/vision-worker/models/face-models.ts'
import { giveSameAnswers } from '../../../src/renderer/vision-worker/models/same-answers.ts'
import expected from '../../../scripts/models/expected-models.json' with { type: 'json' }
import { convertedModel, openRealModels } from './real-eyes.ts'

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the models', () => {
  it('come out of the installed package byte for byte as they were judged', () => {
    expect(sha256Of(convertedModel('blazeface'))).toBe(expected['blazeface.onnx'])
    expect(sha256Of(convertedModel('facemesh'))).toBe(expected['facemesh.onnx'])
    expect(sha256Of(convertedModel('iris'))).toBe(expected['iris.onnx'])
  })

  it('of our own is the one that was judged', () => {
    expect(sha256Of(convertedModel('occlusion'))).toBe(expected['occlusion.onnx'])
  })

  it('run, and give what the measuring code reads', async () => {
    const models = await openRealModels()
    const detected = await models.detect(new Float32Array(256 * 256 * 3))
    expect(detected.scores.map(({ length }) => length)).toEqual([512, 384])
    expect(detected.boxes.map(({ length }) => length)).toEqual([512 * 16, 384 * 16])

    const mesh = await models.mesh(new Float32Array(192 * 192 * 3))
    expect(mesh.points).toHaveLength(468 * 3)
    expect(mesh.features).toHaveLength(MESH_FEATURES)
    expect(mesh.presence).toBeLessThan(0.5)

    const { mouth, eyes } = await models.cover(mesh.features)
    for (const share of [mouth, eyes]) expect(share >= 0 && share <= 1).toBe(true)
    expect(await models.eye(new Float32Array(64 * 64 * 3))).toHaveLength(71 * 3)
    await models.close()
  })

  it('tell a card that computes as they do from one that does not', async () => {
    const models = await openRealModels()
    expect(await giveSameAnswers(models, models)).toBe(true)
    const mixedUp = { ...models, mesh: (input: Float32Array) => models.mesh(input.toReversed()) }
    expect(await giveSameAnswers(models, mixedUp)).toBe(false)
    await models.close()
  })
})
