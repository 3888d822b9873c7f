/**
 * Pictures of gallery states, and what axe says of them: `node test/gallery/take-screenshots.ts <folder> [options]`,
 * while the gallery is served. `--only=<regexp> --languages=en,ms --themes=light,dark --sizes=1280x800 --no-axe`
 */
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const address = 'http://127.0.0.1:5199/'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '^(?!says-|urges-)' },
    languages: { type: 'string', default: 'en' },
    themes: { type: 'string', default: 'light' },
    sizes: { type: 'string', default: '1280x800' },
    'no-axe': { type: 'boolean', default: false },
    'no-pictures': { type: 'boolean', default: false },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
})
const folder = positionals[0] ?? 'test-results/gallery'
await mkdir(folder, { recursive: true })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeViolation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] })
let looked = 0
let violated = 0
try {
  const lister = await browser.newPage()
  lister.on('pageerror', (error) => console.log('page error', error.message))
  await lister.goto(address)
  await lister.locator('li a').first().waitFor()
  const all = await lister.locator('li a').allInnerTexts()
  await lister.close()
  const states = all.filter((name) => new RegExp(values.only).test(name))

  for (const size of values.sizes.split(',')) {
    const [width = 1280, height = 800] = size.split('x').map(Number)
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.on('pageerror', (error) => console.log('page error', error.message))
    for (const theme of values.themes.split(','))
      for (const language of values.languages.split(','))
        for (const state of states) {
          const name = `${state}.${language}.${theme}.${size}`
          await page.goto(`${address}?state=${state}&language=${language}&theme=${theme}`)
          await page.locator('h1').first().waitFor()
          await page.waitForFunction(() =>
            [...document.querySelectorAll('video')].every((video) => !video.srcObject || video.style.width !== ''),
          )
          await page.evaluate(() => document.fonts.ready)
          await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
          looked += 1

          for (const spill of await page.evaluate(findSpills)) console.log(`${name}: spills: ${spill}`)
          if (!values['no-pictures']) await page.screenshot({ path: join(folder, `${name}.png`) })
          if (values['no-axe']) continue
          await page.evaluate(axe)
          const violations = await page.evaluate(async () => {
            const found = await (
              window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }
            ).axe.run()
            return found.violations
          })
          violated += violations.length
          for (const { id, help, nodes } of violations)
            console.log(
              `${name}: axe ${id}: ${help}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
            )
        }
    await context.close()
  }
} finally {
  await browser.close()
}
console.log(`${looked} states looked at, ${violated} axe violations`)

/** Runs in the page: what reaches outside the window or is cut off by its own box. */
function findSpills(): string[] {
  const spills: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
    if (element.closest('svg') || element.closest('.stage') || element.closest('[data-scrolls]')) continue
    const style = getComputedStyle(element)
    if (style.clipPath !== 'none' || style.position === 'absolute' || style.display === 'contents') continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const outside = box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1
    const cut = element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0 && style.display !== 'inline'
    let holder = element.parentElement
    while (holder && getComputedStyle(holder).display === 'contents') holder = holder.parentElement
    const parent = holder?.getBoundingClientRect()
    const below = parent !== undefined && box.bottom > parent.bottom + 2 && style.position !== 'fixed'
    if (outside || cut || below)
      spills.push(
        `${element.tagName.toLowerCase()}.${element.className} ${outside ? 'outside' : cut ? 'wide' : 'tall'}`,
      )
  }
  return spills
}
