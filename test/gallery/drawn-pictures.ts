/** Stand-ins for what cameras see: drawn, so that no real person is ever shown here. */
import type { CaptureSubject, TakenPicture } from '../../src/shared/domain/capture.ts'

const portrait = `
  <path d="M-150 330 C-140 190 -80 160 0 160 S140 190 150 330 Z" fill="#365b6d"/>
  <path d="M-38 90 V190 C-24 214 24 214 38 190 V90 Z" fill="#c98f68"/>
  <path d="M0 -120 C74 -120 104 -68 104 -6 C104 76 58 140 0 140 C-58 140 -104 76 -104 -6 C-104 -68 -74 -120 0 -120 Z" fill="#dca67c"/>
  <path d="M-112 10 C-138 -96 -84 -164 6 -164 C92 -164 140 -96 112 12 C104 -30 92 -60 64 -82 C20 -60 -40 -60 -72 -74 C-96 -52 -106 -24 -112 10 Z" fill="#2b211c"/>
  <g fill="#241a16"><ellipse cx="-40" cy="6" rx="12" ry="9"/><ellipse cx="40" cy="6" rx="12" ry="9"/></g>
  <path d="M-58 -20 q18 -12 36 -2 M22 -22 q18 -10 36 2" stroke="#2b211c" stroke-width="9" fill="none" stroke-linecap="round"/>
  <path d="M0 16 l-10 38 h14" stroke="#b27650" stroke-width="7" fill="none" stroke-linecap="round"/>
  <path d="M-30 86 q30 18 60 0" stroke="#8f4a3c" stroke-width="9" fill="none" stroke-linecap="round"/>`

/** What a 1280 x 720 camera sees. */
const scenes: Readonly<Record<CaptureSubject, string>> = {
  face: `<rect width="1280" height="720" fill="#8b9a95"/>
    <rect x="0" y="0" width="420" height="720" fill="#a7b3ab"/><rect x="930" width="350" height="720" fill="#76857f"/>
    <rect x="980" y="90" width="190" height="260" fill="#5f6f69"/>
    <g transform="translate(640 372) scale(1.12)">${portrait}</g>`,
  card: `<rect width="1280" height="720" fill="#6d5a48"/>
    <path d="M0 500 L1280 380 V720 H0 Z" fill="#5d4c3c"/>
    <g transform="rotate(-1.500 640 360)">
      <rect x="150" y="60" width="980" height="618" rx="38" fill="#dfe9ea"/>
      <rect x="150" y="60" width="980" height="130" rx="38" fill="#3f7f93"/><rect x="150" y="150" width="980" height="40" fill="#3f7f93"/>
      <text x="200" y="142" font-family="sans-serif" font-size="54" font-weight="700" fill="#fff">SPECIMEN CARD</text>
      <rect x="200" y="240" width="290" height="380" fill="#c5d3d6"/>
      <svg x="200" y="240" width="290" height="380" viewBox="-190 -200 380 500">${portrait}</svg>
      <g fill="#274049"><rect x="550" y="260" width="470" height="34"/><rect x="550" y="330" width="360" height="26"/>
      <rect x="550" y="390" width="420" height="26"/><rect x="550" y="450" width="260" height="26"/></g>
      <text x="550" y="600" font-family="sans-serif" font-size="44" fill="#274049">NOT A REAL PERSON</text>
    </g>`,
}

async function draw(subject: CaptureSubject): Promise<ImageBitmap> {
  const image = new Image()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">${scenes[subject]}</svg>`
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  return await createImageBitmap(image)
}

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  return [canvas, context]
}

export async function drawnStream(subject: CaptureSubject): Promise<MediaStream> {
  const picture = await draw(subject)
  const [canvas, context] = canvasOf(1280, 720)
  const stream = canvas.captureStream(10)
  setInterval(() => context.drawImage(picture, 0, 0), 100)
  return stream
}

export async function drawnPicture(subject: CaptureSubject): Promise<TakenPicture> {
  const picture = await draw(subject)
  const box =
    subject === 'face' ? { x: 370, y: 0, width: 540, height: 720 } : { x: 126, y: 36, width: 1028, height: 648 }
  const [canvas, context] = canvasOf(box.width, box.height)
  context.drawImage(picture, -box.x, -box.y)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  if (!blob) throw new Error('no picture')
  return {
    image: {
      bytes: new Uint8Array(await blob.arrayBuffer()),
      mediaType: 'image/jpeg',
      widthPx: box.width,
      heightPx: box.height,
    },
    check: { takenAtMs: 0, takenBy: 'auto', faceScore: 0.97, faceCount: 1, failedCodes: [] },
  }
}
