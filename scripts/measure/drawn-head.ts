/**
 * The drawn head of scripts/artwork at any angle, quickly: made and lit once, then only turned and filled in.
 * The light turns with the head, which a finished picture must not do and a measurement does not mind.
 */
import type { Sharp } from 'sharp'
import { blankCanvas, drawHairs, fillTriangle, type Camera, type Corner } from '../artwork/canvas.ts'
import { develop } from '../artwork/develop.ts'
import { eyeball, eyeCentres, headSkin, jumper, neckSkin } from '../artwork/head.ts'
import { hairShade } from '../artwork/hair.ts'
import { lightOn, spread } from '../artwork/light.ts'
import { normals, type Mesh } from '../artwork/mesh.ts'
import { allHair, bent, posed, type Look } from '../artwork/portrait.ts'
import { rayTree } from '../artwork/ray-tree.ts'
import { paintSkin } from '../artwork/skin-paint.ts'
import { eye, gazeDirection, skin, wool, type Surface } from '../artwork/surfaces.ts'
import { sub, turned, unit, type Turn, type Vec3 } from '../artwork/vector.ts'

export interface HeadPicture {
  readonly turn: Turn
  readonly widthPx: number
  readonly heightPx: number
  /** Of the face, which is always in the middle of the picture and so on the camera's axis. */
  readonly pxPerCm: number
  readonly distanceCm: number
}

interface Part {
  readonly mesh: Mesh
  readonly light: readonly Vec3[]
  readonly surface: (turn: Turn) => Surface
  readonly follows: 'head' | 'neck' | 'nothing'
}

/** The same head again and again: sculpting takes seconds, each picture of it one or two. */
export async function sculptHead(look: Look): Promise<(picture: HeadPicture) => Sharp> {
  const parts = await litParts(look)
  const hairs = allHair(look, [0, 0, 75])
  return ({ turn, ...size }) => {
    // the whole person is moved so that the turned face stays in the middle
    const turnedHead = posed(turn)
    const shift = turnedHead([0, 0, 0])
    const inView = (place: Vec3): Vec3 => sub(place, shift)
    const camera: Camera = { ...size, centrePx: [size.widthPx / 2, size.heightPx / 2] }
    const canvas = blankCanvas(camera)
    for (const { mesh, light, surface, follows } of parts) {
      const placed =
        follows === 'neck'
          ? bent(mesh, turnedHead).vertices.map(({ place }) => place)
          : mesh.vertices.map(({ place }) => (follows === 'head' ? turnedHead(place) : place))
      const moved: Mesh = {
        triangles: mesh.triangles,
        vertices: mesh.vertices.map(({ paint }, i) => ({ place: inView(placed[i]!), paint })),
      }
      const normal = normals(moved)
      const shade = surface(turn)
      const corner = (i: number): Corner => {
        const { place, paint } = moved.vertices[i]!
        return { place, values: [...paint, ...normal[i]!, ...light[i]!] }
      }
      const eyePoint: Vec3 = [0, 0, camera.distanceCm]
      for (const [a, b, c] of mesh.triangles)
        fillTriangle(canvas, [corner(a), corner(b), corner(c)], (v, place) =>
          shade({
            place,
            paint: [v[0]!, v[1]!, v[2]!],
            normal: unit([v[3]!, v[4]!, v[5]!]),
            light: [v[6]!, v[7]!, v[8]!],
            view: unit(sub(eyePoint, place)),
          }),
        )
    }
    drawHairs(
      canvas,
      hairs.map((hair) => ({ ...hair, points: hair.points.map((point) => inView(turnedHead(point))) })),
    )
    return develop(canvas, 1).flatten({ background: '#b9bfbd' })
  }
}

async function litParts(look: Look): Promise<Part[]> {
  const paint = await paintSkin(look.expression.closedEyes)
  const skinOf = skin(paint, look.skinTint)
  const still: Omit<Part, 'light'>[] = [
    { mesh: headSkin(look.expression), follows: 'head', surface: () => skinOf },
    { mesh: neckSkin(), follows: 'neck', surface: () => (spot) => skinOf({ ...spot, paint: [9, -11, spot.paint[2]] }) },
    { mesh: jumper(), follows: 'nothing', surface: () => wool(look.jumperColour) },
    ...eyeCentres.map((centre): Omit<Part, 'light'> => ({
      mesh: eyeball(centre),
      follows: 'head',
      surface: (turn) => {
        const turnedHead = posed(turn)
        const place = sub(turnedHead(centre), turnedHead([0, 0, 0]))
        return eye(place, turned(gazeDirection(look.expression.gazeDeg), turn))
      },
    })),
  ]
  const blocked = rayTree([...still.map(({ mesh }) => mesh), ...hairShade()])
  return still.map((part) => ({
    ...part,
    light: spread(part.mesh, lightOn(part.mesh, blocked, look.raysPerVertex), SOFTNESS, 0.7),
  }))
}

/** Rounds of spreading under the skin, by colour; one figure for all parts will do here. */
const SOFTNESS = [20, 8, 4] as const
