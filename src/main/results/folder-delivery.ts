/** Delivers a result as one file in a folder that the organisation watches: there whole, or not at all. Makes no folder. */
import { open, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { writeWholeFile } from '../storage/whole-file.ts'
import type { WaitingResult } from './ports.ts'

/** @param readFolder asked anew for every delivery */
export function createFolderDelivery(readFolder: () => string) {
  return async ({
    id,
    receipt,
    message,
  }: Pick<WaitingResult, 'id' | 'receipt' | 'message'>): Promise<Result<undefined>> => {
    const folder = readFolder()
    if (!isAbsolute(folder)) return failure('EXPORT_FAILED', { note: 'no whole path' })
    // what is unfinished ends in .part: whoever watches looks for .json
    const written = await writeWholeFile(join(folder, nameOf(receipt, id)), async (file) => {
      await file.appendFile(`${message}\n`)
      return success(undefined)
    })
    return written.ok ? syncFolder(folder) : written
  }
}

/** Ours, both of them; yet nothing may ever lead out of the folder. */
function nameOf(receipt: string, id: string): string {
  return `${receipt}-${id}`.replaceAll(/[^\w-]/g, '_') + '.json'
}

/** The name itself must outlive a power cut before the result is forgotten here. Windows writes names through. */
async function syncFolder(folder: string): Promise<Result<undefined>> {
  if (process.platform === 'win32') return success(undefined)
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    return success(undefined)
  } catch (error) {
    return failure('EXPORT_FAILED', {
      note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
    })
  }
}

/** Whether it can be written to, without leaving anything there but for a moment. @returns EXPORT_FAILED */
export async function tryFolder(folder: string): Promise<Result<undefined>> {
  if (!isAbsolute(folder)) return failure('EXPORT_FAILED', { note: 'no whole path' })
  try {
    if (!(await stat(folder)).isDirectory()) return failure('EXPORT_FAILED', { note: 'no folder' })
  } catch (error) {
    return failure('EXPORT_FAILED', {
      note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
    })
  }
  return createFolderDelivery(() => folder)({
    id: 'test',
    receipt: 'countersign',
    message: JSON.stringify({ type: 'kiosk.test', timestamp: new Date().toISOString() }),
  })
}
