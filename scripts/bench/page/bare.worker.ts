/**
 * The bare model runs: what a look costs when nothing is done but running the networks.
 * First the app's own engine looks at a frame and every input that it gives to a network is kept; then just those are run.
 */
import { encodeCanvasJpeg } from '../../../src/renderer/vision-worker/picture/canvas-jpeg.ts'
import { openFaceModels, type FaceModels } from '../../../src/renderer/vision-worker/models/face-models.ts'
import { createUprightCrop } from '../../../src/renderer/vision-worker/picture/upright-crop.ts'
import { createVisionEngine, type VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'

export type BareRequest =
  | { readonly kind: 'load'; readonly assetsUrl: string; readonly threads: number }
  | { readonly kind: 'run'; readonly frame: VideoFrame; readonly capturedAtMs: number }

export type NetworkName = 'detect' | 'mesh' | 'cover' | 'eye'

export interface BareReply {
  /** Of the runs alone; absent after loading. */
  readonly ms?: number
  /** In the order in which they were run. */
  readonly runs: readonly NetworkName[]
}

/** The part of the worker's own scope that is used. */
interface Scope {
  onmessage: (event: { readonly data: BareRequest }) => void
  postMessage(reply: BareReply): void
}
const scope = globalThis as unknown as Scope

let models: FaceModels
let engine: VisionEngine<VideoFrame | ImageBitmap>
let inputs: { readonly network: NetworkName; readonly input: Float32Array }[] = []

scope.onmessage = ({ data }) => void answer(data).then((reply) => scope.postMessage(reply))

async function answer(request: BareRequest): Promise<BareReply> {
  inputs = []
  if (request.kind === 'load') {
    await load(request.assetsUrl, request.threads)
    return { runs: [] }
  }
  await engine.look('face', request.frame, request.capturedAtMs)
  request.frame.close()
  const startedAtMs = performance.now()
  for (const { network, input } of inputs) await models[network](input)
  const ms = performance.now() - startedAtMs
  return { ms, runs: inputs.map(({ network }) => network) }
}

async function load(assetsUrl: string, threads: number): Promise<void> {
  models = await openFaceModels({
    threads,
    runtimeUrl: new URL('ort/', assetsUrl).href,
    loadModel: async (name) =>
      new Uint8Array(await (await fetch(new URL(`models/${name}.onnx`, assetsUrl))).arrayBuffer()),
  })
  const kept = (network: NetworkName, input: Float32Array) => {
    inputs.push({ network, input: input.slice() })
  }
  engine = createVisionEngine({
    models: {
      detect: (input) => (kept('detect', input), models.detect(input)),
      mesh: (input) => (kept('mesh', input), models.mesh(input)),
      cover: (features) => (kept('cover', features), models.cover(features)),
      eye: (input) => (kept('eye', input), models.eye(input)),
      close: () => models.close(),
    },
    cropFrame: createUprightCrop(),
    encodeJpeg: encodeCanvasJpeg,
    nowMs: () => performance.now(),
  })
}
