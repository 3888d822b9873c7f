/** The head of nobody: the mean face, closed into a skull, with eyelids, an expression, eyeballs, a neck and a jumper. */
import { readFileSync } from 'node:fs'
import meanFace from './mean-face.json' with { type: 'json' }
import { loft, smoothRings, smoothThrough, type Mesh, type Triangle, type Vertex } from './mesh.ts'
import { add, clamp, length, mix, mix3, ramp, scale, sub, type Vec3 } from './vector.ts'

/** What the face does; each 0..1 unless said. */
export interface Expression {
  readonly smile: number
  readonly closedEyes: number
  /** Where the eyes look, degrees; positive x: the picture's right, positive y: up. */
  readonly gazeDeg: readonly [x: number, y: number]
}

const outline = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]
/** Where the hair begins, from temple to temple. */
export const hairlineEdge: readonly Vec3[] = [162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389].map(landmark)

const lipsUpperInner = [191, 80, 81, 82, 13, 312, 311, 310, 415]
const lipsLowerInner = [95, 88, 178, 87, 14, 317, 402, 318, 324]
const mouthRing = [78, ...lipsUpperInner, 308, ...lipsLowerInner.toReversed()]

/** Each eye: its lid margins from the outer corner inwards, and the skin rows that a closing upper lid takes along. */
const eyes = [
  {
    upper: [246, 161, 160, 159, 158, 157, 173],
    lower: [7, 163, 144, 145, 153, 154, 155],
    corners: [33, 133],
    above: [247, 30, 29, 27, 28, 56, 190],
  },
  {
    upper: [466, 388, 387, 386, 385, 384, 398],
    lower: [249, 390, 373, 374, 380, 381, 382],
    corners: [263, 362],
    above: [467, 260, 259, 257, 258, 286, 414],
  },
] as const

/** A landmark of the mean face by its FaceMesh number. */
export function landmark(i: number): Vec3 {
  const [x = 0, y = 0, z = 0] = meanFace.points[i] ?? []
  return [x, y, z]
}

/** The model's own triangles, read from the package that also ships the model's weights. */
function faceTriangles(): Triangle[] {
  const source = readFileSync(
    new URL('../../node_modules/@vladmandic/human/src/face/facemeshcoords.ts', import.meta.url),
    'utf8',
  )
  const list = /TRI468: number\[\] = \[([\d,\s]+)\]/.exec(source)?.[1]
  if (!list) throw new Error('the triangles of the face model are not where they were: see facemeshcoords.ts')
  const numbers = list.split(',').map(Number)
  return Array.from({ length: Math.floor(numbers.length / 3) }, (_, i): Triangle => {
    const [a = 0, b = 0, c = 0] = numbers.slice(3 * i, 3 * i + 3)
    return [a, b, c]
  })
}

const ringOf = (eye: (typeof eyes)[number]): number[] => [
  eye.corners[0],
  ...eye.upper,
  eye.corners[1],
  ...eye.lower.toReversed(),
]

export const eyeRadiusCm = 1.55
/** Centres of both eyeballs, just behind the lids. */
export const eyeCentres: readonly Vec3[] = eyes.map(({ corners, upper, lower }) => {
  const [outer, inner] = [landmark(corners[0]), landmark(corners[1])]
  const lids = mix3(landmark(upper[3]), landmark(lower[3]), 0.5)
  return [mix(outer[0], inner[0], 0.5), lids[1] - 0.02, lids[2] - eyeRadiusCm + 0.02]
})

