/** Says whether a ray is blocked: a bounding-volume tree over triangles. */
import type { Mesh } from './mesh.ts'
import type { Vec3 } from './vector.ts'

export type Blocked = (from: Vec3, direction: Vec3) => boolean

const leafSize = 4

/** Builds the tree once; the returned question is then cheap. */
export function rayTree(meshes: readonly Mesh[]): Blocked {
  const corners = new Float64Array(9 * meshes.reduce((n, m) => n + m.triangles.length, 0))
  let at = 0
  for (const { vertices, triangles } of meshes)
    for (const triangle of triangles)
      for (const i of triangle) {
        corners.set(vertices[i]?.place ?? [0, 0, 0], at)
        at += 3
      }
  const count = corners.length / 9
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  const middle = (t: number, axis: number): number =>
    corners[9 * t + axis]! + corners[9 * t + 3 + axis]! + corners[9 * t + 6 + axis]!

  // Nodes lie depth first: the first child follows its parent, `second` says where the other is; leaves have a count.
  const bounds: number[] = []
  const second: number[] = []
  const start: number[] = []
  const size: number[] = []
  const build = (from: number, to: number): void => {
    const node = size.length
    const low = [Infinity, Infinity, Infinity]
    const high = [-Infinity, -Infinity, -Infinity]
    for (let i = from; i < to; i++)
      for (let k = 0; k < 9; k++) {
        const v = corners[9 * order[i]! + k]!
        if (v < low[k % 3]!) low[k % 3] = v
        if (v > high[k % 3]!) high[k % 3] = v
      }
    bounds.push(...low, ...high)
    second.push(0)
    start.push(from)
    size.push(to - from <= leafSize ? to - from : 0)
    if (to - from <= leafSize) return
    const extent = low.map((v, k) => high[k]! - v)
    const axis = extent.indexOf(Math.max(...extent))
    order.subarray(from, to).sort((a, b) => middle(a, axis) - middle(b, axis))
    const half = (from + to) >> 1
    build(from, half)
    second[node] = size.length
    build(half, to)
  }
  build(0, count)
  const boxes = Float64Array.from(bounds)
  const stack = new Int32Array(64)

  const hits = (t: number, [ox, oy, oz]: Vec3, [dx, dy, dz]: Vec3): boolean => {
    const o = 9 * t
    const [ax, ay, az] = [corners[o]!, corners[o + 1]!, corners[o + 2]!]
    const [ux, uy, uz] = [corners[o + 3]! - ax, corners[o + 4]! - ay, corners[o + 5]! - az]
    const [vx, vy, vz] = [corners[o + 6]! - ax, corners[o + 7]! - ay, corners[o + 8]! - az]
    const [px, py, pz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx]
    const det = ux * px + uy * py + uz * pz
    if (Math.abs(det) < 1e-12) return false
    const [sx, sy, sz] = [ox - ax, oy - ay, oz - az]
    const u = (sx * px + sy * py + sz * pz) / det
    if (u < 0 || u > 1) return false
    const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux]
    const v = (dx * qx + dy * qy + dz * qz) / det
    return v >= 0 && u + v <= 1 && (vx * qx + vy * qy + vz * qz) / det > 1e-4
  }

  return (from, direction) => {
    const inverse = direction.map((d) => 1 / (d || 1e-12)) as [number, number, number]
    let top = 0
    stack[top++] = 0
    while (top > 0) {
      const node = stack[--top]!
      let near = 0
      let far = Infinity
      for (let k = 0; k < 3; k++) {
        const a = (boxes[6 * node + k]! - from[k]!) * inverse[k]!
        const b = (boxes[6 * node + 3 + k]! - from[k]!) * inverse[k]!
        near = Math.max(near, Math.min(a, b))
        far = Math.min(far, Math.max(a, b))
      }
      if (near > far) continue
      const leaf = size[node]!
      if (leaf === 0) {
        stack[top++] = node + 1
        stack[top++] = second[node]!
      } else for (let i = 0; i < leaf; i++) if (hits(order[start[node]! + i]!, from, direction)) return true
    }
    return false
  }
}
