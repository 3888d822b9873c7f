/**
 * Keeps the administrator's settings. A field that cannot be read falls back alone, and is
 * named; the others stand. Knows no secrets: the apiKey has a store of its own.
 */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { captureSubjects } from '../../shared/domain/capture.ts'
import { checkProfiles } from '../../shared/domain/check-limits.ts'
import { MAX_CONSENT_LENGTH } from '../../shared/domain/consent.ts'
import {
  defaultSettings,
  isPracticeRefused,
  kioskIdPattern,
  languages,
  meteringModes,
  resultsTargets,
  rotationsDeg,
  secondDisplays,
  settingRanges,
  soundChoices,
  systemAddressPattern,
  textSizes,
  themes,
  type ChosenCamera,
  type NumberSetting,
  type Settings,
} from '../../shared/domain/settings.ts'
import { serviceVersions } from '../../shared/domain/verification.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { singleLimits } from './check-limit-fields.ts'
import type { KeyValueFile } from './ports.ts'

export interface SettingsStore {
  read(): Settings
  /**
   * Changes all of the given fields or none; on disk when it returns, listeners told.
   * @returns SETTING_LOCKED or SETTINGS_INVALID naming the fields, PRACTICE_NOT_ALLOWED, SERVICE_ADDRESS_REFUSED, or
   * STORE_FAILED
   */
  change(change: Partial<Settings>): Result<Settings>
  /** Whether all of these are open to change here. @returns SETTING_LOCKED naming those that are not, PRACTICE_NOT_ALLOWED */
  mayChange(change: Partial<Settings>): Result<undefined>
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
  /** @default nobody but the administrator at this kiosk sets anything */
  readonly managed?: ManagedSettings
}

/** What is set from elsewhere; see the policy room, which has parsed every value. */
export interface ManagedSettings {
  /** Stand in for our own defaults: what was set at this kiosk goes before them. */
  readonly defaults: Partial<Settings>
  /** Go before what was set at this kiosk. */
  readonly fixed: Partial<Settings>
  /** Not to be changed at this kiosk: all of the fixed ones, and maybe more. */
  readonly locked: readonly SettingName[]
}

const unmanaged: ManagedSettings = { defaults: {}, fixed: {}, locked: [] }

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

const systemAddress = z.union([z.literal(''), z.string().max(2048).regex(systemAddressPattern)])

function wholeNumber(name: NumberSetting): z.ZodType<number> {
  return z.number().int().min(settingRanges[name].lowest).max(settingRanges[name].highest)
}

