/** Identity cards of no country: families of layouts, each drawn anew from chance. Nobody real is on them. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { rosette, weave } from '../artwork/guilloche.ts'
import { letters } from '../artwork/lettering.ts'
import type { Sticker } from './canvas.ts'
import type { Chance } from './chance.ts'

export const designs = [
  'banded',
  'plain',
  'waved',
  'framed',
  'dark',
  'white',
  'striped',
  'chipped',
  'split',
  'sunrise',
] as const
export type Design = (typeof designs)[number]

/** ID-1 in tenths of a millimetre; drawn at 1.25 px to each. */
const card = { width: 856, height: 539.8, corner: 31.8 }
const PX = 1.25

interface Colours {
  readonly paper: string
  readonly accent: string
  readonly ink: string
}

const pale: readonly Colours[] = [
  { paper: '#e9f1f6', accent: '#bcd4e6', ink: '#17344f' },
  { paper: '#f6f1e6', accent: '#e3cfa6', ink: '#3d2c12' },
  { paper: '#f3e3ea', accent: '#dfaebf', ink: '#451a33' },
  { paper: '#e5f0e3', accent: '#add2b2', ink: '#163a1f' },
  { paper: '#dbe0f2', accent: '#93a8d8', ink: '#131f47' },
  { paper: '#f1eec8', accent: '#d9c660', ink: '#40380e' },
  { paper: '#d5ecea', accent: '#79bdb8', ink: '#0f3a3a' },
]
const deep: readonly Colours[] = [
  { paper: '#2f5580', accent: '#1f3c60', ink: '#f3f3f3' },
  { paper: '#4a2746', accent: '#321830', ink: '#f6e9f0' },
  { paper: '#1f4a3c', accent: '#12332a', ink: '#eef6ee' },
  { paper: '#3a3d44', accent: '#24262b', ink: '#f2f2f2' },
  { paper: '#7c2b2b', accent: '#541a1a', ink: '#fbeeee' },
]
const whites: readonly Colours[] = [
  { paper: '#f5f5f5', accent: '#e3e5ea', ink: '#222222' },
  { paper: '#ededed', accent: '#dddfe5', ink: '#333333' },
  { paper: '#fbfaf7', accent: '#ece7db', ink: '#333333' },
]

const portraitFile = new URL('../../resources/samples/portrait.png', import.meta.url)

/** The drawn person, printed: mirrored, paled, tinted or without colour, on a plain ground. */
async function portraitPng(chance: Chance): Promise<string> {
  const ground = chance.oneOf(['#dfe5e6', '#c9d3d8', '#f2f2f0', '#b9c7d6', '#e6ddd0'])
  const cut = { left: chance.whole(40, 70), top: chance.whole(40, 80), width: 520, height: 660 }
  const flat = await sharp(readFileSync(portraitFile)).flatten({ background: ground }).png().toBuffer()
  let photo = sharp(flat).extract(cut).resize(312, 396)
  if (chance.in(0.5)) photo = photo.flop()
  const strength = chance.between(0.75, 1)
  photo = photo.modulate({
    saturation: chance.in(0.25) ? 0 : chance.between(0.6, 1.1),
    brightness: chance.between(0.75, 1.1),
    hue: chance.whole(-12, 12),
  })
  photo = photo.linear(strength, (1 - strength) * 150)
  return `data:image/png;base64,${(await photo.png().toBuffer()).toString('base64')}`
}

