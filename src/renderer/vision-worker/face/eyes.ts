/** Eyes, from the mesh: how far apart, and how far open. */
import type { PointPx, Px } from '../../../shared/domain/units.ts'
import { at, type FaceMesh } from './fit-mesh.ts'

/** Between the middles of both eyes: what the mesh has in place of pupils. */
export function eyeDistance(mesh: FaceMesh): Px {
  return distance(
    middle(at(mesh, 'rightEyeOuter'), at(mesh, 'rightEyeInner')),
    middle(at(mesh, 'leftEyeInner'), at(mesh, 'leftEyeOuter')),
  )
}

/** Corner, two on the upper lid, corner, two on the lower lid. */
const rightEye = [33, 160, 158, 133, 153, 144] as const
const leftEye = [362, 385, 387, 263, 373, 380] as const

/** Height to width of the eye that is further open: one closed eye alone may be a wink or a scar. */
export function eyeAspect(mesh: FaceMesh): number {
  return Math.max(aspect(mesh, rightEye), aspect(mesh, leftEye))
}

/** Eye aspect ratio [Soukupová and Čech, Real-Time Eye Blink Detection using Facial Landmarks, 2016]. */
function aspect(
  { points }: FaceMesh,
  [corner, upper1, upper2, otherCorner, lower2, lower1]: readonly [number, number, number, number, number, number],
): number {
  const heights = distance(points[upper1]!, points[lower1]!) + distance(points[upper2]!, points[lower2]!)
  return heights / (2 * distance(points[corner]!, points[otherCorner]!))
}

const middle = (a: PointPx, b: PointPx): PointPx => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const distance = (a: PointPx, b: PointPx) => Math.hypot(a.x - b.x, a.y - b.y)