export const settingFields: { readonly [Name in SettingName]: z.ZodType<Settings[Name]> } = {
  mode: z.enum(['practice', 'live']),
  practiceAllowed: z.boolean(),
  isSetUp: z.boolean(),
  useSampleCameras: z.boolean(),
  language: z.enum(languages),
  languagesOffered: z.array(z.enum(languages)).min(1).max(languages.length),
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  sounds: z.enum(soundChoices),
  secondDisplay: z.enum(secondDisplays),
  consentTexts: z.partialRecord(z.enum(languages), z.string().max(MAX_CONSENT_LENGTH)),
  serviceBaseUrl: z.string().max(2048),
  serviceVersion: z.enum(serviceVersions),
  cameras: z.partialRecord(z.enum(captureSubjects), camera),
  officerSignIn: z.boolean(),
  overrideSureRefusals: z.boolean(),
  checkProfile: z.enum(checkProfiles),
  checkLimits: singleLimits,
  triesBeforeStaff: wholeNumber('triesBeforeStaff'),
  idleSeconds: wholeNumber('idleSeconds'),
  idleWarningSeconds: wholeNumber('idleWarningSeconds'),
  officerIdleMinutes: wholeNumber('officerIdleMinutes'),
  administratorIdleMinutes: wholeNumber('administratorIdleMinutes'),
  maxWaitingChecks: wholeNumber('maxWaitingChecks'),
  minFreeDiskMegabytes: wholeNumber('minFreeDiskMegabytes'),
  startsAtLogin: z.boolean(),
  maxInFlight: wholeNumber('maxInFlight'),
  maxCallsPerMinute: wholeNumber('maxCallsPerMinute'),
  maxCallsPerDay: wholeNumber('maxCallsPerDay'),
  picturesKeptDays: wholeNumber('picturesKeptDays'),
  metadataKeptDays: wholeNumber('metadataKeptDays'),
  kioskId: z.string().regex(kioskIdPattern),
  resultsTo: z.enum(resultsTargets),
  resultsWebhookUrl: systemAddress,
  resultsFolder: z.string().max(1024),
  resultsWithReference: z.boolean(),
  telemetryUrl: systemAddress,
  updateFeed: z.union([
    z.literal(''),
    z
      .string()
      .max(2048)
      .regex(/^https:\/\/[^\s/?#@\\]+(?:\/[^\s?#]*)?$/),
  ]),
}

export const settingNames = Object.keys(settingFields) as readonly SettingName[]

export function createSettingsStore({
  file,
  checkServiceAddress,
  managed = unmanaged,
}: SettingsStoreDeps): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>()
  const fellBack: SettingName[] = []
  /** What was set at this kiosk, and nothing else: what is managed comes and goes without a trace in it. */
  let own = load()
  let settings = inForce(own)

  function inForce(set: Partial<Settings>): Settings {
    return { ...defaultSettings, ...managed.defaults, ...set, ...managed.fixed }
  }

  function load(): Partial<Settings> {
    const stored = z.record(z.string(), z.unknown()).safeParse(file.get(KEY) ?? {})
    if (!stored.success) fellBack.push(...settingNames)
    const kept = settingNames.flatMap((name) => {
      const value = stored.data?.[name]
      if (value === undefined) return []
      const parsed = settingFields[name].safeParse(value)
      if (parsed.success && isAddressAllowed(name, parsed.data)) return [[name, parsed.data] as const]
      fellBack.push(name)
      return []
    })
    return Object.fromEntries(kept)
  }

  const isLocked = (name: string): boolean => managed.locked.some((locked) => locked === name)
  const valueOf = (name: string): unknown => (isSettingName(name) ? settings[name] : undefined)

  function isAddressAllowed(name: SettingName, value: unknown): boolean {
    return name !== 'serviceBaseUrl' || (typeof value === 'string' && checkServiceAddress(value).ok)
  }

  /** To ask for what is so already is no change. */
  function lockedIn(change: Partial<Settings>): readonly string[] {
    return Object.entries(change).flatMap(([name, value]) =>
      isLocked(name) && !isDeepStrictEqual(value, valueOf(name)) ? [name] : [],
    )
  }

  function mayChange(change: Partial<Settings>): Result<undefined> {
    const locked = lockedIn(change)
    if (locked.length > 0) return failure('SETTING_LOCKED', { note: locked.join(', ') })
    // where it is so already, whatever else is changed may be the way out
    if (isPracticeRefused({ ...settings, ...change }) && !isPracticeRefused(settings))
      return failure('PRACTICE_NOT_ALLOWED')
    return success(undefined)
  }

  function change(asked: Partial<Settings>): Result<Settings> {
    const allowed = mayChange(asked)
    if (!allowed.ok) return allowed
    const wanted: Partial<Settings> = Object.fromEntries(Object.entries(asked).filter(([name]) => !isLocked(name)))
    const given = Object.keys(wanted)
    const wrong = given.filter((name) => !isSettingName(name) || !settingFields[name].safeParse(wanted[name]).success)
    if (wrong.length > 0) return failure('SETTINGS_INVALID', { note: wrong.join(', ') })
    if (wanted.serviceBaseUrl !== undefined) {
      const checked = checkServiceAddress(wanted.serviceBaseUrl)
      if (!checked.ok) return checked
    }
    const changed = { ...own, ...wanted }
    const written = file.set(KEY, changed)
    if (!written.ok) return written
    own = changed
    settings = inForce(own)
    for (const listener of [...listeners]) listener(settings)
    return success(settings)
  }

  return {
    read: () => settings,
    change,
    mayChange,
    onChanged: (listener) => {
      // each subscription stands alone, also when one function listens twice
      const subscribed = (changed: Settings) => listener(changed)
      listeners.add(subscribed)
      return () => void listeners.delete(subscribed)
    },
    fellBack,
  }
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingFields, name)
}
