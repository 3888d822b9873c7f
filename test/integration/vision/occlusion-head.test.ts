import * as ort from 'onnxruntime-web/wasm'
import { expect, it } from 'vitest'
import { cellsOf, featureWindows, inWindow, type Region } from '../../../scripts/occlusion/cover-features.ts'
import { headFile } from '../../../scripts/occlusion/head-file.ts'
import { seededChance } from '../../../scripts/occlusion/seeded-chance.ts'
import { coverOf, KINDS, type Head } from '../../../scripts/occlusion/train-head.ts'
import { MESH_FEATURES } from '../../../src/renderer/vision-worker/models/face-models.ts'

const chance = seededChance(7)
const numbers = (length: number, scale = 1) => Float32Array.from({ length }, () => scale * chance.normal())

function anyHead(region: Region): Head {
  const { channels, columns, sides } = featureWindows[region]
  const reduce = numbers(channels * KINDS, 0.1)
  const weights = numbers(cellsOf(featureWindows[region]) * KINDS, 0.02)
  const shape = { channels, columns: columns[1] - columns[0], sides }
  return { shape, reduce, reduceBias: numbers(KINDS), weights, biases: numbers(sides) }
}

it('the file answers as the heads that it was made from, mouth first', async () => {
  const heads = { mouth: anyHead('mouth'), eyes: anyHead('eyes') }
  const session = await ort.InferenceSession.create(headFile(heads))
  for (let i = 0; i < 3; i++) {
    const features = numbers(MESH_FEATURES)
    const output = await session.run({ features: new ort.Tensor('float32', features, [1, MESH_FEATURES]) })
    const [mouth, eyes] = output['covered']!.data as Float32Array
    expect(mouth).toBeCloseTo(coverOf(heads.mouth, inWindow(features, featureWindows.mouth)), 4)
    expect(eyes).toBeCloseTo(coverOf(heads.eyes, inWindow(features, featureWindows.eyes)), 4)
  }
  await session.release()
})
