/**
 * `npm run screens -- <folder> [options]`: a picture of every screen in every state, and what axe says of it. Ends badly
 * when axe has anything to say. `--only=<regexp> --languages=en,ms --themes=light,dark --sizes=1280x800 --texts=normal,large
 * --no-axe --no-pictures`; `all` are all languages or themes. `npm run axe` looks at every screen so, without pictures.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { ensureChromium } from '../../scripts/ensure-chromium.ts'
import { findChromium } from '../../scripts/find-chromium.ts'
import { languages, themes } from '../../src/shared/domain/settings.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '^(?!says-|urges-)' },
    languages: { type: 'string', default: 'en' },
    themes: { type: 'string', default: 'light' },
    sizes: { type: 'string', default: '1280x800' },
    texts: { type: 'string', default: 'normal' },
    'no-axe': { type: 'boolean', default: false },
    'no-pictures': { type: 'boolean', default: false },
  },
})
const folder = positionals[0] ?? 'screens'
if (!values['no-pictures']) await mkdir(folder, { recursive: true })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeViolation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

ensureChromium()
const executablePath = findChromium()
if (executablePath === undefined) throw new Error('the pictures are taken by Chromium, and there is none')
const gallery = await createServer({
  configFile: join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  // who works on a screen meanwhile does not change what is being looked at
  server: { hmr: false, watch: null },
})
await gallery.listen()
const address = gallery.resolvedUrls?.local[0]
if (address === undefined) throw new Error('the gallery is not served')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
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
    const looks = listed(values.themes, themes).flatMap((theme) =>
      values.texts
        .split(',')
        .flatMap((text) => listed(values.languages, languages).map((language) => ({ theme, text, language }))),
    )
    for (const { theme, text, language } of looks) {
      // a new page: Chromium tells a script the old theme's colours for a while
      await page.goto(`${address}?theme=${theme}`)
      await page.waitForFunction(() => 'gallery' in window)
      await page.evaluate(axe)
      for (const state of states) {
        const name = `${state}.${language}.${theme}${text === 'normal' ? '' : `-${text}`}.${size}`
        await page.evaluate((look) => window.gallery.show(look), { state, language, theme, text })
        await page.locator('h1').first().waitFor()
        await page.waitForFunction(() =>
          [...document.querySelectorAll('video')].every((video) => !video.srcObject || video.videoWidth > 0),
        )
        await page.evaluate(() => document.fonts.ready)
        // what has come to rest is drawn by the frame after, which a busy machine takes its time for
        await page.evaluate(async () => {
          await Promise.all(document.getAnimations().map(({ finished }) => finished))
          for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
        })
        looked += 1

        for (const spill of await page.evaluate(findSpills)) console.log(`${name}: spills: ${spill}`)
        if (!values['no-pictures']) await page.screenshot({ path: join(folder, `${name}.png`) })
        if (values['no-axe']) continue
        // high contrast promises 7:1
        const rules = { 'color-contrast-enhanced': { enabled: theme === 'high-contrast' } }
        const violations = await page.evaluate(
          async (options) => {
            const found = await (
              window as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }
            ).axe.run(options)
            return found.violations
          },
          { rules },
        )
        violated += violations.length
        for (const { id, help, nodes } of violations)
          console.log(
            `${name}: axe ${id}: ${help}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
          )
      }
    }
    await context.close()
  }
} finally {
  await browser.close()
  await gallery.close()
}
console.log(`${looked} looks${values['no-pictures'] ? '' : `, pictures in ${folder}`}; ${violated} axe violations`)
process.exitCode = violated === 0 ? 0 : 1

/** `system` looks like one of the others. */
function listed(given: string, known: readonly string[]): readonly string[] {
  return given === 'all' ? known.filter((name) => name !== 'system') : given.split(',')
}

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