/** Where a landmark goes when the face smiles and the eyes close. */
function expressed(i: number, { smile, closedEyes }: Expression): Vec3 {
  let p = landmark(i)
  // Lips meet on one line.
  const upperAt = lipsUpperInner.indexOf(i)
  const lowerAt = lipsLowerInner.indexOf(i)
  const partner = lipsLowerInner[upperAt] ?? lipsUpperInner[lowerAt]
  if (partner !== undefined) p = mix3(p, landmark(partner), 0.46)
  // Eyes a little wider than in the mean of many snapshots, the jaw a little finer.
  for (const { upper } of eyes) {
    const at = (upper as readonly number[]).indexOf(i)
    if (at >= 0) p = add(p, [0, 0.09 * Math.sin((Math.PI * (at + 1)) / 8), 0.02])
  }
  p = [p[0] * (1 - 0.05 * ramp(-1, -6, p[1])), p[1], p[2]]
  for (const side of [-1, 1]) {
    const corner: Vec3 = [side * 2.7, -3.4, 0.1]
    const near = Math.exp(-((length(sub(p, corner)) / 1.5) ** 2))
    const cheek = Math.exp(-((length(sub(p, [side * 4.4, -0.6, 0])) / 2.2) ** 2))
    p = add(p, scale([side * 0.28, 0.3, -0.12], smile * near))
    p = add(p, scale([side * 0.06, 0.22, 0.2], smile * cheek))
  }
  eyes.forEach((eye, e) => {
    const centre = eyeCentres[e] ?? p
    const onLid = (eye.upper as readonly number[]).indexOf(i)
    const onFold = (eye.above as readonly number[]).indexOf(i)
    const at = Math.max(onLid, onFold)
    if (at < 0 || closedEyes === 0) return
    const meeting = landmark(eye.lower[at] ?? eye.corners[0])
    const goal = onLid >= 0 ? meeting : mix3(p, meeting, 0.62)
    const down = mix3(p, [goal[0], goal[1] - (onLid >= 0 ? 0.06 : 0), goal[2]], closedEyes)
    // A closing lid slides over the eyeball, not through it.
    const out = sub(down, centre)
    p = add(centre, scale(out, Math.max(1, (eyeRadiusCm + 0.05) / (length(out) || 1))))
  })
  return p
}

/** Adds a ring of vertices joined to `ring`; each new one made by `to` from the old. Returns the new ring. */
function grow(vertices: Vertex[], triangles: Triangle[], ring: readonly number[], to: (v: Vertex) => Vertex): number[] {
  const start = vertices.length
  for (const i of ring) vertices.push(to(vertices[i] ?? { place: [0, 0, 0], paint: [0, 0, 0] }))
  ring.forEach((a, i) => {
    const next = (i + 1) % ring.length
    const b = ring[next] ?? a
    triangles.push([a, b, start + i], [b, start + next, start + i])
  })
  return ring.map((_, i) => start + i)
}

/** The skin of the head: face, lids, the inside edge of the lips, jaw and skull. */
export function headSkin(expression: Expression): Mesh {
  const vertices = meanFace.points.map((_, i): Vertex => ({ place: expressed(i, expression), paint: landmark(i) }))
  const inOneEye = (t: Triangle): boolean => eyes.some((eye) => t.every((i) => ringOf(eye).includes(i)))
  const triangles = faceTriangles().filter((t) => !inOneEye(t))

  const moved = (v: Vertex, place: Vec3): Vertex => ({ place, paint: add(v.paint, sub(place, v.place)) })
  eyes.forEach((eye, e) => {
    const centre = eyeCentres[e] ?? [0, 0, 0]
    const inward = (depth: number, spread: number) => (v: Vertex) => {
      const out = sub(v.place, centre)
      return moved(v, add(centre, [out[0] * spread, out[1] * spread, out[2] - depth]))
    }
    const margin = grow(vertices, triangles, ringOf(eye).toReversed(), inward(0.16, 0.97))
    grow(vertices, triangles, margin, inward(0.5, 1.02))
  })
  const lipEdge = grow(vertices, triangles, mouthRing.toReversed(), (v) =>
    moved(v, add(v.place, [-v.place[0] * 0.02, 0, -0.35])),
  )
  grow(vertices, triangles, lipEdge, (v) => moved(v, add(v.place, [0, v.place[1] > -3.6 ? 0.25 : -0.25, -0.4])))

  // Backwards from the outline: over the brow to the crown, and under the jaw to the neck.
  let ring: number[] = outline
  const steps = [
    { crown: [1.0, 1.0, -1.3], jaw: [0.95, 0.5, -0.9] },
    { crown: [0.98, 1.7, -3.2], jaw: [0.8, 1.0, -2.6] },
    { crown: [0.86, 0.9, -3.8], jaw: [0.8, 0.9, -3.2] },
    { crown: [0.6, -0.6, -2.8], jaw: [0.8, 0.4, -3.0] },
  ] as const
  for (const { crown, jaw } of steps)
    ring = grow(vertices, triangles, ring, (v) => {
      const up = ramp(-2.5, 5, v.paint[1])
      const [wide, rise, back] = [0, 1, 2].map((k) => mix(jaw[k] ?? 0, crown[k] ?? 0, up)) as [number, number, number]
      const high = clamp((v.place[1] - 2) / 7)
      return moved(v, [v.place[0] * wide, v.place[1] + rise * mix(1, high, up), v.place[2] + back])
    })
  const centre = vertices.push({ place: [0, 4, -16], paint: [0, 4, -16] }) - 1
  ring.forEach((a, i) => triangles.push([a, ring[(i + 1) % ring.length] ?? a, centre]))
  return smoothThrough({ vertices, triangles }, 3)
}

