/**
 * A page outside the app around the app's own vision worker: built by Vite as the app is, served on loopback with the
 * headers that make it cross-origin isolated, open in this machine's Chromium. Knows nothing of what is measured on it.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { ensureChromium } from '../ensure-chromium.ts'
import { findChromium } from '../find-chromium.ts'
import { inProject } from '../project.ts'

export interface VisionPageOptions {
  /** Names the folder below `out/` that the page is built into. */
  readonly name: string
  /** Folder of the page's index.html, inside the project. */
  readonly pageFolder: string
  /** Further folders of the project that the page may read, by the first part of their address. */
  readonly folders?: Readonly<Record<string, string>>
  readonly chromiumArgs?: readonly string[]
}

export interface VisionPage {
  readonly browser: Browser
  /** Opens the page once more, in a process that has loaded nothing yet. */
  open(): Promise<Page>
  /** Ends browser and server; nothing is left running. */
  close(): Promise<void>
}

/** Builds and serves a page and starts a browser for it; throws where there is no Chromium. */
export async function startVisionPage(options: VisionPageOptions): Promise<VisionPage> {
  if (!ensureChromium()) throw new Error('there is no Chromium on this machine')
  const built = await buildPage(options)
  const server = await serve({ '': built, ...options.folders })
  const browser = await launch(options.chromiumArgs ?? []).catch((error: unknown) => {
    server.close()
    throw error
  })
  return {
    browser,
    async open() {
      const page = await (await browser.newContext()).newPage()
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(message.text())
      })
      page.on('pageerror', (error) => console.error(error))
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`)
      return page
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** @returns the folder with the built page, below `out/` */
async function buildPage({ name, pageFolder }: VisionPageOptions): Promise<string> {
  const outDir = inProject('out/pages', name)
  await build({
    configFile: false,
    logLevel: 'warn',
    root: inProject(pageFolder),
    publicDir: inProject('resources'),
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
    worker: { format: 'es' },
    // as in electron.vite.config.ts
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  })
  return outDir
}

function launch(args: readonly string[]): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      ...args,
    ],
  })
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
}

/** Cross-origin isolated, as the app is: two WASM threads share memory. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** @param folders by the first part of the address; `''` answers all others */
async function serve(folders: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = fileOf(folders, request.url ?? '/')
    const answer = path ? readFile(path) : Promise.reject(new Error('outside the served folders'))
    answer.then(
      (bytes) => {
        const type = mediaTypes[extname(path ?? '')] ?? 'application/octet-stream'
        response.writeHead(200, { ...headers, 'Content-Type': type }).end(bytes)
      },
      () => response.writeHead(404, headers).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

function fileOf(folders: Readonly<Record<string, string>>, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://loopback')
  const [, first = '', ...rest] = decodeURIComponent(pathname).split('/')
  const named = folders[first]
  const folder = named ?? folders['']
  if (folder === undefined) return undefined
  const path = normalize(named === undefined ? join(folder, first, ...rest) : join(folder, ...rest))
  return path.startsWith(folder + sep) ? path : undefined
}
