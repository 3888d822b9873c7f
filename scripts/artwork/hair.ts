/** Hair: thousands of single hairs that follow a few guide curves; also lashes and brows. In head space. */
import type { Hair } from './canvas.ts'
import { lamps } from './light.ts'
import type { Mesh } from './mesh.ts'
import { loft } from './mesh.ts'
import {
  add,
  along,
  clamp,
  dot,
  length,
  mix,
  mix3,
  noise,
  ramp,
  scale,
  seededRandom,
  sub,
  unit,
  type Vec3,
} from './vector.ts'

const partAt = 1.1

/** From the parting to the tip, for the picture's right side; `front` frames the face, `back` hangs behind. */
const guides: readonly (readonly Vec3[])[] = [
  [
    [partAt, 9.0, 0.5],
    [2.2, 9.3, 0.8],
    [4.1, 8.6, 0.3],
    [5.9, 6.8, -1.0],
    [6.85, 4.2, -2.2],
    [7.0, 1, -2.6],
    [6.75, -3, -2.4],
    [6.6, -6.6, -1.8],
    [6.7, -9.8, -1.0],
    [6.1, -12.4, -0.4],
  ],
  [
    [partAt, 11.4, -2.6],
    [2.6, 11.7, -2.4],
    [5.0, 10.7, -2.7],
    [7.0, 8.2, -3.6],
    [7.9, 4.8, -4.6],
    [8.25, 1, -5.1],
    [8.2, -3, -5],
    [8.3, -7, -4.3],
    [8.4, -10.4, -3.4],
    [7.9, -13, -2.6],
  ],
  [
    [partAt, 13.0, -6.5],
    [2.6, 13.1, -6.6],
    [5.4, 12.0, -7],
    [7.6, 9.3, -7.6],
    [8.6, 5.5, -8.2],
    [8.9, 1, -8.6],
    [8.9, -3, -8.4],
    [9.0, -7, -7.6],
    [9.3, -10.6, -6.6],
    [9.0, -13.4, -5.8],
  ],
  [
    [partAt * 0.5, 11.6, -12.5],
    [2.2, 11.8, -13.2],
    [4.2, 10.4, -14],
    [5.8, 7.6, -14.6],
    [6.6, 4, -14.6],
    [6.9, 0, -14.2],
    [7.0, -4, -13.6],
    [7.2, -8, -13],
    [7.4, -11.5, -12.4],
    [7.2, -14, -12],
  ],
  [
    [partAt * 0.2, 8, -15.8],
    [1.2, 7.6, -16],
    [2, 6.6, -16],
    [2.6, 4.6, -16],
    [3, 2, -15.8],
    [3.2, -1, -15.2],
    [3.3, -4.6, -14.6],
    [3.4, -8, -14],
    [3.5, -11.5, -13.4],
    [3.5, -14, -13],
  ],
]

/** The point of the hair sheet: `s` 0 frames the face, 1 is the back; `t` 0 root, 1 tip. */
function sheet(side: 1 | -1, s: number, t: number): Vec3 {
  const [x, y, z] = along(
    guides.map((guide) => along(guide, t)),
    s,
  )
  // The far side of the parting starts at the parting, not at its mirror image.
  const root = ramp(0.3, 0, t)
  return [side === 1 ? x : -x + root * 2 * partAt * (1 - 0.8 * ramp(0.5, 1, s)), y, z]
}

/** The hair as a closed sheet, for shadows only. */
export function hairShade(): Mesh[] {
  return ([1, -1] as const).map((side) => {
    const rows = Array.from({ length: 14 }, (_, r) =>
      Array.from({ length: 26 }, (_, i): Vec3 => sheet(side, 0.02 + (0.98 * r) / 13, i / 25)),
    )
    const { vertices, triangles } = loft(rows)
    // Drop what `loft` adds to close each row into a ring.
    return {
      vertices,
      triangles: triangles.filter((t) => Math.max(...t.map((i) => i % 26)) - Math.min(...t.map((i) => i % 26)) < 20),
    }
  })
}

export interface HairColour {
  readonly dark: Vec3
  readonly shine: Vec3
}