const ellipse = (y: number, rx: number, rz: number, z: number, power = 2, points = 96): Vec3[] =>
  Array.from({ length: points }, (_, i) => {
    const a = (i / points) * 2 * Math.PI
    const bend = (v: number): number => Math.sign(v) * Math.abs(v) ** (2 / power)
    return [rx * bend(Math.sin(a)), y, z + rz * bend(Math.cos(a))]
  })

/** The neck, from under the jaw to under the collar. */
export function neckSkin(): Mesh {
  const rings = [
    ellipse(-2, 4.9, 5.2, -8.2),
    ellipse(-4, 4.75, 5.1, -7.9),
    ellipse(-6, 4.6, 5.0, -7.6),
    ellipse(-7.3, 4.55, 4.9, -7.6),
    ellipse(-8.6, 4.6, 4.9, -7.6),
    ellipse(-9.8, 4.7, 4.9, -7.7),
    ellipse(-11, 4.95, 5.0, -7.9),
    ellipse(-12.2, 5.5, 5.2, -8.1),
    ellipse(-13.5, 6.6, 5.7, -8.3),
    ellipse(-15, 9, 6.6, -8.5),
  ]
  return loft(smoothRings(rings, 28))
}

/** A jumper with a round, ribbed collar, over shoulders that leave the picture. */
export function jumper(): Mesh {
  const dip = (ring: Vec3[], front: number): Vec3[] =>
    ring.map(([x, y, z]) => [x, y - front * ramp(-7, 0, z) * ramp(7, 1, Math.abs(x)), z])
  const rings = [
    dip(ellipse(-11.9, 5.5, 5.5, -8.0), 1.2),
    dip(ellipse(-11.3, 5.8, 5.8, -8.0), 1.3),
    dip(ellipse(-11.3, 6.3, 6.2, -8.0), 1.4),
    dip(ellipse(-12.1, 7.0, 6.7, -8.1), 1.4),
    dip(ellipse(-12.7, 7.6, 7.0, -8.2), 1.3),
    dip(ellipse(-13.5, 9.6, 7.8, -8.5, 2.1), 0.8),
    ellipse(-14.6, 13, 8.7, -8.8, 2.2),
    ellipse(-16.2, 16.4, 9.4, -9, 2.3),
    ellipse(-18.5, 18.6, 9.9, -9, 2.4),
    ellipse(-22, 19.8, 10.3, -9, 2.5),
    ellipse(-30, 20.2, 10.6, -9, 2.6),
    ellipse(-44, 20.2, 10.6, -9, 2.6),
  ]
  return loft(smoothRings(rings, 48))
}

/** The front of an eyeball. */
export function eyeball(centre: Vec3): Mesh {
  const rings = Array.from({ length: 30 }, (_, r) => {
    const polar = ((r + 0.2) / 30) * 1.75
    return Array.from({ length: 40 }, (_, i): Vec3 => {
      const a = (i / 40) * 2 * Math.PI
      return add(
        centre,
        scale([Math.sin(polar) * Math.cos(a), Math.sin(polar) * Math.sin(a), Math.cos(polar)], eyeRadiusCm),
      )
    })
  })
  return loft(rings)
}

/** Lid margins as curves from the outer corner to the inner, after the expression: lashes grow there. */
export function lidCurves(expression: Expression): readonly { upper: Vec3[]; lower: Vec3[] }[] {
  const place = (i: number): Vec3 => expressed(i, expression)
  return eyes.map(({ upper, lower, corners: [outer, inner] }) => ({
    upper: [outer, ...upper, inner].map(place),
    lower: [outer, ...lower, inner].map(place),
  }))
}
