/** Gathers what an administrator and a support desk need to know of this kiosk. Part of the composition root: no rule of its own. */
import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ApiKeyState, SecretProtection } from '../shared/domain/health.ts'
import type { KioskDiagnostics, PageDiagnostics, SavedBundle } from '../shared/domain/diagnostics.ts'
import { success, type Result } from '../shared/errors/result.ts'
import { nameIn, timedName } from './audit/export-for-staff.ts'
import type { AskWhereToSave } from './audit/ports.ts'
import { readModelFacts } from './guard/model-checksums.ts'
import { diagnose } from './health/diagnose.ts'
import { supportBundle } from './health/support-bundle.ts'
import type { KioskWorld } from './kiosk-world.ts'
import { newestLines } from './logging/newest-lines.ts'
import { redactFacts } from './logging/redact.ts'
import type { ClockEvidence } from './okayface/clock-evidence.ts'
import { reachService, wayOf } from './okayface/reach-service.ts'
import { SCHEMA_VERSION } from './storage/schema.ts'
import { writeWholeFile } from './storage/whole-file.ts'
import type { SettingsStore } from './storage/settings-store.ts'

export interface SupportParts {
  readonly appVersion: string
  readonly logFolder: string
  /** Of the built page. */
  readonly rendererFolder: string
  readonly settings: Pick<SettingsStore, 'read'>
  readonly world: () => Pick<KioskWorld, 'storageFacts' | 'opened' | 'inspectAudit' | 'audit'>
  readonly protection: () => Promise<SecretProtection>
  readonly apiKeyState: () => Promise<ApiKeyState>
  readonly clockEvidence: Pick<ClockEvidence, 'verdict' | 'lastHeardAtMs'>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly resolveProxy: (url: string) => Promise<string>
  readonly askWhereToSave: AskWhereToSave
  readonly nowMs: () => number
  readonly monotonicMs: () => number
}

/** About 300 lines. */
const LOG_BYTES = 64_000
/** About 2,500 lines: some days of a busy counter. */
const BUNDLED_LOG_BYTES = 500_000

export function createKioskSupport(parts: SupportParts) {
  async function readDiagnostics(): Promise<KioskDiagnostics> {
    const { mode, serviceBaseUrl } = parts.settings.read()
    const { opened, storageFacts } = parts.world()
    const [models, reach, proxy, protection, apiKey] = await Promise.all([
      readModelFacts(join(parts.rendererFolder, 'models')),
      mode === 'live' ? reachService(serviceBaseUrl, parts) : ({ at: 'not-asked' } as const),
      parts.resolveProxy(serviceBaseUrl).catch(() => undefined),
      parts.protection(),
      parts.apiKeyState(),
    ])
    const lastAnswerAtMs = parts.clockEvidence.lastHeardAtMs()
    const { electron, chrome, node } = process.versions
    return diagnose({
      takenAtMs: parts.nowMs(),
      mode,
      versions: {
        app: parts.appVersion,
        ...(electron !== undefined && { electron }),
        ...(chrome !== undefined && { chromium: chrome }),
        node,
        system: `${process.platform} ${process.arch}`,
        ...(opened.ok && { storeSchema: SCHEMA_VERSION }),
      },
      models,
      storage: storageFacts(),
      network: {
        reach,
        way: wayOf(proxy),
        clock: parts.clockEvidence.verdict(),
        ...(lastAnswerAtMs !== undefined && { lastAnswerAtMs }),
      },
      secrets: { protection, apiKey },
      logLines: newestLines(parts.logFolder, LOG_BYTES),
    })
  }

  /** @returns nothing when the administrator changed their mind; EXPORT_FAILED */
  async function saveBundle(page: PageDiagnostics): Promise<Result<SavedBundle | undefined>> {
    const fileType = { name: 'JSON', extension: 'json' }
    const path = await parts.askWhereToSave({ fileName: timedName('support', parts.nowMs(), 'json'), fileType })
    if (path === undefined) return success(undefined)
    const kiosk = await readDiagnostics()
    const audit = await parts.world().inspectAudit()
    const nameKey = randomBytes(32)
    const text = supportBundle({
      kiosk,
      page,
      settings: parts.settings.read(),
      ...(audit.ok && { audit: audit.value }),
      logLines: newestLines(parts.logFolder, BUNDLED_LOG_BYTES),
      redact: redactFacts,
      pseudonym: (name) => createHmac('sha256', nameKey).update(name).digest('hex').slice(0, 12),
    })
    const written = await writeWholeFile(path, async (file) => {
      await file.appendFile(text)
      return success(undefined)
    })
    if (!written.ok) return written
    parts.world().audit.append({ kind: 'support-bundle-saved' })
    return success({ fileName: nameIn(path) })
  }

  return { readDiagnostics, saveBundle }
}
