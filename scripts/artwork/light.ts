/** The light of the room, and how much of it reaches each vertex, softened inside skin. */
import { normals, type Mesh } from './mesh.ts'
import type { Blocked } from './ray-tree.ts'
import { add, cross, dot, mix3, scale, seededRandom, times, unit, type Vec3 } from './vector.ts'

/** A broad lamp: `sharpness` is high for a small one. */
interface Lamp {
  readonly towards: Vec3
  readonly colour: Vec3
  readonly sharpness: number
}

/** A large window to the picture's upper left, a pale wall opposite, a lamp behind. */
export const lamps: readonly Lamp[] = [
  { towards: unit([-0.55, 0.55, 0.8]), colour: [3.5, 3.3, 3.05], sharpness: 9 },
  { towards: unit([0.85, 0.15, 0.65]), colour: [0.85, 0.9, 1.0], sharpness: 4 },
  { towards: unit([0.75, 0.5, -0.6]), colour: [1.5, 1.4, 1.3], sharpness: 14 },
]

/** Light arriving from a direction, linear. */
export function radiance(from: Vec3): Vec3 {
  const up = 0.5 + 0.5 * from[1]
  let sum: Vec3 = mix3([0.3, 0.26, 0.24], [0.52, 0.55, 0.6], up)
  for (const { towards, colour, sharpness } of lamps)
    sum = add(sum, scale(colour, Math.exp(sharpness * (dot(from, towards) - 1))))
  return sum
}

/** What a blocked direction still sends: light bounced off skin and cloth nearby. */
const bounced: Vec3 = [0.2, 0.115, 0.085]

/**
 * Light received at each vertex (divided by pi: a white matt surface would show it as it is).
 *
 * @param raysInFront directions tried per vertex that faces the camera
 */
export function lightOn(mesh: Mesh, blocked: Blocked, raysInFront: number): Vec3[] {
  const random = seededRandom(7)
  return normals(mesh).map((normal, i) => {
    const place = mesh.vertices[i]?.place ?? [0, 0, 0]
    const side = unit(cross(normal, Math.abs(normal[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]))
    const other = cross(normal, side)
    const from = add(place, scale(normal, 0.03))
    const [shiftA, shiftB] = [random(), random()]
    let sum: Vec3 = [0, 0, 0]
    // What faces away from the camera is hardly ever seen.
    const rays = normal[2] < -0.2 ? 12 : raysInFront
    for (let k = 0; k < rays; k++) {
      // Cosine-weighted directions on a golden spiral, shifted at random per vertex.
      const r2 = (k + shiftA) / rays
      const angle = 2 * Math.PI * (((k * 0.6180339887) % 1) + shiftB)
      const r = Math.sqrt(r2)
      const direction = add(
        add(scale(side, r * Math.cos(angle)), scale(other, r * Math.sin(angle))),
        scale(normal, Math.sqrt(1 - r2)),
      )
      sum = add(sum, blocked(from, direction) ? times(bounced, radiance(scale(direction, -1))) : radiance(direction))
    }
    return scale(sum, 1 / rays)
  })
}

/** Spreads light under the skin: red far, blue little; that is what makes skin look alive. Rounds are of one edge length. */
export function spread(
  mesh: Mesh,
  light: readonly Vec3[],
  rounds: readonly [number, number, number],
  share: number,
): Vec3[] {
  const neighbours: number[][] = light.map(() => [])
  for (const [a, b, c] of mesh.triangles) {
    neighbours[a]?.push(b)
    neighbours[b]?.push(c)
    neighbours[c]?.push(a)
  }
  const channel = (k: 0 | 1 | 2): Float64Array => {
    let now = Float64Array.from(light, (v) => v[k])
    for (let round = 0; round < rounds[k]; round++)
      now = now.map((v, i) => {
        const near = neighbours[i] ?? []
        return near.length === 0 ? v : 0.4 * v + (0.6 * near.reduce((sum, n) => sum + now[n]!, 0)) / near.length
      })
    return now
  }
  const [red, green, blue] = [channel(0), channel(1), channel(2)]
  return light.map((own, i) => mix3(own, [red[i]!, green[i]!, blue[i]!], share))
}
