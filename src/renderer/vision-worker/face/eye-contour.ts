/**
 * How far open the eyes are, also where they are narrow: the mesh takes a narrow open eye for a closed one, so where it
 * is in doubt a network that looks at nothing but an eye is asked.
 */
import { faceThresholds } from '../../quality/face-thresholds.ts'
import { EYE_SIDE_PX, type FaceModels } from '../models/face-models.ts'
import type { Pyramid } from '../picture/pixels.ts'
import { rotatedSquare, type PlaneTransform } from '../picture/plane-transform.ts'
import { sampleInput } from '../picture/sample-input.ts'
import { eyeOpening, lidHeight } from './eyes.ts'
import { at, type FaceMesh, type meshPoint } from './fit-mesh.ts'

type EyeModel = Pick<FaceModels, 'eye'>

/**
 * How far open the eye is that is further open, as `lidHeight`; from the mesh where that is beyond doubt, else from the
 * eye's own contour. The second eye is looked at only where the first one is closed: one closed eye alone may be a wink
 * or a scar.
 */
export async function seenEyeOpening(models: EyeModel, pyramid: Pyramid, mesh: FaceMesh): Promise<number> {
  const { doubtfulEyeOpening, minEyeOpening } = faceThresholds
  const ofMesh = eyeOpening(mesh)
  if (ofMesh >= doubtfulEyeOpening) return ofMesh
  const left = await contourOpening(models, pyramid, mesh, ['leftEyeInner', 'leftEyeOuter'])
  if (left >= minEyeOpening) return left
  return Math.max(left, await contourOpening(models, pyramid, mesh, ['rightEyeOuter', 'rightEyeInner']))
}

/** The network saw squares of this many eye widths. */
const MARGIN = 2.3

/** Of the contour's points: the eye's corners, and the three in the middle of the upper lid. */
const corners = [0, 8] as const
const upperLid = [11, 12, 13] as const

async function contourOpening(
  models: EyeModel,
  pyramid: Pyramid,
  mesh: FaceMesh,
  [leftCorner, rightCorner]: readonly [keyof typeof meshPoint, keyof typeof meshPoint],
): Promise<number> {
  const [from, to] = [at(mesh, leftCorner), at(mesh, rightCorner)]
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const side = MARGIN * Math.hypot(to.x - from.x, to.y - from.y)
  const upright = rotatedSquare(middle, side, Math.atan2(to.y - from.y, to.x - from.x), EYE_SIDE_PX)
  // the network knows left eyes
  const toPicture = leftCorner === 'rightEyeOuter' ? mirrored(upright) : upright
  const input = sampleInput(pyramid, toPicture, EYE_SIDE_PX, { scale: 1 / 255, offset: 0 })
  return openingOf(await models.eye(input))
}

/** @param contour 71 x (x, y, z) of a left eye */
export function openingOf(contour: Float32Array): number {
  const point = (at: number) => ({ x: contour[3 * at]!, y: contour[3 * at + 1]! })
  const [inner, outer] = corners
  return lidHeight(point(inner), point(outer), upperLid.map(point))
}

/** Left and right of the input changed. */
function mirrored(toPicture: PlaneTransform): PlaneTransform {
  const { xx, yx, x0, y0 } = toPicture
  return { ...toPicture, xx: -xx, yx: -yx, x0: x0 + EYE_SIDE_PX * xx, y0: y0 + EYE_SIDE_PX * yx }
}
