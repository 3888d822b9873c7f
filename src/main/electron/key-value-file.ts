/** A small JSON file of settings, written atomically by electron-store. What it gives back is parsed by its readers. */
import Store from 'electron-store'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'

/**
 * @param folder that holds the file
 * @param name of the file, without `.json`; must hold JSON already or not exist
 */
export function openKeyValueFile(folder: string, name: string): KeyValueFile {
  const store = new Store<Record<string, unknown>>({ cwd: folder, name, accessPropertiesByDotNotation: false })
  const write = (change: () => void): Result<undefined> => {
    try {
      change()
      return success(undefined)
    } catch (error) {
      return failure('STORE_FAILED', {
        note: error instanceof Error && 'code' in error ? String(error.code) : 'settings file',
      })
    }
  }
  return {
    get: (key) => store.get(key),
    set: (key, value) => write(() => store.set(key, value)),
    delete: (key) => write(() => store.delete(key)),
  }
}
