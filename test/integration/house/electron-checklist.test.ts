/**
 * Electron's own security checklist [electronjs.org, Security, Checklist], item by item, on the source as it stands. What
 * a running app shows of it is in test/e2e/security.e2e.test.ts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { expectedFuses } from '../../../scripts/package/fuses.ts'
import { inProject } from '../../../scripts/project.ts'
import { isOwnUrl } from '../../../src/main/guard/app-origin.ts'
import { isPermitted } from '../../../src/main/guard/permission-policy.ts'
import { securityHeaders } from '../../../src/main/guard/response-headers.ts'
import { mayCall } from '../../../src/main/guard/window-rights.ts'

const sourceOf = (path: string): string => readFileSync(inProject(path), 'utf8')
const filesIn = (folder: string): readonly string[] =>
  readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
const everything = filesIn('src').join('\n')
const main = filesIn('src/main').join('\n')
const windowSource = sourceOf('src/main/electron/kiosk-window.ts')

/** The literal `webPreferences` of the only window that the app opens. */
const preferences = literalOf(windowSource, 'webPreferences')

function literalOf(source: string, name: string): Readonly<Record<string, string>> {
  const found: Record<string, string>[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === name &&
      ts.isObjectLiteralExpression(node.initializer)
    ) {
      const own = node.initializer.properties.filter(ts.isPropertyAssignment)
      found.push(Object.fromEntries(own.map((one) => [one.name.getText(), one.initializer.getText()])))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true))
  expect(found, `${name} is written once`).toHaveLength(1)
  return found[0]!
}

const policy = Object.fromEntries(
  securityHeaders['Content-Security-Policy']!.split('; ').map((rule) => {
    const [name, ...sources] = rule.split(' ')
    return [name!, sources]
  }),
)

