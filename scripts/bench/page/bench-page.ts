/** The page's side of `npm run bench`: each contender loads, looks at a frame and tells how long it took. */
import { createVisionWorker } from '../../../src/renderer/vision/create-vision-worker.ts'
import { createVisionClient, threadsHere } from '../../../src/renderer/vision/vision-client.ts'
import type { Vision } from '../../../src/renderer/vision/vision-port.ts'
import type { BareReply, BareRequest } from './bare.worker.ts'
import BareWorker from './bare.worker.ts?worker'
import { makeHuman, type Human, type HumanBackend } from './human-library.ts'
import { movingFrames } from './moving-frames.ts'

const frames = await movingFrames('/samples/face.jpg')
const assetsUrl = new URL('.', document.baseURI).href
const threads = threadsHere()
let ours: Vision | undefined
let human: Human | undefined
let bare: Worker | undefined

/** All times in ms. Every contender sees the same frame under the same index. */
const offered = {
  threads,

  /** From nothing of it being there to the first verdict: worker, code, runtime and models are fetched and started. */
  async startOurs(): Promise<number> {
    const startedAtMs = performance.now()
    ours = createVisionClient({ createWorker: createVisionWorker, clock: { after } })
    await lookOurs(0)
    return performance.now() - startedAtMs
  },

  /** The same of human: code, runtime and models are fetched and started. It runs in the page, as it does by default. */
  async startHuman(backend: HumanBackend): Promise<number> {
    const bitmap = await frames.bitmap(0)
    const startedAtMs = performance.now()
    human = await makeHuman(backend)
    await human.load()
    await lookHuman(human, bitmap)
    const ms = performance.now() - startedAtMs
    if (human.tf.getBackend() !== backend) throw new Error(`human runs on ${human.tf.getBackend()}, not on ${backend}`)
    return ms
  },

  /** Where our networks run. */
  async backend(): Promise<string> {
    const started = await ours?.start()
    return started?.ok ? 'wasm' : 'none'
  },

  async startBare(): Promise<void> {
    bare = new BareWorker()
    await askBare({ kind: 'load', assetsUrl, threads })
  },

  async ours(index: number): Promise<number> {
    const frame = frames.videoFrame(index)
    const startedAtMs = performance.now()
    await lookOurs(index, frame)
    return performance.now() - startedAtMs
  },

  async human(index: number): Promise<number> {
    if (!human) throw new Error('human is not started')
    const bitmap = await frames.bitmap(index)
    const startedAtMs = performance.now()
    await lookHuman(human, bitmap)
    return performance.now() - startedAtMs
  },

  /** The runs of the networks that our look at this frame makes, and nothing else. */
  async bare(index: number): Promise<BareReply> {
    const frame = frames.videoFrame(index)
    return askBare({ kind: 'run', frame, capturedAtMs: frames.capturedAtMs(index) }, [frame])
  },
}

export type Bench = typeof offered
Object.assign(globalThis, { bench: offered })

async function lookOurs(index: number, frame = frames.videoFrame(index)): Promise<void> {
  const looked = await ours?.look('face', frame, frames.capturedAtMs(index))
  if (!looked?.ok) throw new Error(`our look failed: ${looked?.error.code} ${looked?.error.note}`)
  if (looked.value.faceCount !== 1) throw new Error(`we saw ${looked.value.faceCount} faces`)
}

async function lookHuman(library: Human, bitmap: ImageBitmap): Promise<void> {
  const { face } = await library.detect(bitmap)
  bitmap.close()
  if (face.length !== 1 || !face[0]?.mesh?.length) throw new Error(`human saw ${face.length} faces`)
}

function askBare(request: BareRequest, transfer: Transferable[] = []): Promise<BareReply> {
  return new Promise((resolve, reject) => {
    if (!bare) return reject(new Error('the bare models are not started'))
    bare.onmessage = ({ data }: MessageEvent<BareReply>) => resolve(data)
    bare.onerror = ({ message }) => reject(new Error(message))
    bare.postMessage(request, transfer)
  })
}

function after(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs)
  return () => clearTimeout(timer)
}
