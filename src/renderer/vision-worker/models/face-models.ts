/**
 * The two networks, ready to run on onnxruntime-web's WASM backend.
 * Numbers in, numbers out: what they mean is decided by those who call.
 */
import * as ort from 'onnxruntime-web/wasm'

export type ModelName = 'blazeface' | 'facemesh'

/** BlazeFace's input is a square of this side, -1..1. */
export const DETECTOR_SIDE_PX = 256

/** FaceMesh's input is a square of this side, 0..1. */
export const MESH_SIDE_PX = 192

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
  /** 6 x 6 x 128: what it knows of the face before it places points. */
  readonly features: Float32Array
}

export interface FaceModels {
  /** @param input NHWC 1 x 256 x 256 x 3 */
  detect(input: Float32Array): Promise<DetectorOutput>
  /** @param input NHWC 1 x 192 x 192 x 3 */
  mesh(input: Float32Array): Promise<MeshOutput>
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

/** Loads both networks and runs each once, so that the first frame is as fast as the next. Throws where WASM cannot run. */
export async function openFaceModels({ loadModel, threads, runtimeUrl }: FaceModelOptions): Promise<FaceModels> {
  ort.env.wasm.numThreads = threads
  if (runtimeUrl) ort.env.wasm.wasmPaths = runtimeUrl
  ort.env.logLevel = 'error'

  const open = async (name: ModelName) =>
    ort.InferenceSession.create(await loadModel(name), { executionProviders: ['wasm'], graphOptimizationLevel: 'all' })
  const [detector, mesh] = await Promise.all([open('blazeface'), open('facemesh')])

  const models: FaceModels = {
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
    async close() {
      await Promise.all([detector.release(), mesh.release()])
    },
  }
  await models.detect(new Float32Array(DETECTOR_SIDE_PX ** 2 * 3))
  await models.mesh(new Float32Array(MESH_SIDE_PX ** 2 * 3))
  return models
}

function run(session: ort.InferenceSession, input: Float32Array, side: number) {
  return session.run({ input: new ort.Tensor('float32', input, [1, side, side, 3]) })
}

function floats(output: ort.InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = output[name]?.data
  if (!(data instanceof Float32Array)) throw new Error(`the model has no output ${name}`)
  return data
}
