import { describe, expect, it } from 'vitest'
import type { FaceModels, MeshOutput } from '../../../../../src/renderer/vision-worker/models/face-models.ts'
import { createSwitchingModels } from '../../../../../src/renderer/vision-worker/models/switching-models.ts'
import { settled } from '../../../../fakes/settled.ts'

/** Networks that tell by their presence who ran. */
function networks(presence: number, mesh = async (): Promise<MeshOutput> => output(presence)) {
  let timesClosed = 0
  const models: FaceModels = {
    detect: async () => ({
      scores: [new Float32Array([presence]), new Float32Array()],
      boxes: [new Float32Array(), new Float32Array()],
    }),
    mesh,
    cover: async () => ({ mouth: presence, eyes: presence }),
    eye: async () => new Float32Array([presence]),
    close: async () => void timesClosed++,
  }
  return { models, timesClosed: () => timesClosed }
}

const output = (presence: number): MeshOutput => ({
  points: new Float32Array(),
  presence,
  features: new Float32Array(),
})
const input = new Float32Array()
const never = new Promise<unknown>(() => undefined)

const WASM = 1
const CARD = 2

describe('networks that may move to a graphics card', () => {
  it('run on WASM until a card takes over', async () => {
    const models = createSwitchingModels(networks(WASM).models)
    expect(models.backend()).toBe('wasm')
    expect((await models.mesh(input)).presence).toBe(WASM)
    models.use(networks(CARD).models, never)
    expect(models.backend()).toBe('webgpu')
    expect((await models.mesh(input)).presence).toBe(CARD)
    expect((await models.detect(input)).scores[0][0]).toBe(CARD)
    expect((await models.eye(input))[0]).toBe(CARD)
  })

  it('make a run again on WASM that the card refuses, and stay there', async () => {
    const card = networks(CARD, () => Promise.reject(new Error('device lost')))
    const models = createSwitchingModels(networks(WASM).models)
    models.use(card.models, never)
    expect((await models.mesh(input)).presence).toBe(WASM)
    expect(models.backend()).toBe('wasm')
    expect(card.timesClosed()).toBe(1)
    expect((await models.detect(input)).scores[0][0]).toBe(WASM)
  })

  it('make a run again that was on the card when the device was lost, though the card never answers', async () => {
    let lose: (reason: unknown) => void = () => undefined
    const card = networks(CARD, () => new Promise<MeshOutput>(() => undefined))
    const models = createSwitchingModels(networks(WASM).models)
    models.use(card.models, new Promise((resolve) => (lose = resolve)))
    const running = models.mesh(input)
    lose({ reason: 'unknown' })
    expect((await running).presence).toBe(WASM)
    expect(models.backend()).toBe('wasm')
    expect(card.timesClosed()).toBe(1)
  })

  it('leave a card that is lost between two runs', async () => {
    let lose: (reason: unknown) => void = () => undefined
    const card = networks(CARD)
    const models = createSwitchingModels(networks(WASM).models)
    models.use(card.models, new Promise((resolve) => (lose = resolve)))
    lose({ reason: 'destroyed' })
    await settled()
    expect((await models.mesh(input)).presence).toBe(WASM)
    expect(models.backend()).toBe('wasm')
  })

  it('say so where WASM fails too', async () => {
    const failing = () => Promise.reject(new Error('broken'))
    const models = createSwitchingModels(networks(WASM, failing).models)
    models.use(networks(CARD, failing).models, never)
    await expect(models.mesh(input)).rejects.toThrow('broken')
  })
})
