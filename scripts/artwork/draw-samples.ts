/**
 * Draws what practice mode, README and tests show instead of real people: resources/samples and resources/icons.
 *
 * `node scripts/artwork/draw-samples.ts` takes some minutes and gives the same files each time;
 * with `--variations FOLDER [name...]` it writes frames in which something is wrong into that folder instead.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { drawCardFrame, drawFace, variations } from './scenes.ts'

const resources = join(dirname(fileURLToPath(import.meta.url)), '../../resources')

const jpeg = (picture: Sharp, quality = 88): Promise<Buffer> =>
  picture.removeAlpha().toColourspace('srgb').jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer()

async function save(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), bytes)
  console.log(`${name}: ${Math.round(bytes.length / 1000)} kB`)
}

async function drawShipped(): Promise<void> {
  const samples = join(resources, 'samples')
  const { frame, portrait } = await drawFace()
  await save(samples, 'face.jpg', await jpeg(frame, 90))
  await save(samples, 'portrait.png', await portrait.png({ palette: true, quality: 95, effort: 10 }).toBuffer())
  await save(samples, 'card.jpg', await jpeg(await drawCardFrame()))

  const icons = join(resources, 'icons')
  const mark = await readFile(join(icons, 'icon.svg'))
  for (const [name, side] of [['icon.png', 512] as const, ['icon-256.png', 256] as const])
    await save(icons, name, await sharp(mark, { density: 144 }).resize(side, side).png().toBuffer())
}

async function drawVariations(folder: string, wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in variations))
  if (unknown.length > 0)
    throw new Error(`no such variation: ${unknown.join(', ')}; there are ${Object.keys(variations).join(', ')}`)
  for (const [name, draw] of Object.entries(variations))
    if (wanted.length === 0 || wanted.includes(name)) await save(folder, `${name}.jpg`, await jpeg(await draw()))
}

const [flag, folder, ...names] = process.argv.slice(2)
if (flag === undefined) await drawShipped()
else if (flag === '--variations' && folder !== undefined) await drawVariations(folder, names)
else {
  console.error('usage: draw-samples.ts [--variations FOLDER [name...]]')
  process.exitCode = 2
}
