/** The models of the kiosk: where their weights come from, and which of their tensors are offered as outputs. */

export interface ModelSource {
  readonly name: string
  readonly sourcePackage: string
  /** Graph file inside the package; it names its weight files. */
  readonly sourceFile: string
  readonly licence: string
  /** Public name of each output, and the node of the source graph that makes it; several are laid end to end. */
  readonly outputs: Readonly<Record<string, string | readonly string[]>>
}

const human = {
  sourcePackage: '@vladmandic/human',
  licence: 'MIT; model by Google MediaPipe, Apache-2.0',
}

export const modelSources: readonly ModelSource[] = [
  {
    ...human,
    name: 'blazeface',
    sourceFile: 'models/blazeface.json',
    // anchors of stride 16 (512 of them) and of stride 32 (384)
    outputs: {
      scores_stride16: 'Identity',
      boxes_stride16: 'Identity_2',
      scores_stride32: 'Identity_1',
      boxes_stride32: 'Identity_3',
    },
  },
  {
    ...human,
    name: 'facemesh',
    sourceFile: 'models/facemesh.json',
    outputs: {
      mesh: 'Identity_2',
      presence: 'Identity_1',
      // 24 x 24 x 64 and 12 x 12 x 128: what it sees before it places points; the check for covered faces rests on it
      features: ['StatefulPartitionedCall/model_1/p_re_lu_9/Relu', 'StatefulPartitionedCall/model_1/p_re_lu_12/Relu'],
    },
  },
  {
    ...human,
    name: 'iris',
    sourceFile: 'models/iris.json',
    // 71 x (x, y, z) around the eye and the brow; where the iris lies is not asked for
    outputs: { contour: 'StatefulPartitionedCall/model/conv_eyes_contours_and_brows/BiasAdd' },
  },
]