/** Kajiya and Kay's model with two lobes, the second coloured by the hair. */
function lit(tangent: Vec3, outward: Vec3, view: Vec3, { dark, shine }: HairColour, shift: number): Vec3 {
  let sum: Vec3 = scale(dark, 0.45)
  const leaning = unit(add(tangent, scale(outward, shift)))
  for (const { towards, colour } of lamps) {
    const facing = clamp(0.25 + 0.75 * dot(outward, towards))
    const across = Math.sqrt(Math.max(0, 1 - dot(tangent, towards) ** 2))
    const half = unit(add(towards, view))
    const ridge = Math.sqrt(Math.max(0, 1 - dot(leaning, half) ** 2))
    const first = 0.02 * ridge ** 120
    const second = 0.24 * ridge ** 34
    for (const [k, c] of colour.entries()) {
      const own = dark[k]! * across * 0.5 + shine[k]! * second + first
      sum = sum.map((v, j) => (j === k ? v + facing * c * own : v)) as unknown as Vec3
    }
  }
  return sum
}

const axis = (p: Vec3): Vec3 => [0, p[1], -7]

/** All hairs of the head. */
export function headHair(colour: HairColour, view: Vec3, seed: number): Hair[] {
  const random = seededRandom(seed)
  const hairs: Hair[] = []
  const pointCount = 36
  for (const side of [1, -1] as const)
    for (let clump = 0; clump < 240; clump++) {
      const s0 = random() ** 1.3
      const clumpLayer = random()
      const clumpPhase = random() * 6.28
      const clumpEnd = 0.86 + 0.14 * random()
      const clumpTone = 0.65 + 0.6 * random()
      for (let n = 0; n < 26; n++) {
        const s = clamp(s0 + (random() - 0.5) * 0.13)
        const layer = clamp(clumpLayer + (random() - 0.5) * 0.5)
        const end = s0 > 0.62 ? 1 : Math.min(1, clumpEnd * (0.9 + 0.13 * random() - 0.12 * random() ** 4))
        const own = random() * 6.28
        const gather = 0.35 + 0.4 * random()
        const stray = random() < 0.04 ? 0.5 : 0.1
        const points = Array.from({ length: pointCount }, (_, i): Vec3 => {
          const t = (i / (pointCount - 1)) * end
          const p = sheet(side, mix(s, s0, gather * ramp(0.05, 0.9, t)), t)
          const out = unit(sub(p, axis(p)))
          const lift = (layer - 0.55) * mix(0.8, 1.3, ramp(0.4, 1, t)) * ramp(-0.08, 0.16, t)
          const wave =
            0.26 * ramp(0.25, 1, t) * Math.sin(t * 13 + clumpPhase * 0.35 + s0 * 9) +
            stray * ramp(0.1, 1, t) * Math.sin(t * 6 + own)
          return add(p, add(scale(out, lift + wave * 0.6), [wave * 0.35, 0, wave]))
        })
        hairs.push(
          finish(points, colour, view, {
            layer,
            tone: clumpTone * (0.85 + 0.3 * random()),
            shift: (random() - 0.5) * 0.25,
            own,
          }),
        )
      }
    }
  return hairs
}

function finish(
  points: Vec3[],
  colour: HairColour,
  view: Vec3,
  { layer, tone, shift, own }: { layer: number; tone: number; shift: number; own: number },
): Hair {
  const last = points.length - 1
  const colours = points.map((p, i): Vec3 => {
    const tangent = unit(sub(points[Math.min(last, i + 1)]!, points[Math.max(0, i - 1)]!))
    const out = unit(sub(p, axis(p)))
    const outward = unit(sub(out, scale(tangent, dot(out, tangent))))
    const toView = unit(sub(view, p))
    const buried = mix(0.35, 1, ramp(0, 0.8, layer)) * mix(0.35, 1, ramp(-12, -6.5, p[2]))
    const low = mix(1, 0.55, ramp(5, -11, p[1]))
    const patchy = 0.9 + 0.2 * noise(p[0] * 2, p[1] * 0.3, own)
    return scale(lit(tangent, outward, toView, colour, shift), buried * low * tone * patchy)
  })
  return { points, colours, widthsCm: points.map((_, i) => 0.05 * (1 - 0.75 * (i / last) ** 4)), cover: 0.8 }
}

