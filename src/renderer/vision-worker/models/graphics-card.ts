/**
 * Moves the networks to the graphics card where there is a real one that is faster; until then, and where there is none,
 * they stay on WASM. Never throws: a card that fails is a card that is not used.
 */
import { rememberChoice, rememberedChoice } from './backend-memory.ts'
import { fasterBackend, isRealAdapter, measuredOn, rememberedBackend, type Backend } from './choose-backend.ts'
import {
  DETECTOR_SIDE_PX,
  MESH_SIDE_PX,
  openSessions,
  warmUp,
  type FaceModelOptions,
  type FaceModels,
} from './face-models.ts'
import { giveSameAnswers } from './same-answers.ts'
import type { SwitchingModels } from './switching-models.ts'

/** Of each network. */
const MEASURED_RUNS = 5

/** @param steady the same networks on WASM, to measure against */
export async function moveToGraphicsCard(
  models: SwitchingModels,
  steady: FaceModels,
  options: Pick<FaceModelOptions, 'loadModel' | 'runtimeUrl'>,
): Promise<void> {
  try {
    const adapter = canSuspend() ? await navigator.gpu?.requestAdapter() : undefined
    if (!adapter || !isRealAdapter(adapter.info)) return
    // another half megabyte of code and 17 MB of WASM: fetched only where there is a card
    const runtime = await import('onnxruntime-web/jspi')
    const now = measuredOn(adapter.info, runtime.env.versions.common)
    const remembered = rememberedBackend(await rememberedChoice(), now)
    if (remembered === 'wasm') return

    const device = await adapter.requestDevice()
    if (options.runtimeUrl) runtime.env.wasm.wasmPaths = options.runtimeUrl
    runtime.env.wasm.numThreads = 1
    runtime.env.logLevel = 'error'
    // our own device, so that its loss is heard of
    const provider = { name: 'webgpu', device }
    const card = await openSessions(runtime, provider, options.loadModel)
    await warmUp(card)
    const backend = (await giveSameAnswers(steady, card)) ? (remembered ?? (await measured(steady, card))) : 'wasm'
    if (remembered !== backend) await rememberChoice({ measuredOn: now, backend })
    if (backend === 'webgpu') return models.use(card, device.lost)
    await card.close()
    device.destroy()
  } catch {
    // WASM runs on, which is all that anybody needs to know
  }
}

/** The runtime for graphics cards waits for them by suspending WASM, which an old Chromium cannot do. */
const canSuspend = () => 'Suspending' in WebAssembly

async function measured(steady: FaceModels, card: FaceModels): Promise<Backend> {
  const times = { wasm: [] as number[], webgpu: [] as number[] }
  for (let run = 0; run < MEASURED_RUNS; run++) {
    times.wasm.push(await runMs(steady))
    times.webgpu.push(await runMs(card))
  }
  return fasterBackend(times.wasm, times.webgpu)
}

/** A followed face costs runs of the mesh; the detector's run now and then must not stall it. */
async function runMs(models: FaceModels): Promise<number> {
  const startedAtMs = performance.now()
  await models.detect(new Float32Array(DETECTOR_SIDE_PX ** 2 * 3))
  for (let run = 0; run < 4; run++) await models.mesh(new Float32Array(MESH_SIDE_PX ** 2 * 3))
  return performance.now() - startedAtMs
}
