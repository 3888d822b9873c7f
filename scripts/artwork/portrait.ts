/** Draws the person who does not exist: head, hair and jumper in the room's light, as a picture with transparency. */
import { blankCanvas, drawHairs, fillTriangle, type Camera, type Canvas, type Corner, type Hair } from './canvas.ts'
import { browHairs, hairline, hairShade, headHair, lashes, type HairColour } from './hair.ts'
import { eyeball, eyeCentres, hairlineEdge, headSkin, jumper, lidCurves, neckSkin, type Expression } from './head.ts'
import { lightOn, spread } from './light.ts'
import { normals, type Mesh } from './mesh.ts'
import { rayTree } from './ray-tree.ts'
import { brows, paintSkin } from './skin-paint.ts'
import { eye, gazeDirection, skin, wool, type Surface } from './surfaces.ts'
import { add, dot, mix3, ramp, sub, turned, unit, type Turn, type Vec3 } from './vector.ts'

export interface Look {
  readonly expression: Expression
  readonly turn: Turn
  readonly jumperColour: string
  readonly skinTint: Vec3
  readonly hair: HairColour
  /** 96 for a finished picture, fewer for a sketch. */
  readonly raysPerVertex: number
}

const neckPivot: Vec3 = [0, -6, -8]
/** Where a point of the head goes when it turns on its neck. */
export const posed =
  (turn: Turn) =>
  (p: Vec3): Vec3 =>
    add(neckPivot, turned(sub(p, neckPivot), turn))

/** The neck follows the head, less and less towards the shoulders. */
export const bent = (mesh: Mesh, pose: (p: Vec3) => Vec3): Mesh => ({
  triangles: mesh.triangles,
  vertices: mesh.vertices.map(({ place, paint }) => ({
    place: mix3(place, pose(place), 0.9 * ramp(-12.5, -5, place[1])),
    paint,
  })),
})

const unturned = (turn: Turn, p: Vec3): Vec3 => {
  const rows = (
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const
  ).map((axis) => turned(axis, turn))
  const q = sub(p, neckPivot)
  return add(neckPivot, [dot(q, rows[0]!), dot(q, rows[1]!), dot(q, rows[2]!)])
}

export async function drawPortrait(look: Look, camera: Camera): Promise<Canvas> {
  const canvas = blankCanvas(camera)
  const pose = posed(look.turn)
  const moved = (mesh: Mesh): Mesh => ({
    triangles: mesh.triangles,
    vertices: mesh.vertices.map(({ place, paint }) => ({ place: pose(place), paint })),
  })
  const paint = await paintSkin(look.expression.closedEyes)
  const skinOf = skin(paint, look.skinTint)
  const gaze = turned(gazeDirection(look.expression.gazeDeg), look.turn)
  const parts: { mesh: Mesh; surface: Surface; soft: readonly [number, number, number] }[] = [
    { mesh: moved(headSkin(look.expression)), surface: skinOf, soft: [26, 10, 5] },
    {
      mesh: bent(neckSkin(), pose),
      surface: (spot) => skinOf({ ...spot, paint: [9, -11, spot.paint[2]] }),
      soft: [8, 5, 4],
    },
    { mesh: jumper(), surface: wool(look.jumperColour), soft: [0, 0, 0] },
    ...eyeCentres.map((centre) => ({
      mesh: moved(eyeball(centre)),
      surface: eye(pose(centre), gaze),
      soft: [2, 2, 2] as const,
    })),
  ]
  const blocked = rayTree([...parts.map(({ mesh }) => mesh), ...hairShade().map(moved)])
  const eyePoint: Vec3 = [0, 0, camera.distanceCm]
  for (const { mesh, surface, soft } of parts) {
    const light = spread(mesh, lightOn(mesh, blocked, look.raysPerVertex), soft, 0.7)
    const normal = normals(mesh)
    const corner = (i: number): Corner => {
      const { place, paint: p } = mesh.vertices[i]!
      return { place, values: [...p, ...normal[i]!, ...light[i]!] }
    }
    for (const [a, b, c] of mesh.triangles)
      fillTriangle(canvas, [corner(a), corner(b), corner(c)], (v, place) =>
        surface({
          place,
          paint: [v[0]!, v[1]!, v[2]!],
          normal: unit([v[3]!, v[4]!, v[5]!]),
          light: [v[6]!, v[7]!, v[8]!],
          view: unit(sub(eyePoint, place)),
        }),
      )
  }
  const view = unturned(look.turn, eyePoint)
  drawHairs(
    canvas,
    allHair(look, view).map((hair) => ({ ...hair, points: hair.points.map(pose) })),
  )
  return canvas
}

/** @param view where the camera is, as seen from the unturned head */
export function allHair({ expression, hair }: Look, view: Vec3): Hair[] {
  const skinPoints = headSkin(expression).vertices
  const depthAt = (x: number, y: number): number => {
    let best = Infinity
    let z = 0
    for (const { place } of skinPoints) {
      const far = (place[0] - x) ** 2 + (place[1] - y) ** 2
      if (place[2] > -4 && place[1] > 3 && far < best) [best, z] = [far, place[2]]
    }
    return z
  }
  const lids = lidCurves(expression)
  return [
    ...headHair(hair, view, 11),
    ...hairline(hairlineEdge, hair, 12),
    ...brows.flatMap(({ lower, upper }, i) => browHairs(lower, upper, depthAt, hair, 20 + i)),
    ...lids.flatMap(({ upper, lower }, i) => [
      ...lashes(upper, eyeCentres[i]!, expression.closedEyes > 0.5, 30 + i),
      ...lashes(lower, eyeCentres[i]!, true, 40 + i),
    ]),
  ]
}
