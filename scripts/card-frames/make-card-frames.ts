/**
 * Draws camera frames with and without a card, and a table of the exact corners, to judge the card finder by.
 *
 * `node scripts/card-frames/make-card-frames.ts --out FOLDER --seed N --count N [--designs a,b] [--scenes a,b]`
 * The same seed gives the same frames; other seeds and other designs were never seen while the finder was tuned.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { frameSize } from './canvas.ts'
import { designs } from './card-designs.ts'
import { createChance } from './chance.ts'
import { drawScene, scenes, sceneWeights, type Scene } from './scenes.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '192' },
    designs: { type: 'string', default: designs.join(',') },
    scenes: { type: 'string', default: scenes.join(',') },
  },
})
if (!values.out) {
  console.error('usage: make-card-frames.ts --out FOLDER [--seed N] [--count N] [--designs a,b] [--scenes a,b]')
  process.exit(2)
}
const chosenDesigns = chosen('design', values.designs, designs)
const order = weightedOrder(chosen('scene', values.scenes, scenes), Number(values.count))

await mkdir(values.out, { recursive: true })
const lines = ['file,expected,x0,y0,x1,y1,x2,y2,x3,y3,scene,design']
for (const [index, scene] of order.entries()) {
  // a frame depends on its own number only, so that more frames leave the first ones as they were
  const chance = createChance(Number(values.seed) * 100_003 + index)
  const design = chosenDesigns[index % chosenDesigns.length]!
  const { canvas, corners } = await drawScene(scene, design, chance)
  const file = `${String(index).padStart(4, '0')}-${scene}.jpg`
  await sharp(Buffer.from(Uint8ClampedArray.from(canvas)), { raw: { ...frameSize, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(join(values.out, file))
  const places = corners ? corners.flatMap(({ x, y }) => [x.toFixed(2), y.toFixed(2)]) : Array<string>(8).fill('')
  lines.push([file, corners ? 'card' : 'none', ...places, scene, corners ? design : ''].join(','))
}
await writeFile(join(values.out, 'labels.csv'), `${lines.join('\n')}\n`)
console.log(`${order.length} frames in ${values.out}`)

function chosen<T extends string>(what: string, list: string, all: readonly T[]): readonly T[] {
  const names = list.split(',')
  const unknown = names.filter((name) => !(all as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`no ${what} ${unknown.join(', ')}; there are ${all.join(', ')}`)
  return names as T[]
}

/** So many scenes, each as often as its weight says, spread evenly from first to last. */
function weightedOrder(wanted: readonly Scene[], count: number): readonly Scene[] {
  const due = new Map(wanted.map((scene) => [scene, 0]))
  const total = wanted.reduce((sum, scene) => sum + sceneWeights[scene], 0)
  return Array.from({ length: count }, () => {
    for (const scene of wanted) due.set(scene, due.get(scene)! + sceneWeights[scene] / total)
    const next = wanted.toSorted((a, b) => due.get(b)! - due.get(a)!)[0]!
    due.set(next, due.get(next)! - 1)
    return next
  })
}
