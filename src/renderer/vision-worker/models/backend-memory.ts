/** Remembers which backend was faster, in the kiosk's own private storage: one small file, nothing personal. */
import type { BackendChoice } from './choose-backend.ts'

const FILE = 'vision-backend.json'

/** As it was read back. Absent where nothing was written, or nothing that can be read: then it is measured once more. */
export async function rememberedChoice(): Promise<unknown> {
  try {
    const folder = await navigator.storage.getDirectory()
    const file = await (await folder.getFileHandle(FILE)).getFile()
    return JSON.parse(await file.text())
  } catch {
    return undefined
  }
}

export async function rememberChoice(choice: BackendChoice): Promise<void> {
  const folder = await navigator.storage.getDirectory()
  const writing = await (await folder.getFileHandle(FILE, { create: true })).createWritable()
  await writing.write(JSON.stringify(choice))
  await writing.close()
}
