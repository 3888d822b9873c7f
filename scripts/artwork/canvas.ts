/** A picture in linear light with depth: triangles first, then hairs over them. Knows nothing of what it draws. */
import { clamp, type Vec3 } from './vector.ts'

export interface Camera {
  readonly widthPx: number
  readonly heightPx: number
  /** Where the middle of the face (0, 0, 0) falls. */
  readonly centrePx: readonly [x: number, y: number]
  /** At the depth of the face. */
  readonly pxPerCm: number
  readonly distanceCm: number
}

export interface Canvas {
  readonly camera: Camera
  /** Linear RGB and cover, 4 values a pixel, colour already multiplied by cover. */
  readonly colour: Float32Array
  /** z of what is there; -Infinity where nothing is. */
  readonly depth: Float32Array
}

export function blankCanvas(camera: Camera): Canvas {
  const pixels = camera.widthPx * camera.heightPx
  return { camera, colour: new Float32Array(4 * pixels), depth: new Float32Array(pixels).fill(-Infinity) }
}

/** Pixel place of a point. */
export function project(camera: Camera, [x, y, z]: Vec3): readonly [x: number, y: number, pxPerCm: number] {
  const k = (camera.pxPerCm * camera.distanceCm) / (camera.distanceCm - z)
  return [camera.centrePx[0] + x * k, camera.centrePx[1] - y * k, k]
}

/** One corner of a triangle and the numbers that change across it (paint place, normal, light...). */
export interface Corner {
  readonly place: Vec3
  readonly values: readonly number[]
}

/** Fills a triangle; `shade` gets the blended values of each visible pixel and returns linear RGB. */
export function fillTriangle(
  canvas: Canvas,
  corners: readonly [Corner, Corner, Corner],
  shade: (values: readonly number[], place: Vec3) => Vec3,
): void {
  const { camera, colour, depth } = canvas
  const [a, b, c] = corners
  const [[ax, ay], [bx, by], [cx, cy]] = [a, b, c].map((k) => project(camera, k.place)) as [Vec3, Vec3, Vec3]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (Math.abs(area) < 1e-9) return
  const [left, right] = [
    Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)),
    Math.min(camera.widthPx - 1, Math.max(ax, bx, cx)),
  ]
  const [top, bottom] = [
    Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)),
    Math.min(camera.heightPx - 1, Math.max(ay, by, cy)),
  ]
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5, y + 0.5]
      const wb = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area
      const wc = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area
      const wa = 1 - wb - wc
      if (wa < -1e-6 || wb < -1e-6 || wc < -1e-6) continue
      const z = wa * a.place[2] + wb * b.place[2] + wc * c.place[2]
      const at = y * camera.widthPx + x
      if (z <= depth[at]!) continue
      depth[at] = z
      const values = a.values.map((v, i) => wa * v + wb * b.values[i]! + wc * c.values[i]!)
      const place: Vec3 = [
        wa * a.place[0] + wb * b.place[0] + wc * c.place[0],
        wa * a.place[1] + wb * b.place[1] + wc * c.place[1],
        z,
      ]
      colour.set([...shade(values, place), 1], 4 * at)
    }
}

/** A hair: a thin line with its own colour and width at each point. */
export interface Hair {
  readonly points: readonly Vec3[]
  readonly colours: readonly Vec3[]
  readonly widthsCm: readonly number[]
  readonly cover: number
}

/** Calls `paint` for each pixel that a piece of hair touches, with how much of the pixel it covers. */
function tracePiece(
  camera: Camera,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  halfWidthPx: number,
  paint: (at: number, share: number, along: number) => void,
): void {
  const [x0, y0] = from
  const [dx, dy] = [to[0] - x0, to[1] - y0]
  const span2 = dx * dx + dy * dy
  if (span2 < 1e-9) return
  const reach = halfWidthPx + 0.5
  const left = Math.max(0, Math.floor(Math.min(x0, to[0]) - reach))
  const right = Math.min(camera.widthPx - 1, Math.ceil(Math.max(x0, to[0]) + reach))
  const top = Math.max(0, Math.floor(Math.min(y0, to[1]) - reach))
  const bottom = Math.min(camera.heightPx - 1, Math.ceil(Math.max(y0, to[1]) + reach))
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [ex, ey] = [x + 0.5 - x0, y + 0.5 - y0]
      const t = (ex * dx + ey * dy) / span2
      if (t < 0 || t >= 1) continue
      const off = Math.abs(ex * dy - ey * dx) / Math.sqrt(span2)
      const share = clamp(reach - off) * Math.min(1, 2 * halfWidthPx)
      if (share > 0) paint(y * camera.widthPx + x, share, t)
    }
}

/** Draws hairs over what is there, the farthest first; hairs behind a surface stay hidden. */
export function drawHairs(canvas: Canvas, hairs: readonly Hair[]): void {
  const { camera, colour, depth } = canvas
  const meanDepth = (hair: Hair): number => hair.points.reduce((sum, p) => sum + p[2], 0) / hair.points.length
  const sorted = hairs.map((hair) => ({ hair, z: meanDepth(hair) })).sort((a, b) => a.z - b.z)
  for (const { hair } of sorted)
    for (let i = 0; i + 1 < hair.points.length; i++) {
      const [p, q] = [hair.points[i]!, hair.points[i + 1]!]
      const [from, to] = [project(camera, p), project(camera, q)]
      const [near, far] = [hair.colours[i]!, hair.colours[i + 1]!]
      tracePiece(camera, from, to, (hair.widthsCm[i]! * from[2]) / 2, (at, share, t) => {
        if (p[2] + (q[2] - p[2]) * t < depth[at]!) return
        const cover = share * hair.cover
        for (let k = 0; k < 3; k++)
          colour[4 * at + k] = colour[4 * at + k]! * (1 - cover) + (near[k]! + (far[k]! - near[k]!) * t) * cover
        colour[4 * at + 3] = colour[4 * at + 3]! * (1 - cover) + cover
      })
    }
}
