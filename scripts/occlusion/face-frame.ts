/** Places on a face by its own measure: what paints on a face needs to know of the mesh, and nothing of pixels. */
import type { PointPx, Px } from '../../src/shared/domain/units.ts'
import type { FaceMesh } from '../../src/renderer/vision-worker/face/fit-mesh.ts'

export interface FaceFrame {
  /** The mesh's own point of that number. */
  point(index: number): PointPx
  /** Right and down as seen by the viewer of an upright face, in face widths from between the eyes. */
  place(right: number, down: number): PointPx
  /** From one point to the other, `share` of the way. */
  on(from: number, to: number, share: number): PointPx
  /** Of the subject's own right and left eye. */
  readonly eyes: readonly [PointPx, PointPx]
  readonly mouth: PointPx
  readonly noseTip: PointPx
  /** Between the outer corners of both eyes. */
  readonly eyeSpanPx: Px
  readonly rollDeg: number
}

/** The jaw from the subject's right ear to the left one. */
export const jaw = [
  234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454,
]

export function faceFrame({ points }: FaceMesh): FaceFrame {
  const point = (index: number): PointPx => points[index]!
  const mean = (...indices: number[]): PointPx => ({
    x: indices.reduce((sum, index) => sum + point(index).x, 0) / indices.length,
    y: indices.reduce((sum, index) => sum + point(index).y, 0) / indices.length,
  })
  const along = { x: point(263).x - point(33).x, y: point(263).y - point(33).y }
  const eyeSpanPx = Math.hypot(along.x, along.y)
  const chin = { x: point(152).x - point(168).x, y: point(152).y - point(168).y }
  const chinPx = Math.hypot(chin.x, chin.y) || 1
  const down = { x: (chin.x / chinPx) * eyeSpanPx, y: (chin.y / chinPx) * eyeSpanPx }
  const origin = mean(33, 263)
  return {
    point,
    place: (right, below) => ({
      x: origin.x + right * along.x + below * down.x,
      y: origin.y + right * along.y + below * down.y,
    }),
    on: (from, to, share) => ({
      x: point(from).x + share * (point(to).x - point(from).x),
      y: point(from).y + share * (point(to).y - point(from).y),
    }),
    eyes: [mean(33, 133, 159, 145), mean(362, 263, 386, 374)],
    mouth: mean(13, 14),
    noseTip: point(1),
    eyeSpanPx,
    rollDeg: (Math.atan2(along.y, along.x) * 180) / Math.PI,
  }
}
