/** Tries everything that a check needs, one after the other. Changes nothing; each camera is off again at the end. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { KioskDescription, SecretProtection } from '../../shared/domain/health.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import type { Vision } from '../vision/vision-port.ts'

export const selfTestNames = ['store', 'secrets', 'service', 'checks', 'card', 'face'] as const
export type SelfTestName = (typeof selfTestNames)[number]

export type SelfTestResult =
  /** `detail`: a few numbers that mean the same in every language. */
  | { readonly name: SelfTestName; readonly at: 'passed'; readonly detail?: string }
  | { readonly name: SelfTestName; readonly at: 'failed'; readonly failure: Failure }
  /** Practice needs neither a key nor the service. */
  | { readonly name: SelfTestName; readonly at: 'not-needed' }

export interface SelfTestParts {
  readonly describe: () => Promise<KioskDescription>
  /** Asks the service without pictures. */
  readonly testKey: () => Promise<Result<undefined>>
  readonly vision: Pick<Vision, 'start'>
  readonly cameras: Pick<CameraSource, 'open'>
}

/** Tells each result as soon as it is known, in the order of `selfTestNames`. */
export async function* runSelfTest(parts: SelfTestParts): AsyncGenerator<SelfTestResult> {
  const description = await parts.describe()
  const isLive = description.mode === 'live'

  yield result('store', storeOf(description))
  yield result('secrets', keeps(description.secretProtection))
  yield isLive || description.apiKeyState !== 'unset'
    ? result('service', await parts.testKey())
    : { name: 'service', at: 'not-needed' }
  yield result('checks', await startedChecks(parts.vision))
  for (const subject of ['card', 'face'] as const) yield result(subject, await tryCamera(parts.cameras, subject))
}

function result(name: SelfTestName, tried: Result<string | undefined>): SelfTestResult {
  if (!tried.ok) return { name, at: 'failed', failure: tried.error }
  return { name, at: 'passed', ...(tried.value !== undefined && { detail: tried.value }) }
}

function storeOf({ problems }: KioskDescription): Result<undefined> {
  const inTheWay = problems.find(({ code }) => errorCatalog[code].source === 'storage' && !code.startsWith('SECRETS_'))
  return inTheWay ? { ok: false, error: inTheWay } : success(undefined)
}

function keeps(protection: SecretProtection): Result<undefined> {
  if (protection === 'os' || protection === 'passphrase') return success(undefined)
  if (protection === 'passphrase-needed') return failure('PASSPHRASE_NEEDED')
  return failure(protection === 'unprotected' ? 'SECRETS_UNPROTECTED' : 'SECRETS_LOCKED')
}

async function startedChecks(vision: SelfTestParts['vision']): Promise<Result<string>> {
  const started = await vision.start()
  return started.ok ? success(`${(started.value.loadMs / 1_000).toFixed(1)} s`) : started
}

async function tryCamera(cameras: SelfTestParts['cameras'], subject: CaptureSubject): Promise<Result<string>> {
  const opened = await cameras.open(subject)
  if (!opened.ok) return opened
  const { stream, label, settings } = opened.value
  try {
    // as the picture stands: the track of a turned camera does not know that it is turned
    const { width, height } = settings ?? stream.getVideoTracks()[0]?.getSettings() ?? {}
    return success(width && height ? `${label}, ${width} × ${height}` : label)
  } finally {
    opened.value.close()
  }
}
