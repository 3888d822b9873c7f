/** Draws the person who does not exist: head, hair and jumper in the room's light, as a picture with transparency. */
import { blankCanvas, drawHairs, fillTriangle, type Camera, type Canvas, type Corner, type Hair } from './canvas.ts'
import { eyeball, eyeCentres, headSkin, jumper, neckSkin, type Expression } from './head.ts'
import { lightOn, spread } from './light.ts'
import { normals, type Mesh } from './mesh.ts'
import { rayTree } from './ray-tree.ts'
import { paintSkin } from './skin-paint.ts'
import { eye, gazeDirection, skin, wool, type Surface } from './surfaces.ts'
import { add, sub, turned, unit, type Turn, type Vec3 } from './vector.ts'

export interface Look {
  readonly expression: Expression
  readonly turn: Turn
  readonly jumperColour: string
  readonly skinTint: Vec3
}

const neckPivot: Vec3 = [0, -6, -8]
const posed = (turn: Turn) => (p: Vec3): Vec3 => add(neckPivot, turned(sub(p, neckPivot), turn))

export async function drawPortrait(look: Look, camera: Camera, hairs: readonly Hair[] = []): Promise<Canvas> {
  const canvas = blankCanvas(camera)
  const pose = posed(look.turn)
  const moved = (mesh: Mesh): Mesh => ({
    triangles: mesh.triangles,
    vertices: mesh.vertices.map(({ place, paint }) => ({ place: pose(place), paint })),
  })
  const paint = await paintSkin()
  const skinOf = skin(paint, look.skinTint)
  const gaze = turned(gazeDirection(look.expression.gazeDeg), look.turn)
  const parts: { mesh: Mesh; surface: Surface; soft: readonly [number, number, number] }[] = [
    { mesh: moved(headSkin(look.expression)), surface: skinOf, soft: [26, 10, 5] },
    { mesh: neckSkin(), surface: (spot) => skinOf({ ...spot, paint: [9, -11, spot.paint[2]] }), soft: [1, 0, 0] },
    { mesh: jumper(), surface: wool(look.jumperColour), soft: [0, 0, 0] },
    ...eyeCentres.map((centre) => ({
      mesh: moved(eyeball(centre)),
      surface: eye(pose(centre), gaze),
      soft: [2, 2, 2] as const,
    })),
  ]
  const blocked = rayTree(parts.map(({ mesh }) => mesh))
  const eyePoint: Vec3 = [0, 0, camera.distanceCm]
  for (const { mesh, surface, soft } of parts) {
    const light = spread(mesh, lightOn(mesh, blocked, 96), soft, 0.7)
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
  drawHairs(canvas, hairs)
  return canvas
}