/** Fine short hairs where the forehead ends, so that the hairline is no edge. */
export function hairline(edge: readonly Vec3[], colour: HairColour, seed: number): Hair[] {
  const random = seededRandom(seed)
  return Array.from({ length: 420 }, () => {
    const t = 0.24 + 0.52 * random()
    const root = add(along(edge, t), [(random() - 0.5) * 0.3, (random() - 0.4) * 0.55, 0.06])
    const away = Math.sign(root[0] - partAt) || 1
    const reach = 0.7 + 0.9 * random()
    const tip = add(root, [away * reach * (0.9 + 0.5 * random()), reach * 0.65 * ramp(6.5, 2, Math.abs(root[0])), -0.3])
    const middle = add(mix3(root, tip, 0.5), [0, 0.18, 0.16])
    const points = [0, 0.25, 0.5, 0.75, 1].map((k) => along([root, middle, tip], k))
    return {
      points,
      colours: points.map(() => scale(colour.dark, 2.2)),
      widthsCm: [0.012, 0.025, 0.03, 0.03, 0.02],
      cover: 0.4,
    }
  })
}

/** The skin below a place seen from the front: its depth. */
export type DepthAt = (x: number, y: number) => number

/** One brow from its lower and upper line (temple inwards). */
export function browHairs(
  lower: readonly Vec3[],
  upper: readonly Vec3[],
  depthAt: DepthAt,
  colour: HairColour,
  seed: number,
): Hair[] {
  const random = seededRandom(seed)
  return Array.from({ length: 760 }, () => {
    const t = 0.07 + 0.88 * random() ** 0.9
    const height = 0.5 + (random() + random() - 1) * mix(0.42, 0.52, ramp(0.95, 0.5, t))
    const root = mix3(along(lower, t), along(upper, t), height)
    const ahead = mix3(along(lower, t - 0.08), along(upper, t - 0.08), height)
    const outwards = length(sub(ahead, root)) < 1e-6 ? ([Math.sign(root[0]), -0.3, 0] as const) : unit(sub(ahead, root))
    const upright: Vec3 = [outwards[0] * 0.8, 0.75, 0]
    const heading = unit(mix3(upright, add(outwards, [0, 0.55 - 1.1 * height, 0]), ramp(1, 0.72, t)))
    const size = (0.4 + 0.22 * random()) * mix(0.8, 1, ramp(0, 0.3, t)) * mix(1, 0.75, ramp(0.75, 1, t))
    const points = [0, 0.33, 0.66, 1].map((k): Vec3 => {
      const [x, y] = add(root, scale(add(heading, [outwards[0] * k * 0.3, -0.25 * k, 0]), size * k))
      return [x, y, depthAt(x, y) + 0.04]
    })
    return {
      points,
      colours: points.map(() => scale(colour.dark, 2 + 1.6 * random())),
      widthsCm: [0.03, 0.036, 0.026, 0.01],
      cover: mix(0.46, 0.34, ramp(0.6, 0.95, t)),
    }
  })
}

/** Lashes along a lid margin (outer corner inwards); `down` for the lower lid. */
export function lashes(lid: readonly Vec3[], centre: Vec3, down: boolean, seed: number): Hair[] {
  const random = seededRandom(seed)
  const count = down ? 30 : 64
  return Array.from({ length: count }, (_, n) => {
    const t = 0.03 + (0.9 * (n + random())) / count
    const root = add(along(lid, t), [0, 0, 0.03])
    const out = sub(root, centre)
    const fan = (out[0] / 1.4) * 0.7
    const size = (down ? 0.14 : 0.34) * (0.75 + 0.4 * random()) * mix(1.1, 0.6, t)
    const way = down ? -1 : 1
    const points = [0, 0.25, 0.5, 0.75, 1].map((k): Vec3 =>
      add(root, [
        size * fan * k,
        size * way * (k * k * 0.85 - 0.12 * Math.sin(Math.PI * k)),
        size * (0.9 * k - 0.35 * k * k),
      ]),
    )
    const shade: Vec3 = down ? [0.03, 0.018, 0.014] : [0.006, 0.004, 0.004]
    return {
      points,
      colours: points.map(() => shade),
      widthsCm: [0.035, 0.034, 0.028, 0.018, 0.006],
      cover: down ? 0.35 : 0.7,
    }
  })
}