describe('Electron’s security checklist', () => {
  it('1 only secure content is loaded: our own, over our own scheme', () => {
    expect(isOwnUrl('app://kiosk/index.html')).toBe(true)
    for (const url of ['http://kiosk/', 'https://kiosk/', 'file:///index.html', 'app://other/', 'app://a@kiosk/'])
      expect(isOwnUrl(url), url).toBe(false)
    expect(everything).not.toMatch(/loadURL\(['"`]https?:/)
  })

  it('2 no page has Node', () => {
    expect(preferences['nodeIntegration']).toBe('false')
    expect(everything).not.toMatch(/nodeIntegrationInWorker|nodeIntegrationInSubFrames/)
  })

  it('3 the preload’s world is not the page’s', () => {
    expect(preferences['contextIsolation']).toBe('true')
    expect(filesIn('src/preload').join('\n')).toContain('contextBridge.exposeInMainWorld')
  })

  it('4 every page is sandboxed', () => {
    expect(preferences['sandbox']).toBe('true')
    expect(main).toContain('app.enableSandbox()')
    expect(everything).not.toContain('no-sandbox')
    // electron-builder would switch it off in what a desktop starts an AppImage with
    expect(sourceOf('electron-builder.yml')).toMatch(/^appImage:\n {2}executableArgs: \[\]$/m)
  })

  it('5 permissions are answered: our page’s camera, nothing else', () => {
    expect(main).toContain('setPermissionRequestHandler')
    expect(main).toContain('setPermissionCheckHandler')
    const camera = { permission: 'media', requestingUrl: 'app://kiosk/index.html', mediaTypes: ['video'] }
    expect(isPermitted({ ...camera, isMainFrame: true })).toBe(true)
    expect(isPermitted({ ...camera, mediaTypes: ['audio'], isMainFrame: true })).toBe(false)
    expect(isPermitted({ ...camera, requestingUrl: 'https://example.test/', isMainFrame: true })).toBe(false)
  })

  it('6 web security is on', () => {
    expect(preferences).not.toHaveProperty('webSecurity')
    expect(everything).not.toMatch(/webSecurity|disable-web-security/)
  })

  it('7 a content security policy allows nothing beyond our own files and WASM', () => {
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"])
    const known = ["'self'", "'none'", "'wasm-unsafe-eval'", 'blob:']
    expect(
      Object.values(policy)
        .flat()
        .filter((source) => !known.includes(source)),
    ).toEqual([])
    expect(
      Object.entries(policy)
        .filter(([, sources]) => sources.includes('blob:'))
        .map(([name]) => name),
    ).toEqual(['img-src', 'media-src'])
  })

  it('8 no insecure content is allowed', () => {
    expect(everything).not.toContain('allowRunningInsecureContent')
  })

  it('9 and 10 no experimental features and no Blink features', () => {
    expect(everything).not.toMatch(/experimentalFeatures|enableBlinkFeatures|enable-blink-features/)
  })

  it('11 and 12 there are no web views, and one that came would be refused', () => {
    expect(preferences['webviewTag']).toBe('false')
    expect(everything).not.toMatch(/<webview|allowpopups/)
    expect(windowSource).toMatch(/'will-attach-webview', \(event\) => event\.preventDefault\(\)/)
  })

  it('13 a page goes nowhere but to our own', () => {
    expect(windowSource).toMatch(/'will-frame-navigate'[\s\S]{0,120}isOwnUrl[\s\S]{0,60}preventDefault/)
  })

  it('14 a page opens no windows', () => {
    expect(windowSource).toContain("setWindowOpenHandler(() => ({ action: 'deny' }))")
    expect(filesIn('src/main').filter((source) => source.includes('new BrowserWindow('))).toHaveLength(1)
  })

  it('15 nothing is handed to the system to be opened', () => {
    expect(everything).not.toMatch(/openExternal|openPath|\bshell\b\s*[,}]/)
  })

  it('16 Electron is a major that its makers still look after', () => {
    const { devDependencies } = JSON.parse(sourceOf('package.json')) as { devDependencies: Record<string, string> }
    // the newest three majors; raised with each release of this app [electronjs.org, Electron Releases]
    expect(devDependencies['electron']).toMatch(/^4[56]\.\d+\.\d+$/)
  })

  it('17 every message’s sender is looked at, and what its window may ask', () => {
    const port = sourceOf('src/main/electron/ipc-port.ts')
    expect(port).toMatch(/frame\.parent === null && isOwnUrl\(frame\.url/)
    expect(filesIn('src/main').filter((source) => /ipcMain\.(handle|on)\b/.test(source))).toHaveLength(1)
    expect(mayCall(undefined, 'kiosk.describe')).toBe(false)
  })

  it('18 pages come over a scheme of our own, never over file:', () => {
    expect(main).toContain('protocol.handle(APP_SCHEME')
    expect(filesIn('src/main/electron').join('\n')).not.toMatch(/loadFile\(|file:\/\//)
  })

  it('19 the fuses are set', () => {
    const [, block = ''] = /\nelectronFuses:\n((?: {2}.*\n)+)/.exec(sourceOf('electron-builder.yml')) ?? []
    const set = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, isOn]) => `${name}: ${isOn}`)
    const inConfiguration = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
    const wanted = Object.entries(expectedFuses).map(([name, isOn]) => `${inConfiguration(name)}: ${isOn}`)
    expect(set.toSorted()).toEqual(wanted.toSorted())
  })

  it('beyond it: no dump of memory is written when a page crashes', () => {
    // Electron writes them once it is asked to [crashReporter.start], and a page's memory has pictures
    expect(everything).not.toContain('crashReporter')
  })

  it('beyond it: no menu, no developer tools, no pinch zoom, no dropped files, no printing', () => {
    expect(main).toContain('Menu.setApplicationMenu(null)')
    expect(preferences['devTools']).toBe('options.devServerUrl !== undefined')
    // each is off in Electron until it is asked for
    expect(preferences).not.toHaveProperty('navigateOnDragDrop')
    expect(everything).not.toMatch(/setVisualZoomLevelLimits|\.popup\(|\bprint(ToPDF)?\(/)
  })

  it('20 no page is given anything of Electron’s own', () => {
    const preload = filesIn('src/preload').join('\n')
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer\s*[,)}]/)
    expect(filesIn('src/renderer').join('\n')).not.toMatch(/from 'electron'|require\(/)
  })
})
