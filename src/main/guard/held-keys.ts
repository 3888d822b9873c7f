/**
 * Keys that would lead out of the kiosk, change how it shows, or open what a browser has: none of them reaches the page
 * or Electron. What the operating system takes for itself (Ctrl+Alt+Del, the Windows key) never arrives here.
 */

/** As Electron names a key that was pressed [webContents, before-input-event]. */
export interface PressedKey {
  readonly key: string
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
}

/** With Ctrl or Cmd: what a text field needs, and nothing else. */
const editing: ReadonlySet<string> = new Set([
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'arrowleft',
  'arrowright',
  'home',
  'end',
  'backspace',
  'delete',
  'control',
  'meta',
])

/** With Alt: close, back, forward, the window's menu, a switch of windows. */
const leading: ReadonlySet<string> = new Set(['f4', 'arrowleft', 'arrowright', 'home', ' ', 'tab', 'escape', 'enter'])

const browsers: ReadonlySet<string> = new Set(['contextmenu', 'browserback', 'browserforward', 'browserhome'])

export function isHeldKey({ key, control, alt, meta }: PressedKey): boolean {
  const name = key.toLowerCase()
  if (/^f\d+$/.test(name) || browsers.has(name)) return true
  // AltGr arrives as Ctrl and Alt together: it writes letters
  if (control && alt) return name.length > 1 && name !== 'control' && name !== 'alt' && name !== 'altgraph'
  if (control || meta) return !editing.has(name)
  return alt && leading.has(name)
}
