/** How a head is turned, from the mesh's own depth: two axes through the face, forehead to chin and cheek to cheek. */
import type { Deg } from '../../../shared/domain/units.ts'
import { at, type FaceMesh, type MeshPoint } from './fit-mesh.ts'

/** Signs as in `FaceMeasurement`: yaw to the subject's left, chin up and a clockwise lean are positive. */
export interface HeadPose {
  readonly yawDeg: Deg
  readonly pitchDeg: Deg
  readonly rollDeg: Deg
}

/**
 * What the mesh's forehead-to-chin axis leans by on a level face: the chin lies behind the forehead's top.
 * Median of the level portraits that were measured; a proper fit of the canonical face will make it needless.
 */
const LEVEL_FACE_LEAN_DEG = 8

export function headPose(mesh: FaceMesh): HeadPose {
  const down = unit(between(at(mesh, 'foreheadTop'), at(mesh, 'chin')))
  const across = unit(between(at(mesh, 'rightCheek'), at(mesh, 'leftCheek')))
  const inward = unit(cross(across, down))
  const right = cross(down, inward)
  return {
    yawDeg: degrees(Math.asin(clampedSine(right[2]))),
    pitchDeg: LEVEL_FACE_LEAN_DEG - degrees(Math.asin(clampedSine(down[2]))),
    rollDeg: degrees(Math.atan2(right[1], right[0])),
  }
}

type Vector = readonly [number, number, number]

const between = (from: MeshPoint, to: MeshPoint): Vector => [to.x - from.x, to.y - from.y, to.z - from.z]

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}

const clampedSine = (value: number) => Math.min(1, Math.max(-1, value))
const degrees = (radians: number) => (radians * 180) / Math.PI
