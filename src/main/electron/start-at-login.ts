/** Has the system start the installed kiosk when its user signs in, or no longer. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { autostartEntry } from '../guard/autostart-entry.ts'

/** Electron itself knows it on Windows and macOS only [app.setLoginItemSettings]. @throws what the disk says */
export function startAtLogin(isWanted: boolean): void {
  // from a checkout, the program would be Electron without an app
  if (!app.isPackaged) return
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: isWanted })
  const folder = join(app.getPath('appData'), 'autostart')
  const entry = join(folder, 'countersign.desktop')
  if (!isWanted) return rmSync(entry, { force: true })
  mkdirSync(folder, { recursive: true })
  // an AppImage runs from where it is unpacked for this once, and says where it lies itself
  writeFileSync(entry, autostartEntry(process.env['APPIMAGE'] ?? process.execPath))
}
