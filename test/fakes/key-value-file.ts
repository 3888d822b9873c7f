/** A settings file in memory. Values go through JSON, as they do on disk. */
import type { KeyValueFile } from '../../src/main/storage/ports.ts'
import { failure, success, type Result } from '../../src/shared/errors/result.ts'

export interface FakeKeyValueFile extends KeyValueFile {
  /** The disk refuses every write, or takes them again. */
  refuseWrites(isRefused: boolean): void
  /** The whole file, as somebody would read it who opens it in an editor. */
  text(): string
}

export function createFakeKeyValueFile(content: Readonly<Record<string, unknown>> = {}): FakeKeyValueFile {
  const values = new Map(Object.entries(content).map(([key, value]) => [key, JSON.stringify(value)]))
  let isRefused = false

  const write = (change: () => void): Result<undefined> => {
    if (isRefused) return failure('STORE_FAILED')
    change()
    return success(undefined)
  }
  return {
    get: (key): unknown => {
      const text = values.get(key)
      return text === undefined ? undefined : JSON.parse(text)
    },
    set: (key, value) => write(() => void values.set(key, JSON.stringify(value))),
    delete: (key) => write(() => void values.delete(key)),
    refuseWrites: (next) => (isRefused = next),
    text: () => [...values].flat().join('\n'),
  }
}
