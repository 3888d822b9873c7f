/** Asks where a file is to go, with the system's own dialog in front of the kiosk's window. */
import { dialog, type BrowserWindow } from 'electron'
import type { SaveSuggestion } from '../audit/ports.ts'

/** @returns nothing when the dialog was left without a choice */
export async function askWhereToSave(
  window: BrowserWindow,
  { fileName, fileType }: SaveSuggestion,
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: fileName,
    filters: [{ name: fileType.name, extensions: [fileType.extension] }],
    // Linux asks only when told to; the others always do
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? undefined : filePath
}
