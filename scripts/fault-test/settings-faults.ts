/** The settings file with a flipped bit at every place, and cut at every length: the kiosk starts, or sets the file aside and says so. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSettingsStore } from '../../src/main/storage/settings-store.ts'
import { setAsideDamagedJson } from '../../src/main/storage/damaged-json.ts'
import type { KeyValueFile } from '../../src/main/storage/ports.ts'
import { defaultSettings, type Settings } from '../../src/shared/domain/settings.ts'
import { failure, success } from '../../src/shared/errors/result.ts'
import type { FaultCase, FaultFamily } from './damage-files.ts'
import type { Judgement } from './fault-kiosk.ts'

const saved: Settings = { ...defaultSettings, mode: 'live', language: 'ms', theme: 'dark', maxCallsPerDay: 500 }

export function damageSettings(folder: string): FaultFamily {
  const whole = Buffer.from(JSON.stringify({ settings: saved, apiKeySealed: 'c2VhbGVk' }, undefined, '\t'))
  const cases: FaultCase[] = []
  for (let length = 0; length < whole.length; length += 1) {
    cases.push({ name: `cut at ${length}`, judgement: judgeSettings(folder, whole.subarray(0, length)) })
  }
  for (let at = 0; at < whole.length; at += 1) {
    const flipped = Buffer.from(whole)
    flipped[at] = whole[at]! ^ (1 << (at % 8))
    cases.push({ name: `byte ${at}`, judgement: judgeSettings(folder, flipped) })
  }
  return { family: 'settings file cut or flipped', cases }
}

/** A flipped bit can turn one valid value into another; nobody can tell that from a choice. */
function judgeSettings(folder: string, bytes: Buffer): Judgement {
  const place = join(folder, 'settings')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  const path = join(place, 'settings.json')
  writeFileSync(path, bytes)
  try {
    const keptAs = setAsideDamagedJson(path, Date.now())
    if (keptAs !== undefined) {
      const isKept = readdirSync(place).includes(keptAs) && readFileSync(join(place, keptAs)).equals(bytes)
      return isKept ? { kind: 'told', note: keptAs } : { kind: 'SILENT LOSS', note: 'the damaged file is not kept' }
    }
    const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    const store = createSettingsStore({ file: memoryFile(content), checkServiceAddress: httpsOnly })
    const settings = store.read()
    const isOf = (names: readonly string[]) => names.every((name) => Object.hasOwn(defaultSettings, name))
    if (!isOf(Object.keys(settings))) return { kind: 'SILENT LOSS', note: 'a setting that does not exist' }
    return store.fellBack.length > 0 ? { kind: 'told', note: store.fellBack.join(', ') } : { kind: 'whole' }
  } catch (error) {
    return { kind: 'CRASH', note: error instanceof Error ? error.message : 'thrown' }
  }
}

function memoryFile(content: Record<string, unknown>): KeyValueFile {
  return { get: (key) => content[key], set: () => success(undefined), delete: () => success(undefined) }
}

function httpsOnly(baseUrl: string) {
  return baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')
}
