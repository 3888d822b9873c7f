/** Triangle meshes and their smoothing (Loop subdivision). Knows nothing of faces. */
import { add, along, cross, scale, sub, unit, type Vec3 } from './vector.ts'

/** `place` is where the vertex is; `paint` is where it was before any expression, so paint stays on the skin. */
export interface Vertex {
  readonly place: Vec3
  readonly paint: Vec3
}
export type Triangle = readonly [number, number, number]
export interface Mesh {
  readonly vertices: readonly Vertex[]
  readonly triangles: readonly Triangle[]
}

const nowhere: Vertex = { place: [0, 0, 0], paint: [0, 0, 0] }
const blend = (parts: readonly (readonly [Vertex, number])[]): Vertex => {
  let place: Vec3 = [0, 0, 0]
  let paint: Vec3 = [0, 0, 0]
  for (const [vertex, weight] of parts) {
    place = add(place, scale(vertex.place, weight))
    paint = add(paint, scale(vertex.paint, weight))
  }
  return { place, paint }
}

/** One round of Loop subdivision: four triangles from each; open edges stay smooth curves. Old vertices keep their index. */
export function subdivide(mesh: Mesh): Mesh {
  const { vertices, triangles } = mesh
  const vertex = (i: number): Vertex => vertices[i] ?? nowhere
  const edges = new Map<string, { ends: readonly [number, number]; opposite: number[]; index: number }>()
  const edgeKey = (a: number, b: number): string => (a < b ? `${a},${b}` : `${b},${a}`)
  const sides = ([a, b, c]: Triangle): readonly Triangle[] => [
    [a, b, c],
    [b, c, a],
    [c, a, b],
  ]
  for (const triangle of triangles)
    for (const [a, b, c] of sides(triangle)) {
      const edge = edges.get(edgeKey(a, b))
      if (edge) edge.opposite.push(c)
      else edges.set(edgeKey(a, b), { ends: [a, b], opposite: [c], index: vertices.length + edges.size })
    }
  const around: { all: Set<number>; border: number[] }[] = vertices.map(() => ({ all: new Set(), border: [] }))
  for (const { ends, opposite } of edges.values())
    for (const [from, to] of [ends, [ends[1], ends[0]] as const]) {
      around[from]?.all.add(to)
      if (opposite.length === 1) around[from]?.border.push(to)
    }
  const moved = vertices.map((old, i) => {
    const { all, border } = around[i] ?? { all: new Set<number>(), border: [] }
    if (border.length > 0)
      return border.length === 2 ? blend([[old, 0.75], ...border.map((k) => [vertex(k), 0.125] as const)]) : old
    const share = (5 / 8 - (3 / 8 + Math.cos((2 * Math.PI) / all.size) / 4) ** 2) / all.size
    return blend([[old, 1 - share * all.size], ...[...all].map((k) => [vertex(k), share] as const)])
  })
  for (const { ends, opposite } of edges.values()) {
    const [left, right] = opposite
    const inner = left !== undefined && right !== undefined
    moved.push(
      blend([
        ...ends.map((k) => [vertex(k), inner ? 3 / 8 : 1 / 2] as const),
        ...(inner ? [[vertex(left), 1 / 8] as const, [vertex(right), 1 / 8] as const] : []),
      ]),
    )
  }
  const middle = (a: number, b: number): number => edges.get(edgeKey(a, b))?.index ?? 0
  const split = triangles.flatMap(([a, b, c]): Triangle[] => {
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)]
    return [
      [a, ab, ca],
      [b, bc, ab],
      [c, ca, bc],
      [ab, bc, ca],
    ]
  })
  return { vertices: moved, triangles: split }
}

/**
 * Smooths with `rounds` of subdivision, yet still goes (nearly) through the given vertices.
 *
 * Plain subdivision shrinks noses and closes eyes; moving the corners outwards first undoes that.
 */
export function smoothThrough(mesh: Mesh, rounds: number): Mesh {
  let cage = mesh
  for (let pass = 0; pass < 3; pass++) {
    const once = subdivide(subdivide(cage))
    cage = {
      triangles: mesh.triangles,
      vertices: cage.vertices.map((corner, i) => {
        const aim = mesh.vertices[i] ?? corner
        const now = once.vertices[i] ?? corner
        const push = (to: Vec3, from: Vec3, at: Vec3): Vec3 => add(at, scale(sub(to, from), 0.7))
        return { place: push(aim.place, now.place, corner.place), paint: push(aim.paint, now.paint, corner.paint) }
      }),
    }
  }
  for (let i = 0; i < rounds; i++) cage = subdivide(cage)
  return cage
}

/** Unit normals per vertex, weighted by area. */
export function normals({ vertices, triangles }: Mesh): Vec3[] {
  const sums: Vec3[] = vertices.map(() => [0, 0, 0])
  for (const [a, b, c] of triangles) {
    const [pa, pb, pc] = [vertices[a] ?? nowhere, vertices[b] ?? nowhere, vertices[c] ?? nowhere]
    const face = cross(sub(pb.place, pa.place), sub(pc.place, pa.place))
    for (const i of [a, b, c]) sums[i] = add(sums[i] ?? face, face)
  }
  return sums.map(unit)
}

/** More rings between the given ones, on smooth curves through them. */
export function smoothRings(rings: readonly (readonly Vec3[])[], count: number): Vec3[][] {
  const strands = (rings[0] ?? []).map((_, i) => rings.map((ring): Vec3 => ring[i] ?? [0, 0, 0]))
  return Array.from({ length: count }, (_, r) => strands.map((strand) => along(strand, r / (count - 1))))
}

/** A skin over closed rings of points, all of one count, first ring outwards. Faces look away from the rings' axis. */
export function loft(rings: readonly (readonly Vec3[])[]): Mesh {
  const count = rings[0]?.length ?? 0
  const vertices = rings.flat().map((place): Vertex => ({ place, paint: place }))
  const triangles = rings.slice(1).flatMap((ring, r) =>
    ring.flatMap((_, i): Triangle[] => {
      const [a, b] = [r * count + i, r * count + ((i + 1) % count)]
      return [
        [a, a + count, b],
        [b, a + count, b + count],
      ]
    }),
  )
  return { vertices, triangles }
}