/** A fresh card; pale ones where `isWhite`. */
export async function drawDesign(design: Design, chance: Chance, isWhite = false): Promise<Sticker> {
  const colours =
    isWhite || design === 'white' ? chance.oneOf(whites) : design === 'dark' ? chance.oneOf(deep) : chance.oneOf(pale)
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${card.width * PX}" height="${card.height * PX}" viewBox="0 0 ${card.width} ${card.height}">` +
    `<clipPath id="edge"><rect width="${card.width}" height="${card.height}" rx="${card.corner}"/></clipPath>` +
    `<g clip-path="url(#edge)"><rect width="100%" height="100%" fill="${colours.paper}"/>${await print(design, colours, chance)}</g></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function print(design: Design, colours: Colours, chance: Chance): Promise<string> {
  const photoOnRight = chance.in(0.4)
  const wide = chance.between(195, 255)
  const high = wide * 1.27
  const photoX = photoOnRight ? card.width - wide - chance.between(35, 60) : chance.between(35, 60)
  const photoY = chance.between(105, 150)
  const textX = photoOnRight ? chance.between(38, 60) : photoX + wide + chance.between(28, 50)
  const portrait = await portraitPng(chance)
  const photo =
    `<rect x="${photoX - 3}" y="${photoY - 3}" width="${wide + 6}" height="${high + 6}" rx="${chance.oneOf([0, 6])}" fill="${colours.accent}"/>` +
    image(portrait, photoX, photoY, wide, high)
  const ghost = chance.in(0.35)
    ? image(portrait, photoOnRight ? 60 : card.width - 130, chance.between(330, 380), 78, 99, 0.45)
    : ''
  const hasMrz = chance.in(0.55)
  return (
    background[design](colours, chance) +
    heading(design, colours, chance) +
    photo +
    ghost +
    fields(textX, chance.between(128, 160), colours.ink, chance, hasMrz ? 4 : 5) +
    (hasMrz ? machineReadable(colours.ink, chance) : '') +
    (design === 'chipped' ? chip(photoOnRight ? 70 : card.width - 190, chance.between(180, 230)) : '') +
    specimen(chance)
  )
}

const image = (href: string, x: number, y: number, width: number, height: number, opacity = 1) =>
  `<image x="${x}" y="${y}" width="${width}" height="${height}" opacity="${opacity}" preserveAspectRatio="xMidYMid slice" href="${href}"/>`

const stroke = (d: string, colour: string, opacity: number, width = 0.8) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" opacity="${opacity}"/>`

const bar = (x: number, y: number, width: number, height: number, fill: string, opacity = 1) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" opacity="${opacity}"/>`

const background: Record<Design, (colours: Colours, chance: Chance) => string> = {
  banded: ({ accent }, chance) => bar(0, 0, card.width, chance.between(70, 96), accent),
  plain: () => '',
  waved: ({ accent }, chance) =>
    stroke(weave([-20, 880], 280, chance.between(300, 460), chance.whole(3, 7), 30), accent, 0.8),
  framed: ({ accent }, chance) => {
    const inset = chance.between(16, 26)
    return `<rect x="${inset}" y="${inset}" width="${card.width - 2 * inset}" height="${card.height - 2 * inset}" rx="14" fill="none" stroke="${accent}" stroke-width="${chance.between(3, 9)}"/>`
  },
  dark: ({ accent }, chance) =>
    stroke(weave([-20, 880], 300, 380, 5, 22), accent, 0.9) + bar(0, 0, card.width, chance.between(60, 90), accent),
  white: ({ accent }, chance) => stroke(rosette(chance.between(300, 640), 280, 30, 200, 9, 8), accent, 0.9),
  striped: ({ accent }, chance) => {
    const step = chance.between(26, 60)
    return Array.from({ length: 20 }, (_, i) => bar(0, i * 2 * step, card.width, step, accent, 0.4)).join('')
  },
  chipped: ({ accent }) => bar(0, 470, card.width, 70, accent),
  split: ({ accent }, chance) => {
    const at = chance.between(290, 340)
    return chance.in(0.5) ? bar(0, 0, at, card.height, accent) : bar(card.width - at, 0, at, card.height, accent)
  },
  sunrise: ({ accent }, chance) => {
    const [x, y] = [chance.between(200, 700), chance.between(380, 560)]
    return [420, 330, 240, 150]
      .map((r, i) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${i % 2 ? '#ffffff' : accent}" opacity=".5"/>`)
      .join('')
  },
}

function heading(design: Design, { ink }: Colours, chance: Chance): string {
  const title = chance.oneOf([
    'REPUBLIC OF SPECIMEN',
    'SPECIMEN IDENTITY CARD',
    'NOWHERE · RESIDENT',
    'EXAMPLE LICENCE',
    'KINGDOM OF NOWHERE',
  ])
  const isCentred = design === 'framed' || chance.in(0.3)
  return letters(title, isCentred ? card.width / 2 : 50, chance.between(54, 66), {
    size: chance.between(26, 36),
    colour: ink,
    weight: 0.03,
    anchor: isCentred ? 'middle' : 'start',
  })
}

function fields(x: number, y: number, ink: string, chance: Chance, count: number): string {
  const size = chance.between(22, 29)
  const step = chance.between(58, 70)
  const entries = [
    ['Surname', chance.oneOf(['EXAMPLE', 'SAMPLE', 'MUSTER', 'PLACEHOLDER'])],
    ['Given names', chance.oneOf(['NOVA MARIN', 'ALEX SAM', 'KIM', 'ROBIN LEE'])],
    ['Date of birth', `30 FEB 19${chance.whole(50, 99)}`],
    ['Number', `X${chance.whole(100000, 999999)}-00`],
    ['Valid until', '31 JUN 2041'],
  ] as const
  return entries
    .slice(0, count)
    .map(
      ([label, value], i) =>
        letters(label, x, y + i * step, { size: 13, colour: ink, opacity: 0.7 }) +
        letters(value, x, y + i * step + size + 3, { size, colour: ink, weight: 0.02 }),
    )
    .join('')
}

function machineReadable(ink: string, chance: Chance): string {
  return ['I<SPMX00000000<<<<<<<<<<<<<<<', 'EXAMPLE<<NOVA<MARIN<<<<<<<<<<<']
    .map((line, i) => letters(line, 40, 466 + 38 * i, { size: chance.between(26, 28), colour: ink, spacing: 0.1 }))
    .join('')
}

const chip = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})"><rect width="116" height="92" rx="14" fill="#d8b65a" stroke="#8f7430" stroke-width="2"/>` +
  `<path d="M0 31h40M0 61h40M76 31h40M76 61h40M40 0v92M76 0v92" stroke="#8f7430" stroke-width="2" fill="none"/></g>`

const specimen = (chance: Chance) =>
  `<g transform="rotate(-18 520 340)">${letters('SPECIMEN', 520, 370, { size: 96, colour: '#b3433a', opacity: chance.between(0.08, 0.22), weight: 0.05, anchor: 'middle' })}</g>`
