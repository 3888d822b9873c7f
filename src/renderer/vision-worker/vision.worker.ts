/** The worker's message loop: each request is answered once, in order; a frame is closed whatever happens. */
import { areCheckLimits, type CheckLimits } from '../../shared/domain/check-limits.ts'
import { failure } from '../../shared/errors/result.ts'
import type { VisionReply, VisionRequest } from '../vision/vision-protocol.ts'
import { encodeCanvasJpeg } from './picture/canvas-jpeg.ts'
import type { Backend } from './models/choose-backend.ts'
import { openFaceModels, warmUp, type ModelName } from './models/face-models.ts'
import { moveToGraphicsCard } from './models/graphics-card.ts'
import { createSwitchingModels } from './models/switching-models.ts'
import { createUprightCrop } from './picture/upright-crop.ts'
import { createVisionEngine, type VisionEngine } from './vision-engine.ts'

declare const self: DedicatedWorkerGlobalScope

let engine: VisionEngine<VideoFrame | ImageBitmap> | undefined
let backend: () => Backend = () => 'wasm'
/** Does, once, what no first verdict has to wait for. */
let settle = (): void => undefined
let working: Promise<void> = Promise.resolve()

self.onmessage = ({ data: request }: MessageEvent<VisionRequest>) => {
  working = working.then(() => handle(request))
}

async function handle(request: VisionRequest): Promise<void> {
  try {
    reply(await answer(request))
  } catch (error) {
    const note = `${request.kind}: ${error instanceof Error ? error.message : 'unknown'}`
    reply({ kind: 'failed', id: request.id, failure: failure('CHECKS_UNAVAILABLE', { note }).error })
  } finally {
    if (request.kind === 'look') {
      request.frame.close()
      settle()
    }
  }
}

async function answer(request: VisionRequest): Promise<VisionReply> {
  const { id } = request
  if (request.kind === 'load') {
    const startedAtMs = performance.now()
    engine = await loadEngine(request.assetsUrl, request.threads)
    return { kind: 'loaded', id, backend: backend(), threads: request.threads, loadMs: performance.now() - startedAtMs }
  }
  if (!engine) throw new Error('the models are not loaded')
  switch (request.kind) {
    case 'look': {
      const { subject, frame, capturedAtMs } = request
      const report = await engine.look(subject, frame, capturedAtMs, limitsOf(request))
      return { kind: 'report', id, report: { ...report, backend: backend() } }
    }
    case 'take': {
      const taken = await engine.take(request.subject, request.which, request.takenBy, limitsOf(request))
      return taken.ok ? { kind: 'taken', id, picture: taken.value } : { kind: 'failed', id, failure: taken.error }
    }
    case 'forget':
      engine.forget()
      return { kind: 'forgotten', id }
  }
}

/** A picture judged by half of the limits, or by loose ones, must not leave. */
function limitsOf({ limits }: { readonly limits: CheckLimits }): CheckLimits {
  if (!areCheckLimits(limits)) throw new Error('limits that no check can have')
  return limits
}

/** So long a frame may be on its way before the rest is made ready without one. Ours. */
const SETTLE_AFTER_MS = 500

/**
 * Ready on WASM. After the first look, or when none comes at once, the networks are warmed up; and where there is a
 * graphics card, they move to it while frames are looked at.
 */
async function loadEngine(assetsUrl: string, threads: number) {
  const runtimeUrl = new URL('ort/', assetsUrl).href
  const loadModel = async (name: ModelName) => {
    const response = await fetch(new URL(`models/${name}.onnx`, assetsUrl))
    if (!response.ok) throw new Error(`${name}.onnx answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const steady = await openFaceModels({ threads, runtimeUrl, loadModel })
  const models = createSwitchingModels(steady)
  backend = () => models.backend()
  settle = () => {
    settle = () => undefined
    // what fails here fails once more in the look that needs it, and is told there
    warmUp(steady)
      .catch(() => undefined)
      .finally(() => void moveToGraphicsCard(models, steady, { runtimeUrl, loadModel }))
  }
  setTimeout(() => settle(), SETTLE_AFTER_MS)
  return createVisionEngine({
    models,
    cropFrame: createUprightCrop(),
    encodeJpeg: encodeCanvasJpeg,
    nowMs: () => performance.now(),
  })
}

/** Encoded bytes are handed over, not copied. */
function reply(message: VisionReply): void {
  self.postMessage(message, message.kind === 'taken' ? [message.picture.image.bytes.buffer as ArrayBuffer] : [])
}
