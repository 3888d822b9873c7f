/**
 * Judges the shipped card finder on labelled frames, each by itself, as if it were the first one of a visit.
 *
 * `npm run evaluate:card -- --images FOLDER --labels CSV [--json FILE]`; columns file, expected (card or none),
 * x0,y0..x3,y3: the corners in px, clockwise from the left top of the upright card, empty where unknown.
 *
 * Accepted: the finder took an outline for the card. Right: each of its corners is within 2 % of the picture's diagonal
 * of the label's, whichever corner it begins with; one that begins with another corner than the label is counted as
 * "other way up" besides, since only a portrait tells which way up a card is read. A card without corners in the labels
 * is right when accepted. With a column `scene` the table has a line for each.
 */
import type { PointPx, Share, SizePx } from '../../src/shared/domain/units.ts'
import { writeFigures } from '../write-figures.ts'
import { evaluationArguments, readLabels } from './labelled-photos.ts'
import { engineForPhotos, openShippedModels, readPhoto } from './photo-engine.ts'

const NEAR: Share = 0.02

const places = ['x0', 'y0', 'x1', 'y1', 'x2', 'y2', 'x3', 'y3'] as const

interface Judged {
  readonly scene: string
  readonly isCard: boolean
  readonly isAccepted: boolean
  /** The farthest corner's distance in shares of the diagonal, in the best order; absent where nothing can be compared. */
  readonly error?: Share
  readonly isOtherWayUp: boolean
}

const given = evaluationArguments('npm run evaluate:card --')
const photos = readLabels(given, ['expected', ...places])
const models = await openShippedModels()
const engine = engineForPhotos(models)

const judged: Judged[] = []
for (const { path, row } of photos) {
  if (row.expected !== 'card' && row.expected !== 'none') throw new Error(`${row.file}: expected is ${row.expected}`)
  const photo = await readPhoto(path)
  const { card } = await engine.look('card', photo, 0)
  engine.forget()
  const label = cornersOf(row)
  const found = card?.corners.map(({ x, y }) => ({ x: x * photo.widthPx - 0.5, y: y * photo.heightPx - 0.5 }))
  const compared = label && found && compare(label, found, photo)
  judged.push({
    scene: (row as Readonly<Record<string, string>>)['scene'] ?? row.expected,
    isCard: row.expected === 'card',
    isAccepted: card !== undefined,
    ...(compared && { error: compared.error }),
    isOtherWayUp: compared !== undefined && compared.error <= NEAR && compared.first !== 0,
  })
}
await models.close()

const lines = Map.groupBy(judged, ({ scene }) => scene)
const figures = figuresOf(judged)
console.table({
  ...Object.fromEntries([...lines].map(([scene, of]) => [scene, shown(figuresOf(of))])),
  all: shown(figures),
})
const otherWayUp = judged.filter(({ isOtherWayUp }) => isOtherWayUp).length
console.log(`${otherWayUp} of the right ones begin with another corner than the label does`)
writeFigures(given.json, figures)

function cornersOf(row: Readonly<Record<(typeof places)[number] | 'file', string>>): readonly PointPx[] | undefined {
  const numbers = places.map((place) => row[place])
  if (numbers.every((text) => text === '')) return undefined
  const values = numbers.map(Number)
  if (numbers.includes('') || values.some(Number.isNaN))
    throw new Error(`${row.file}: its corners are no eight numbers`)
  return [0, 1, 2, 3].map((corner) => ({ x: values[2 * corner]!, y: values[2 * corner + 1]! }))
}

/** In the order that fits best. */
function compare(label: readonly PointPx[], found: readonly PointPx[], { widthPx, heightPx }: SizePx) {
  const diagonal = Math.hypot(widthPx, heightPx)
  const orders = [0, 1, 2, 3].map((first) => {
    const apart = label.map(({ x, y }, i) => {
      const corner = found[(i + first) % 4]!
      return Math.hypot(corner.x - x, corner.y - y)
    })
    return { first, error: Math.max(...apart) / diagonal }
  })
  return orders.reduce((best, order) => (order.error < best.error ? order : best))
}

function figuresOf(some: readonly Judged[]) {
  const cards = some.filter(({ isCard }) => isCard)
  const accepted = cards.filter(({ isAccepted }) => isAccepted)
  const right = accepted.filter(({ error = 0 }) => error <= NEAR)
  const none = some.filter(({ isCard }) => !isCard)
  const errors = accepted.flatMap(({ error }) => error ?? []).sort((a, b) => a - b)
  return {
    cards: cards.length,
    acceptedRight: right.length,
    acceptedWrong: accepted.length - right.length,
    falseAccepts: none.filter(({ isAccepted }) => isAccepted).length,
    none: none.length,
    medianCornerErrorDiag: errors[Math.floor(errors.length / 2)] ?? null,
  }
}

/** Short enough for a table's column. */
function shown({ medianCornerErrorDiag, ...counts }: ReturnType<typeof figuresOf>) {
  return { ...counts, medianCornerError: medianCornerErrorDiag && `${(100 * medianCornerErrorDiag).toFixed(2)} %` }
}
