/** Asks which file is to be read, with the system's own dialog in front of the kiosk's window. */
import { dialog, type BrowserWindow } from 'electron'
import type { FileType } from '../policy/ports.ts'

/** @returns nothing when the dialog was left without a choice */
export async function askWhatToOpen(window: BrowserWindow, { name, extension }: FileType): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: [{ name, extensions: [extension] }],
    properties: ['openFile'],
  })
  return canceled ? undefined : filePaths[0]
}
