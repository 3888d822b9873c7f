/**
 * Keeps the administrator's settings. A field that cannot be read falls back alone, and is
 * named; the others stand. Knows no secrets: the apiKey has a store of its own.
 */
import { z } from 'zod'
import { captureSubjects } from '../../shared/domain/capture.ts'
import {
  defaultSettings,
  languages,
  meteringModes,
  rotationsDeg,
  settingRanges,
  textSizes,
  themes,
  type ChosenCamera,
  type NumberSetting,
  type Settings,
} from '../../shared/domain/settings.ts'
import { serviceVersions } from '../../shared/domain/verification.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from './ports.ts'

export interface SettingsStore {
  read(): Settings
  /**
   * Changes all of the given fields or none; on disk when it returns, listeners told.
   * @returns SETTINGS_INVALID naming the fields, SERVICE_ADDRESS_REFUSED, or STORE_FAILED
   */
  change(change: Partial<Settings>): Result<Settings>
  /** @returns how to stop listening */
  onChanged(listener: (settings: Settings) => void): () => void
  /** Fields whose stored value could not be read when this was created, and that have their default instead. */
  readonly fellBack: readonly SettingName[]
}

export type SettingName = keyof Settings

export interface SettingsStoreDeps {
  readonly file: KeyValueFile
  /** Whether keys and pictures may travel there. @returns SERVICE_ADDRESS_REFUSED */
  readonly checkServiceAddress: (baseUrl: string) => Result<unknown>
}

const KEY = 'settings'

const camera: z.ZodType<ChosenCamera> = z.object({
  deviceId: z.string().max(512),
  groupId: z.string().max(512),
  label: z.string().max(512),
  finestPx: z.object({ widthPx: z.number().finite(), heightPx: z.number().finite() }).exactOptional(),
  picture: z
    .object({
      rotationDeg: z.literal(rotationsDeg).exactOptional(),
      isMirrored: z.boolean().exactOptional(),
      focusMode: z.enum(meteringModes).exactOptional(),
      focusDistance: z.number().finite().exactOptional(),
      exposureMode: z.enum(meteringModes).exactOptional(),
      exposureTime: z.number().finite().exactOptional(),
    })
    .exactOptional(),
})

function wholeNumber(name: NumberSetting): z.ZodType<number> {
  return z.number().int().min(settingRanges[name].lowest).max(settingRanges[name].highest)
}

const fields: { readonly [Name in SettingName]: z.ZodType<Settings[Name]> } = {
  mode: z.enum(['practice', 'live']),
  isSetUp: z.boolean(),
  useSampleCameras: z.boolean(),
  language: z.enum(languages),
  languagesOffered: z.array(z.enum(languages)).min(1).max(languages.length),
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  serviceBaseUrl: z.string().max(2048),
  serviceVersion: z.enum(serviceVersions),
  cameras: z.partialRecord(z.enum(captureSubjects), camera),
  maxInFlight: wholeNumber('maxInFlight'),
  maxCallsPerMinute: wholeNumber('maxCallsPerMinute'),
  maxCallsPerDay: wholeNumber('maxCallsPerDay'),
  picturesKeptDays: wholeNumber('picturesKeptDays'),
  metadataKeptDays: wholeNumber('metadataKeptDays'),
}

const names = Object.keys(fields) as readonly SettingName[]

export function createSettingsStore({ file, checkServiceAddress }: SettingsStoreDeps): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>()
  const fellBack: SettingName[] = []
  let settings = load()

  function load(): Settings {
    const stored = z.record(z.string(), z.unknown()).safeParse(file.get(KEY) ?? {})
    if (!stored.success) fellBack.push(...names)
    const kept = names.flatMap((name) => {
      const value = stored.data?.[name]
      if (value === undefined) return []
      const parsed = fields[name].safeParse(value)
      if (parsed.success && isAddressAllowed(name, parsed.data)) return [[name, parsed.data] as const]
      fellBack.push(name)
      return []
    })
    return { ...defaultSettings, ...Object.fromEntries(kept) }
  }

  function isAddressAllowed(name: SettingName, value: unknown): boolean {
    return name !== 'serviceBaseUrl' || (typeof value === 'string' && checkServiceAddress(value).ok)
  }

  function change(wanted: Partial<Settings>): Result<Settings> {
    const given = Object.keys(wanted)
    const wrong = given.filter((name) => !isSettingName(name) || !fields[name].safeParse(wanted[name]).success)
    if (wrong.length > 0) return failure('SETTINGS_INVALID', { note: wrong.join(', ') })
    if (wanted.serviceBaseUrl !== undefined) {
      const checked = checkServiceAddress(wanted.serviceBaseUrl)
      if (!checked.ok) return checked
    }
    const changed = { ...settings, ...wanted }
    const written = file.set(KEY, changed)
    if (!written.ok) return written
    settings = changed
    for (const listener of [...listeners]) listener(settings)
    return success(settings)
  }

  return {
    read: () => settings,
    change,
    onChanged: (listener) => {
      // each subscription stands alone, also when one function listens twice
      const subscribed = (changed: Settings) => listener(changed)
      listeners.add(subscribed)
      return () => void listeners.delete(subscribed)
    },
    fellBack,
  }
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(fields, name)
}
