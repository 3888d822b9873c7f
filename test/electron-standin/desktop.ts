/** The desktop around the app: menu, shortcuts, dialogs, power. Does nothing, remembers what tests ask for. */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strict } from './strict.ts'

/** Tests wake the machine with `powerMonitor.emit('resume')`. */
export const powerMonitor = strict('powerMonitor', new EventEmitter())

export const Menu = strict('Menu', {
  setApplicationMenu: (): void => undefined,
  getApplicationMenu: (): null => null,
})

const shortcuts = new Map<string, () => void>()

/** Shortcuts are kept, never triggered by keys; a test calls one through `__standin.shortcuts`. */
export const globalShortcut = strict('globalShortcut', {
  register: (accelerator: string, callback: () => void): boolean => {
    shortcuts.set(accelerator, callback)
    return true
  },
  unregisterAll: (): void => shortcuts.clear(),
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
})
export { shortcuts }

let lastBlocker = 0
const blockers = new Set<number>()
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (): number => {
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
})

export const dialog = strict('dialog', {
  showErrorBox: (title: string, content: string): void => console.error(`${title}: ${content}`),
  /** There is nobody to ask: takes the suggested name, in the system's temporary folder. Tests put in an answer of their own. */
  showSaveDialog: (_window: unknown, { defaultPath }: { readonly defaultPath: string }) => {
    const filePath = join(tmpdir(), basename(defaultPath))
    console.log(`saved as ${filePath}`)
    return Promise.resolve({ canceled: false, filePath })
  },
  /** There is nobody to choose: left without a choice. Tests put in an answer of their own. */
  showOpenDialog: (_window: unknown, _options: unknown): Promise<{ canceled: boolean; filePaths: string[] }> =>
    Promise.resolve({ canceled: true, filePaths: [] }),
})

/** What the app wanted the system to open; nothing is opened. */
export const opened: string[] = []
export const shell = strict('shell', {
  openExternal: (url: string): Promise<void> => {
    opened.push(url)
    return Promise.resolve()
  },
  openPath: (path: string): Promise<string> => {
    opened.push(path)
    return Promise.resolve('')
  },
})

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
)
