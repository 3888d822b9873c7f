/** Lays FaceMesh's 468 points on a found face, in pixels of the whole picture. */
import type { BoxPx, PointPx, Px, Share } from '../../../shared/domain/units.ts'
import type { DetectedFace } from './detect-faces.ts'
import type { FacePlace } from './face-track.ts'
import { MESH_SIDE_PX, type FaceModels } from '../models/face-models.ts'
import type { Pyramid } from '../picture/pixels.ts'
import { applied, rotatedSquare, scaleOf } from '../picture/plane-transform.ts'
import { sampleInput } from '../picture/sample-input.ts'

export interface MeshPoint extends PointPx {
  /** Depth in the same pixels, growing away from the camera. */
  readonly z: Px
}

export interface FaceMesh {
  /** 468, in the canonical order of FaceMesh. */
  readonly points: readonly MeshPoint[]
  readonly presence: Share
  readonly features: Float32Array
}

/** Points of the canonical mesh that are used by name. */
export const meshPoint = {
  foreheadTop: 10,
  chin: 152,
  /** Left and right are the subject's own. */
  rightCheek: 234,
  leftCheek: 454,
  rightEyeOuter: 33,
  rightEyeInner: 133,
  leftEyeInner: 362,
  leftEyeOuter: 263,
} as const

/** The network was trained on squares of this many face widths. */
const MARGIN = 1.5

/** Twice: the second look starts from the first one's own points, which sit better than the detector's box. */
export async function fitMesh(models: FaceModels, pyramid: Pyramid, face: DetectedFace): Promise<FaceMesh> {
  const { box, rightEye, leftEye } = face
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const side = Math.max(box.width, box.height) * MARGIN
  const first = await look(models, pyramid, centre, side, angleBetween(rightEye, leftEye))
  return refitMesh(models, pyramid, first)
}

/** One look, placed by where the points were before: the next frame's mesh from this one's. */
export async function refitMesh(models: FaceModels, pyramid: Pyramid, before: FaceMesh): Promise<FaceMesh> {
  const angle = angleBetween(at(before, 'rightEyeOuter'), at(before, 'leftEyeOuter'))
  const level = boundsOf(before.points, angle)
  const centre = turned({ x: level.x + level.width / 2, y: level.y + level.height / 2 }, angle)
  return look(models, pyramid, centre, Math.max(level.width, level.height) * MARGIN, angle)
}

/** What says whether a mesh that follows still lies on the same face. */
export function placeOf(mesh: FaceMesh): FacePlace {
  const rollRad = angleBetween(at(mesh, 'rightEyeOuter'), at(mesh, 'leftEyeOuter'))
  return { box: boundsOf(mesh.points), rollRad, presence: mesh.presence }
}

export function at(mesh: FaceMesh, name: keyof typeof meshPoint): MeshPoint {
  return mesh.points[meshPoint[name]]!
}

/** The least box that holds all of them; with `rollRad` one that leans clockwise by it, in the plane turned back. */
export function boundsOf(points: readonly PointPx[], rollRad = 0): BoxPx {
  const [cos, sin] = [Math.cos(rollRad), Math.sin(rollRad)]
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  // neither objects nor calls: it is asked several times a frame
  for (const point of points) {
    const x = point.x * cos + point.y * sin
    const y = point.y * cos - point.x * sin
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

async function look(
  models: FaceModels,
  pyramid: Pyramid,
  centre: PointPx,
  side: Px,
  angleRad: number,
): Promise<FaceMesh> {
  const toPicture = rotatedSquare(centre, side, angleRad, MESH_SIDE_PX)
  const input = sampleInput(pyramid, toPicture, MESH_SIDE_PX, { scale: 1 / 255, offset: 0 })
  const { points, presence, features } = await models.mesh(input)
  const scale = scaleOf(toPicture)
  return {
    points: Array.from({ length: points.length / 3 }, (_, i) => ({
      ...applied(toPicture, points[3 * i]!, points[3 * i + 1]!),
      z: points[3 * i + 2]! * scale,
    })),
    presence,
    features,
  }
}

const angleBetween = (from: PointPx, to: PointPx) => Math.atan2(to.y - from.y, to.x - from.x)

function turned({ x, y }: PointPx, angleRad: number): PointPx {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)]
  return { x: x * cos - y * sin, y: x * sin + y * cos }
}
