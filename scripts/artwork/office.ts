/** A quiet office behind the person: wall, window, shelves and a plant, far out of focus. */
import sharp from 'sharp'
import { seededRandom } from './vector.ts'

const shelf = (x: number, y: number, width: number, random: () => number): string => {
  const colours = ['#8aa3a6', '#c9b79c', '#6f8a91', '#d8cdbb', '#a9b8b3', '#b98d6f', '#5f757c']
  let books = ''
  for (let at = x + 14; at < x + width - 60;) {
    const thick = 16 + random() * 26
    const tall = 90 + random() * 55
    if (random() > 0.22)
      books += `<rect x="${at}" y="${y - tall}" width="${thick}" height="${tall}" fill="${colours[Math.floor(random() * colours.length)]}"/>`
    at += thick + 3
  }
  return `${books}<rect x="${x}" y="${y}" width="${width}" height="16" fill="#b59a7b"/><rect x="${x}" y="${y + 16}" width="${width}" height="26" fill="#000" opacity=".08"/>`
}

function plant(x: number, y: number, random: () => number): string {
  const leaves = Array.from({ length: 34 }, () => {
    const angle = -Math.PI / 2 + (random() - 0.5) * 2.7
    const reach = 60 + random() * 90
    const [tx, ty] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
    const green = ['#5d7f63', '#7a9b74', '#4c6d58', '#8fae84'][Math.floor(random() * 4)]
    return `<path d="M${x} ${y}Q${(x + tx) / 2 - 26} ${(y + ty) / 2 - 20} ${tx} ${ty}Q${(x + tx) / 2 + 26} ${(y + ty) / 2 + 16} ${x} ${y}Z" fill="${green}"/>`
  })
  return `${leaves.join('')}<path d="M${x - 62} ${y - 8}h124l-16 130h-92z" fill="#cfc6b8"/>`
}

/** The room as a picture of this size, blurred as a camera focused on the person would. */
export async function drawOffice(width: number, height: number): Promise<Buffer> {
  const random = seededRandom(5)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1920 1080" preserveAspectRatio="xMidYMid slice">
    <defs>
      <linearGradient id="wall" x2="1"><stop stop-color="#dfe3e1"/><stop offset=".55" stop-color="#c9cfcd"/><stop offset="1" stop-color="#b3bbba"/></linearGradient>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#f4f8fa"/><stop offset="1" stop-color="#dfe9ea"/></linearGradient>
      <radialGradient id="glow" cx=".16" cy=".3" r=".7"><stop stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
      <linearGradient id="floor" x2="0" y2="1"><stop stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#2d3a3c" stop-opacity=".22"/></linearGradient>
    </defs>
    <rect width="1920" height="1080" fill="url(#wall)"/>
    <rect x="70" y="60" width="430" height="640" fill="#f2f1ec"/>
    <rect x="92" y="82" width="186" height="596" fill="url(#sky)"/><rect x="292" y="82" width="186" height="596" fill="url(#sky)"/>
    <path d="M92 520q60-60 120-24t66-30v212H92z" fill="#bccdbd"/><path d="M292 480q70 20 110-20t76-6v224H292z" fill="#c6d5c4"/>
    <rect x="50" y="700" width="470" height="22" fill="#e9e6df"/>
    <rect x="0" y="0" width="62" height="820" fill="#d6dbd8"/>
    <rect x="1500" y="0" width="420" height="1080" fill="#d5d8d3"/><rect x="1500" y="0" width="18" height="1080" fill="#a9b0ae"/>
    ${shelf(1560, 300, 420, random)}${shelf(1560, 560, 420, random)}
    <rect x="1540" y="800" width="380" height="220" fill="#c3b5a2"/>
    ${plant(1690, 700, random)}
    <rect x="0" y="960" width="1920" height="120" fill="#a8998a" opacity=".5"/>
    <rect width="1920" height="1080" fill="url(#glow)"/><rect width="1920" height="1080" fill="url(#floor)"/>
  </svg>`
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .blur(height / 52)
    .png()
    .toBuffer()
}
