/** An ID card of a country that does not exist, with data that cannot be anyone's, lying on a dark mat under a camera. */
import sharp, { type Sharp } from 'sharp'
import { rosette, weave } from './guilloche.ts'
import { letters } from './lettering.ts'
import { seededRandom } from './vector.ts'

/** ID-1 (ISO/IEC 7810) in tenths of a millimetre. */
const card = { width: 856, height: 539.8, corner: 31.8 }
/** Where the portrait is printed, in the same units. */
const photo = { x: 46, y: 146, width: 250, height: 321 }
/** The portrait's pixels for a sharp print. */
export const cardPhotoPx = { width: 750, height: 963 }

const ink = '#1f3a44'
const field = (label: string, value: string, x: number, y: number, size = 25): string =>
  letters(label, x, y, { size: 11.5, colour: '#4d7078', spacing: 0.02 }) +
  letters(value, x, y + size + 4, { size, colour: ink, weight: 0.022 })

function print(portrait: Buffer): string {
  const lines = (d: string, colour: string, opacity: number, width = 0.5): string =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" opacity="${opacity}"/>`
  const tiny = 'SPECIMEN NOT A REAL DOCUMENT '.repeat(6).trim()
  return `
    <rect width="${card.width}" height="${card.height}" fill="url(#paper)"/>
    ${lines(weave([-20, 880], 210, 210, 5, 26), '#2f8f8a', 0.3)}
    ${lines(weave([-20, 880], 330, 240, 4, 26), '#c07a5a', 0.26)}
    ${lines(weave([-20, 880], 460, 150, 7, 22), '#4f7fa8', 0.28)}
    ${lines(rosette(706, 250, 62, 128, 10, 9), '#2f7f86', 0.3)}
    ${lines(rosette(706, 250, 12, 66, 7, 7), '#b86b52', 0.32)}
    <rect width="${card.width}" height="98" fill="url(#band)"/>
    ${lines(weave([-10, 866], 49, 92, 9, 18), '#ffffff', 0.16)}
    <g transform="translate(84 49)">
      <circle r="33" fill="none" stroke="#f3e9d2" stroke-width="1.6"/>
      ${lines(rosette(0, 0, 9, 30, 9, 7), '#f3e9d2', 0.9, 0.7)}
      <circle r="6" fill="#f3e9d2"/>
    </g>
    ${letters('REPUBLIC OF SPECIMEN', 138, 47, { size: 30, colour: '#fbf6ea', weight: 0.03, spacing: 0.06 })}
    ${letters('Identity card of a country that does not exist', 139, 73, { size: 16.5, colour: '#e3efe9', spacing: 0.01 })}
    ${letters('S·P·M', 812, 61, { size: 34, colour: '#f3e9d2', weight: 0.03, spacing: 0.02, anchor: 'end' })}

    <rect x="${photo.x - 4}" y="${photo.y - 4}" width="${photo.width + 8}" height="${photo.height + 8}" rx="9" fill="#fff" opacity=".55"/>
    <clipPath id="photo"><rect x="${photo.x}" y="${photo.y}" width="${photo.width}" height="${photo.height}" rx="6"/></clipPath>
    <image x="${photo.x}" y="${photo.y}" width="${photo.width}" height="${photo.height}" clip-path="url(#photo)" preserveAspectRatio="xMidYMid slice" href="data:image/png;base64,${portrait.toString('base64')}"/>
    <g clip-path="url(#photo)">${lines(weave([30, 310], 470, 96, 6, 14), '#e9f3f0', 0.35)}</g>

    ${field('Surname', 'EXAMPLE', 330, 142)}
    ${field('Given names', 'NOVA MARIN', 330, 200)}
    ${field('Citizen of', 'NOWHERE (SPM)', 330, 258)}
    ${field('Date of birth', '30 FEB 1991', 330, 316)}
    ${field('Valid until', '31 JUN 2041', 560, 316)}
    ${field('Card number', 'SPECIMEN-00-NOT-REAL', 330, 374, 22)}
    ${letters('Signature', 330, 424, { size: 11.5, colour: '#4d7078', spacing: 0.02 })}
    <path d="M336 466c16-40 22-44 22-22s-10 34 0 18 18-30 22-14-6 22 4 12 14-20 20-6 4 12 12 2 10-22 22-12-8 24 4 14 18-26 26-34 12 2 2 24-6 18 8 6 30-26 42-16 30 10 58-4"
      fill="none" stroke="#20304a" stroke-width="2.1" stroke-linecap="round" stroke-linejoin="round"/>
    ${letters(tiny, 428, 520, { size: 6.4, colour: '#3f6a72', opacity: 0.85, spacing: 0.04, anchor: 'middle' })}
    <g transform="rotate(-17 566 356)">${letters('SPECIMEN', 566, 390, {
      size: 96,
      colour: '#b3433a',
      opacity: 0.2,
      weight: 0.05,
      spacing: 0.06,
      anchor: 'middle',
    })}</g>
    <rect width="${card.width}" height="${card.height}" fill="url(#sheen)"/>`
}

/** Felt: a dark surface with a fine even grain. */
async function mat(width: number, height: number): Promise<Buffer> {
  const random = seededRandom(3)
  const grain = Buffer.from(Uint8Array.from({ length: width * height }, () => 53 + (random() + random() - 1) * 13))
  return sharp(grain, { raw: { width, height, channels: 1 } })
    .blur(0.8)
    .tint('#8b9194')
    .png()
    .toBuffer()
}

/**
 * The camera's frame.
 *
 * @param portrait PNG of `cardPhotoPx`
 */
export async function drawCard(portrait: Buffer, widthPx: number, heightPx: number): Promise<Sharp> {
  const scale = (0.835 * heightPx) / card.height
  const place = `translate(${widthPx / 2} ${heightPx / 2}) rotate(-.5) scale(${scale}) translate(${-card.width / 2} ${-card.height / 2})`
  const shape = `width="${card.width}" height="${card.height}" rx="${card.corner}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <defs>
      <linearGradient id="paper" x2="1" y2="1"><stop stop-color="#dcece6"/><stop offset=".5" stop-color="#efe9da"/><stop offset="1" stop-color="#dfe6ee"/></linearGradient>
      <linearGradient id="band" x2="1"><stop stop-color="#1d5a66"/><stop offset=".6" stop-color="#2b7377"/><stop offset="1" stop-color="#7b6a58"/></linearGradient>
      <linearGradient id="sheen" x2="1" y2=".7"><stop stop-color="#fff" stop-opacity=".1"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0c1a20" stop-opacity=".09"/></linearGradient>
      <radialGradient id="lamp" cx=".36" cy=".26" r=".95"><stop stop-color="#fff" stop-opacity=".13"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".34"/></radialGradient>
      <clipPath id="edge"><rect ${shape}/></clipPath>
      <filter id="far" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="17"/></filter>
      <filter id="near" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="3.4"/></filter>
    </defs>
    <rect width="100%" height="100%" fill="url(#lamp)"/>
    <g transform="${place}">
      <rect x="9" y="15" ${shape} filter="url(#far)" opacity=".5"/><rect x="2.5" y="4" ${shape} filter="url(#near)" opacity=".6"/>
      <g clip-path="url(#edge)">${print(portrait)}</g>
      <rect x=".8" y=".8" width="${card.width - 1.6}" height="${card.height - 1.6}" rx="${card.corner - 0.8}" fill="none" stroke="#fff" stroke-width="1.4" opacity=".4"/>
    </g>
  </svg>`
  return sharp(await mat(widthPx, heightPx)).composite([{ input: Buffer.from(svg) }])
}
