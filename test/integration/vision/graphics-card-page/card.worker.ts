/** Trials that need a browser's WebGPU. Chromium's software plays the card: a true device, only slow. */
import { rememberChoice, rememberedChoice } from '../../../../src/renderer/vision-worker/models/backend-memory.ts'
import {
  MESH_FEATURES,
  openFaceModels,
  openSessions,
  type FaceModels,
  type ModelName,
} from '../../../../src/renderer/vision-worker/models/face-models.ts'
import { moveToGraphicsCard } from '../../../../src/renderer/vision-worker/models/graphics-card.ts'
import { createSwitchingModels } from '../../../../src/renderer/vision-worker/models/switching-models.ts'

/** The part of the worker's own scope that is used. */
interface Scope {
  onmessage: (event: { readonly data: { readonly name: TrialName; readonly assetsUrl: string } }) => void
  postMessage(found: unknown): void
}
const scope = globalThis as unknown as Scope
const trials = { staysOnWasm, remembers, forgetsRubbish, refusedDevice, lostDevice }

export type Trials = typeof trials
export type TrialName = keyof Trials

let runtimeUrl: string
let loadModel: (name: ModelName) => Promise<Uint8Array>

scope.onmessage = ({ data: { name, assetsUrl } }) => {
  runtimeUrl = new URL('ort/', assetsUrl).href
  loadModel = async (model) =>
    new Uint8Array(await (await fetch(new URL(`models/${model}.onnx`, assetsUrl))).arrayBuffer())
  void trials[name]().then((found) => scope.postMessage(found))
}

/** Whether there is an adapter at all, and what became of the networks. */
async function staysOnWasm() {
  const adapter = await navigator.gpu.requestAdapter()
  const steady = await onWasm()
  const models = createSwitchingModels(steady)
  await moveToGraphicsCard(models, steady, { runtimeUrl, loadModel })
  return { hasAdapter: adapter !== null, backend: models.backend(), remembered: await rememberedChoice() }
}

async function remembers(): Promise<unknown> {
  await rememberChoice({ measuredOn: 'another card, of before', backend: 'wasm' })
  await rememberChoice({ measuredOn: 'a card', backend: 'webgpu' })
  return rememberedChoice()
}

/** As a power cut may leave it. */
async function forgetsRubbish(): Promise<unknown> {
  await rememberChoice({ measuredOn: 'a card', backend: 'webgpu' })
  const folder = await navigator.storage.getDirectory()
  for await (const name of folder.keys()) {
    const writing = await (await folder.getFileHandle(name)).createWritable()
    await writing.write('{"measuredOn":')
    await writing.close()
  }
  return rememberedChoice()
}

/** An adapter that says it is a real card and then gives no device: its driver is broken. */
async function refusedDevice() {
  const adapter = await softwareAdapter()
  let timesAsked = 0
  const broken = new Proxy(adapter, {
    get(target, key) {
      if (key === 'info') return { vendor: 'a maker', architecture: '', device: '', description: 'a real card' }
      if (key !== 'requestDevice') return Reflect.get(target, key) as unknown
      timesAsked++
      return () => Promise.reject(new Error('the driver is broken'))
    },
  })
  Object.defineProperty(navigator.gpu, 'requestAdapter', { value: () => Promise.resolve(broken) })
  const steady = await onWasm()
  const models = createSwitchingModels(steady)
  await moveToGraphicsCard(models, steady, { runtimeUrl, loadModel })
  return { timesAsked, backend: models.backend() }
}

/** The smallest network does: the software needs long to make itself ready for a large one. */
async function lostDevice() {
  const runtime = await import('onnxruntime-web/jspi')
  runtime.env.wasm.wasmPaths = runtimeUrl
  runtime.env.wasm.numThreads = 1
  const steady = await onWasm()
  const device = await (await softwareAdapter()).requestDevice()
  const models = createSwitchingModels(steady)
  models.use(await openSessions(runtime, { name: 'webgpu', device }, loadModel), device.lost)

  const features = Float32Array.from({ length: MESH_FEATURES }, (_, i) => Math.sin(i))
  const wasm = await steady.cover(features)
  const card = { covered: await models.cover(features), backend: models.backend() }
  const running = models.cover(features)
  device.destroy()
  const lost = { covered: await running, backend: models.backend() }
  const after = { covered: await models.cover(features), backend: models.backend() }
  return { wasm, card, lost, after }
}

function onWasm(): Promise<FaceModels> {
  return openFaceModels({ threads: 1, runtimeUrl, loadModel })
}

async function softwareAdapter(): Promise<GPUAdapter> {
  const adapter = await navigator.gpu.requestAdapter()
  if (!adapter) throw new Error('this Chromium has no software that plays a graphics card')
  return adapter
}
