/** What a document camera sees of a drawn card that lies in some way on some desk: JPEG, 1280 x 720. */
import sharp from 'sharp'
import { blank, frameSize, lay, shade, stickerFromSvg } from '../../../scripts/card-frames/canvas.ts'
import type { PointPx } from '../../../src/shared/domain/units.ts'
import { people, person } from '../../integration/vision/real-eyes.ts'

export interface CardScene {
  /** @default a photo of a person */
  readonly hasPhoto?: boolean
  /** @default pale blue */
  readonly paper?: string
  /** Red, green, blue. @default dark brown */
  readonly desk?: readonly [number, number, number]
  /** 0..1 @default 0.4 */
  readonly shadow?: number
  /** Width of the card before it is turned and tilted. @default 940 */
  readonly widthPx?: number
  /** Clockwise. */
  readonly turnDeg?: number
  /** The upper edge away from the camera. */
  readonly tiltDeg?: number
  /** From the middle of the frame. */
  readonly shiftPx?: readonly [number, number]
}

/** The card's own picture: ID-1 at 12 px to the mm. */
const sheet = { width: 1028, height: 648 }

export async function cardPicture(scene: CardScene = {}): Promise<Buffer> {
  const canvas = blank(scene.desk ?? [74, 64, 56])
  const corners = cornersOf(scene)
  shade(canvas, corners, { strength: scene.shadow ?? 0.4, dx: 3, dy: 5, softPx: 6 })
  lay(canvas, await stickerFromSvg(await cardSvg(scene)), corners)
  return sharp(Buffer.from(Uint8ClampedArray.from(canvas)), { raw: { ...frameSize, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

async function cardSvg({ paper = '#cfe3ee', hasPhoto = true }: CardScene): Promise<string> {
  const photo = await person(people.good, 300).jpeg({ quality: 92 }).toBuffer()
  const lines = ['SPECIMEN', '900101-00-0000', 'NOT A REAL CARD', 'EXAMPLE STREET 1']
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" font-family="sans-serif" font-size="44" fill="#24404c">` +
    `<rect width="100%" height="100%" rx="38" fill="${paper}"/>` +
    (hasPhoto
      ? `<image x="60" y="150" width="300" height="400" href="data:image/jpeg;base64,${photo.toString('base64')}"/>`
      : '') +
    lines.map((line, row) => `<text x="430" y="${210 + 90 * row}">${line}</text>`).join('') +
    '</svg>'
  )
}

/** As a pinhole camera whose focal length is the frame's width sees them. */
function cornersOf({ widthPx = 940, turnDeg = 0, tiltDeg = 0, shiftPx: [dx, dy] = [0, 0] }: CardScene) {
  const [turn, tilt] = [(turnDeg * Math.PI) / 180, (tiltDeg * Math.PI) / 180]
  const [halfWidth, halfHeight] = [widthPx / 2, (widthPx / 2) * (sheet.height / sheet.width)]
  const corner = (right: number, down: number): PointPx => {
    const [x, y] = [right * halfWidth, down * halfHeight]
    const turned = { x: x * Math.cos(turn) - y * Math.sin(turn), y: x * Math.sin(turn) + y * Math.cos(turn) }
    const nearer = frameSize.width / (frameSize.width - turned.y * Math.sin(tilt))
    return {
      x: frameSize.width / 2 + dx + turned.x * nearer,
      y: frameSize.height / 2 + dy + turned.y * Math.cos(tilt) * nearer,
    }
  }
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] as const
}
