/**
 * What may leave the house when somebody needs help with a kiosk, as one text that the administrator can read first: no
 * picture, key, PIN, reference, name or camera id. Pure. Settings pass by name; what is added later stays inside until it is named.
 */
import type { CameraFacts, KioskDiagnostics, PageDiagnostics } from '../../shared/domain/diagnostics.ts'
import type { AuditFinding } from '../../shared/domain/audit.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { fieldsOf, readJson } from '../../shared/domain/json-text.ts'
import type { LogFacts } from '../logging/ports.ts'

export interface BundleParts {
  readonly kiosk: KioskDiagnostics
  readonly page: PageDiagnostics
  readonly settings: Settings
  /** Absent where the log did not read. */
  readonly audit?: AuditFinding
  /** Of the log, newest first, as they stand in the file. */
  readonly logLines: readonly string[]
  /** Blots out what looks like a secret, once more. */
  readonly redact: (facts: LogFacts) => LogFacts
  /** Tells two names apart within one bundle and nothing else: keyed anew for each. */
  readonly pseudonym: (name: string) => string
}

/** Settings that hold one of a few words that we wrote ourselves. Numbers and yes-or-no pass unnamed. */
const wordSettings: ReadonlySet<string> = new Set([
  'mode',
  'language',
  'theme',
  'textSize',
  'serviceVersion',
  'serviceBaseUrl',
  'sounds',
  'checkProfile',
  'resultsTo',
  'updateFeed',
] satisfies readonly (keyof Settings)[])

export function supportBundle(parts: BundleParts): string {
  const { kiosk, page, audit, logLines, redact } = parts
  const { troubles: _, ...measured } = kiosk
  const bundle = {
    about: 'Countersign support file: no pictures, keys, PINs, references, names or camera ids.',
    takenAt: new Date(kiosk.takenAtMs).toISOString(),
    kiosk: measured,
    page: { checks: page.checks, cameras: page.cameras.map((camera) => nameless(camera, parts)) },
    settings: settingsIn(parts),
    audit: audit ?? 'the audit log does not read',
    log: logLines.flatMap((line) => logged(line, redact)),
  }
  return `${JSON.stringify(bundle, undefined, 2)}\n`
}

function settingsIn({ settings, pseudonym }: BundleParts): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]: [string, unknown]) => {
      if (name === 'cameras') return [name, camerasIn(settings.cameras, pseudonym)]
      if (typeof value === 'number' || typeof value === 'boolean') return [name, value]
      if (wordSettings.has(name)) return [name, value]
      // languages by their codes; limits are numbers by their names
      if (name === 'languagesOffered' || name === 'checkLimits') return [name, value]
      return [name, `[not in this file: ${kindOf(value)}]`]
    }),
  )
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty text' : 'text'
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? 'nothing' : 'texts'
  return typeof value
}

function camerasIn(
  cameras: Settings['cameras'],
  pseudonym: BundleParts['pseudonym'],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(cameras).map(([role, { deviceId, groupId, label, finestPx, picture }]) => [
      role,
      {
        device: pseudonym(deviceId),
        group: pseudonym(groupId),
        ...cameraName(label, pseudonym),
        ...(finestPx && { finestPx }),
        ...(picture && { picture }),
      },
    ]),
  )
}

function nameless({ label, replaces, ...facts }: CameraFacts, { pseudonym }: BundleParts): object {
  return {
    ...facts,
    ...(label !== undefined && cameraName(label, pseudonym)),
    ...(replaces !== undefined && { replaces: cameraName(replaces, pseudonym) }),
  }
}

/** USB vendor and product, which Chromium puts at the end of a camera's name: they name a model, the rest may name a person. */
const USB_MODEL = /\(([0-9a-f]{4}:[0-9a-f]{4})\)$/i

function cameraName(label: string, pseudonym: BundleParts['pseudonym']): object {
  const [, model] = USB_MODEL.exec(label) ?? []
  return { name: pseudonym(label), ...(model !== undefined && { model }) }
}

function logged(line: string, redact: BundleParts['redact']): readonly object[] {
  const { at, level, event, facts = {} } = fieldsOf(readJson(line))
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof event !== 'string') return []
  if (level !== 'info' && level !== 'warn' && level !== 'error') return []
  if (typeof facts !== 'object' || facts === null) return []
  const named = redact({ event })
  return [{ at: new Date(at).toISOString(), level, ...named, facts: redact({ ...facts }) }]
}
