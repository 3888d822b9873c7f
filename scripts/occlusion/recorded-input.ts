/** Remembers what the mesh network last looked at: a sample is kept as that, so that any of its layers can be tried. */
import { MESH_SIDE_PX, type FaceModels } from '../../src/renderer/vision-worker/models/face-models.ts'

/** Bytes in one kept input: RGB. */
export const INPUT_BYTES = MESH_SIDE_PX * MESH_SIDE_PX * 3

export interface RecordingModels extends FaceModels {
  /** In bytes, 0..255; throws before the mesh network's first run. */
  lastInput(): Uint8Array
}

export function recording(models: FaceModels): RecordingModels {
  let last: Float32Array | undefined
  return {
    ...models,
    mesh(input) {
      last = input
      return models.mesh(input)
    },
    lastInput() {
      if (!last) throw new Error('the mesh network has not run yet')
      return Uint8Array.from(last, (value) => Math.round(value * 255))
    },
  }
}

/** As the mesh network takes it. */
export function meshInputOf(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (value) => value / 255)
}
