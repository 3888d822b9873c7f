/**
 * The networks, ready to run on onnxruntime-web.
 * Numbers in, numbers out: what they mean is decided by those who call.
 */
import * as ort from 'onnxruntime-web/wasm'

export type ModelName = 'blazeface' | 'facemesh' | 'occlusion' | 'iris'

/** BlazeFace's input is a square of this side, -1..1. */
export const DETECTOR_SIDE_PX = 256

/** FaceMesh's input is a square of this side, 0..1. */
export const MESH_SIDE_PX = 192

/** The eye network's input is a square of this side, 0..1. */
export const EYE_SIDE_PX = 64

/** What the mesh network knows of a face before it places points: 24 x 24 x 64 numbers, then 12 x 12 x 128. */
export const MESH_FEATURES = 24 * 24 * 64 + 12 * 12 * 128

export interface DetectorOutput {
  /** One logit per anchor: 512 of stride 16, then 384 of stride 32. */
  readonly scores: readonly [Float32Array, Float32Array]
  /** 16 numbers per anchor, in pixels of the input: centre, size, six points. */
  readonly boxes: readonly [Float32Array, Float32Array]
}

export interface MeshOutput {
  /** 468 x (x, y, z) in pixels of the input; z grows away from the camera. */
  readonly points: Float32Array
  /** The network's own opinion that there is a face, 0..1. */
  readonly presence: number
  /** `MESH_FEATURES`. */
  readonly features: Float32Array
}

/** How surely something covers mouth or nose, and the eyes: 0..1. */
export interface CoverOutput {
  readonly mouth: number
  readonly eyes: number
}

export interface FaceModels {
  /** @param input NHWC 1 x 256 x 256 x 3 */
  detect(input: Float32Array): Promise<DetectorOutput>
  /** @param input NHWC 1 x 192 x 192 x 3 */
  mesh(input: Float32Array): Promise<MeshOutput>
  /** @param features of the mesh network's run */
  cover(features: Float32Array): Promise<CoverOutput>
  /**
   * @param input NHWC 1 x 64 x 64 x 3, a subject's left eye, or a right one mirrored
   * @returns 71 x (x, y, z) in pixels of the input
   */
  eye(input: Float32Array): Promise<Float32Array>
  close(): Promise<void>
}

export interface FaceModelOptions {
  readonly loadModel: (name: ModelName) => Promise<Uint8Array>
  /** More than one needs shared memory, that is a cross-origin isolated page. */
  readonly threads: number
  /**
   * Folder with onnxruntime-web's WASM files; absolute, with a slash at the end.
   * @default where the package itself keeps them (Node)
   */
  readonly runtimeUrl?: string
}

/** Loads the networks on WASM. Their first runs are slower than the next. Throws where WASM cannot run. */
export async function openFaceModels({ loadModel, threads, runtimeUrl }: FaceModelOptions): Promise<FaceModels> {
  ort.env.wasm.numThreads = threads
  if (runtimeUrl) ort.env.wasm.wasmPaths = runtimeUrl
  ort.env.logLevel = 'error'
  return openSessions(ort, 'wasm', loadModel)
}

/** The part of an onnxruntime-web that is used; it comes in one bundle for WASM and another for graphics cards. */
export type Runtime = Pick<typeof ort, 'InferenceSession' | 'Tensor'>

/**
 * The networks on a runtime that is set up already. The eye network, which few looks need, is made when it is first
 * asked for: the first look does not wait for it.
 */
export async function openSessions(
  { InferenceSession, Tensor }: Runtime,
  provider: ort.InferenceSession.ExecutionProviderConfig,
  loadModel: FaceModelOptions['loadModel'],
): Promise<FaceModels> {
  // on WASM the optimiser finds nothing to do that makes these networks faster, measured; and looking for it takes time
  const graphOptimizationLevel = provider === 'wasm' ? 'disabled' : 'basic'
  const open = async (bytes: Promise<Uint8Array>) =>
    InferenceSession.create(await bytes, { executionProviders: [provider], graphOptimizationLevel })
  const run = (session: ort.InferenceSession, input: Float32Array, side: number) =>
    session.run({ input: new Tensor('float32', input, [1, side, side, 3]) })
  const [headBytes, detectorBytes, meshBytes] = [loadModel('occlusion'), loadModel('blazeface'), loadModel('facemesh')]
  // whoever awaits them meets their failure
  for (const bytes of [detectorBytes, meshBytes]) bytes.catch(() => undefined)
  // the smallest first: the runtime starts with it, which takes longer than all else, while the others still arrive;
  // one after the other: a graphics card's runtime refuses a second session while it makes one
  const head = await open(headBytes)
  const detector = await open(detectorBytes)
  const mesh = await open(meshBytes)
  let opening: Promise<ort.InferenceSession> | undefined
  const eye = () =>
    (opening ??= open(loadModel('iris')).catch((error: unknown) => {
      // its file may come the next time
      opening = undefined
      throw error
    }))
  // nor may a graphics card's runtime run one session while it makes another
  if (provider !== 'wasm') await eye()

  return {
    async detect(input) {
      const output = await run(detector, input, DETECTOR_SIDE_PX)
      return {
        scores: [floats(output, 'scores_stride16'), floats(output, 'scores_stride32')],
        boxes: [floats(output, 'boxes_stride16'), floats(output, 'boxes_stride32')],
      }
    },
    async mesh(input) {
      const output = await run(mesh, input, MESH_SIDE_PX)
      return {
        points: floats(output, 'mesh'),
        presence: floats(output, 'presence')[0] ?? 0,
        features: floats(output, 'features'),
      }
    },
    async cover(features) {
      const output = await head.run({ features: new Tensor('float32', features, [1, MESH_FEATURES]) })
      const [mouth = 0, eyes = 0] = floats(output, 'covered')
      return { mouth, eyes }
    },
    async eye(input) {
      return floats(await run(await eye(), input, EYE_SIDE_PX), 'contour')
    },
    async close() {
      const opened = await opening?.catch(() => undefined)
      await Promise.all([detector.release(), mesh.release(), head.release(), opened?.release()])
    },
  }
}

/** First runs are slow, and the eye network may not even be made before. Blank pictures do as well as faces. */
export async function warmUp(models: FaceModels): Promise<void> {
  const blank = (sidePx: number) => new Float32Array(sidePx ** 2 * 3)
  await models.eye(blank(EYE_SIDE_PX))
  const { features } = await models.mesh(blank(MESH_SIDE_PX))
  await models.cover(features)
  await models.detect(blank(DETECTOR_SIDE_PX))
}

function floats(output: ort.InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = output[name]?.data
  if (!(data instanceof Float32Array)) throw new Error(`the model has no output ${name}`)
  return data
}
