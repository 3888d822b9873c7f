/** The diagnostics in staff's words, part by part. Pure. What is not known says so; nothing is made up. */
import type {
  CameraFacts,
  ChecksFacts,
  KioskDiagnostics,
  LoggedTrouble,
  ModelFact,
  NetworkFacts,
  PageDiagnostics,
  StorageFacts,
} from '../../../shared/domain/diagnostics.ts'
import type { Language } from '../../../shared/domain/settings.ts'
import type { Ms } from '../../../shared/domain/units.ts'
import type { ErrorCode } from '../../../shared/errors/error-catalog.ts'
import { momentInWords } from './audit-words.ts'
import type { Fact } from './fact.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

export interface FactSection {
  readonly name: string
  readonly title: string
  readonly facts: readonly Fact[]
}

export interface DiagnosticWords {
  readonly t: StaffWordsAccess['t']
  readonly language: Language
}

export function kioskSections(kiosk: KioskDiagnostics, words: DiagnosticWords): readonly FactSection[] {
  const { t } = words
  const section = (name: 'versions' | 'models' | 'storage' | 'network' | 'secrets' | 'troubles', facts: Fact[]) => ({
    name,
    title: t(`administrator.diagnostics.section.${name}`),
    facts,
  })
  return [
    section('versions', versionFacts(kiosk, words)),
    section('storage', storageFacts(kiosk.storage, words)),
    section('network', networkFacts(kiosk.network, words)),
    section('secrets', [
      {
        name: t('staff.settings.secretProtection.label'),
        value: t(`staff.settings.secretProtection.state.${kiosk.secrets.protection}`),
      },
      {
        name: t('administrator.diagnostics.secrets.apiKey'),
        value: t(`staff.settings.apiKey.state.${kiosk.secrets.apiKey}`),
        isBad: kiosk.secrets.apiKey === 'unreadable',
      },
    ]),
    section(
      'models',
      kiosk.models.map((model) => modelFact(model, words)),
    ),
    section(
      'troubles',
      kiosk.troubles.map((trouble) => troubleFact(trouble, words)),
    ),
  ]
}

export function pageSections({ checks, cameras }: PageDiagnostics, words: DiagnosticWords): readonly FactSection[] {
  const { t } = words
  return [
    ...cameras.map((camera) => ({
      name: camera.subject,
      title: t(`camera.role.${camera.subject}`),
      facts: cameraFacts(camera, words),
    })),
    { name: 'checks', title: t('administrator.diagnostics.section.checks'), facts: checksFacts(checks, words) },
  ]
}

const known = (value: string | number | undefined, { t }: DiagnosticWords): string =>
  value === undefined ? t('administrator.unknown') : String(value)

const seconds = (ms: Ms | undefined): string | undefined =>
  ms === undefined ? undefined : `${(ms / 1_000).toFixed(1)} s`

const codeText = (code: ErrorCode, { t }: DiagnosticWords): string => `${t(`error.${code}.staff.what`)} (${code})`

function versionFacts({ versions }: KioskDiagnostics, words: DiagnosticWords): Fact[] {
  const names = ['app', 'electron', 'chromium', 'node', 'system', 'storeSchema'] as const
  return names.map((name) => ({
    name: words.t(`administrator.diagnostics.version.${name}`),
    value: known(versions[name], words),
  }))
}

/** So much of a digest tells any two files apart. */
const DIGEST_LETTERS = 16

function modelFact({ name, sha256, isAsBuilt }: ModelFact, { t }: DiagnosticWords): Fact {
  if (sha256 === undefined) return { name, value: t('administrator.diagnostics.model.unreadable'), isBad: true }
  const digest = sha256.slice(0, DIGEST_LETTERS)
  if (isAsBuilt === undefined) return { name, value: digest }
  return isAsBuilt
    ? { name, value: t('administrator.diagnostics.model.asBuilt', { digest }) }
    : { name, value: t('administrator.diagnostics.model.differs', { digest }), isBad: true }
}

function storageFacts(storage: StorageFacts, words: DiagnosticWords): Fact[] {
  const { t } = words
  const { counts, problem } = storage
  const size = (bytes: number | undefined): string => known(bytes === undefined ? undefined : sizeInWords(bytes), words)
  const states = {
    queued: 'waiting',
    sending: 'sending',
    held: 'held',
    answered: 'answered',
    withdrawn: 'withdrawn',
  } as const
  return [
    { name: t('administrator.diagnostics.storage.free'), value: size(storage.freeBytes) },
    { name: t('administrator.diagnostics.storage.database'), value: size(storage.databaseBytes) },
    ...(problem
      ? [{ name: t('administrator.diagnostics.storage.problem'), value: codeText(problem, words), isBad: true }]
      : []),
    ...(['queued', 'sending', 'held', 'answered', 'withdrawn'] as const).map((state) => ({
      name: t(`staff.state.${state}`),
      value: known(counts?.[states[state]], words),
    })),
    {
      name: t('administrator.diagnostics.storage.unreadable'),
      value: known(counts?.unreadable, words),
      isBad: (counts?.unreadable ?? 0) > 0,
    },
    examinationFact(storage.lastExamination, words),
  ]
}

function examinationFact(last: StorageFacts['lastExamination'], { t, language }: DiagnosticWords): Fact {
  const name = t('administrator.diagnostics.storage.examination')
  if (!last) return { name, value: t('administrator.diagnostics.noneSinceStart') }
  const when = momentInWords(last.atMs, language)
  if (!last.isAuditWhole)
    return { name, value: t('administrator.diagnostics.storage.auditBroken', { when }), isBad: true }
  const { examined, unreadable } = last
  if (unreadable === 0) return { name, value: t('administrator.diagnostics.storage.inOrder', { when, examined }) }
  return {
    name,
    value: t('administrator.diagnostics.storage.someUnreadable', { when, examined, unreadable }),
    isBad: true,
  }
}

function networkFacts({ reach, way, lastAnswerAtMs, clock }: NetworkFacts, words: DiagnosticWords): Fact[] {
  const { t, language } = words
  return [
    reachFact(reach, words),
    {
      name: t('administrator.diagnostics.network.way'),
      value: way === 'unknown' ? t('administrator.unknown') : t(`administrator.diagnostics.network.${way}`),
    },
    {
      name: t('administrator.diagnostics.network.lastAnswer'),
      value:
        lastAnswerAtMs === undefined
          ? t('administrator.diagnostics.noneSinceStart')
          : momentInWords(lastAnswerAtMs, language),
    },
    {
      name: t('administrator.diagnostics.clock.label'),
      value: t(`administrator.diagnostics.clock.${clock}`),
      isBad: clock === 'wrong',
    },
  ]
}

function reachFact(reach: NetworkFacts['reach'], words: DiagnosticWords): Fact {
  const { t } = words
  const name = t('administrator.diagnostics.network.reach')
  if (reach.at === 'not-asked') return { name, value: t('administrator.diagnostics.network.not-asked') }
  if (reach.at === 'failed') return { name, value: codeText(reach.code, words), isBad: true }
  const { tookMs, httpStatus } = reach
  return { name, value: t('administrator.diagnostics.network.answered', { ms: tookMs, status: httpStatus }) }
}

/** The log's own names: whoever reads them knows the program. */
function troubleFact({ at, event, facts }: LoggedTrouble, { language }: DiagnosticWords): Fact {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return { name: momentInWords(Date.parse(at), language), value: [event, ...told].join(', ') }
}

function cameraFacts(camera: CameraFacts, words: DiagnosticWords): Fact[] {
  const { t } = words
  const { code, label, replaces, size, framesPerSecond, lookMs } = camera
  const name =
    replaces === undefined || label === undefined ? label : t('camera.inPlaceOf', { label, chosen: replaces })
  return [
    { name: t('administrator.diagnostics.camera.label'), value: known(name, words), isBad: replaces !== undefined },
    {
      name: t('administrator.diagnostics.camera.health'),
      value: code ? codeText(code, words) : t('staff.setup.test.passed'),
      isBad: code !== undefined,
    },
    {
      name: t('administrator.diagnostics.camera.size'),
      value: known(size && `${size.widthPx} × ${size.heightPx}`, words),
    },
    { name: t('administrator.diagnostics.camera.framesPerSecond'), value: known(framesPerSecond?.toFixed(1), words) },
    { name: t('staff.measure.time'), value: known(lookMs && `${Math.round(lookMs)} ms`, words) },
  ]
}

function checksFacts({ code, backend, threads, loadMs }: ChecksFacts, words: DiagnosticWords): Fact[] {
  const { t } = words
  return [
    {
      name: t('administrator.diagnostics.camera.health'),
      value: code ? codeText(code, words) : t('staff.setup.test.passed'),
      isBad: code !== undefined,
    },
    { name: t('staff.measure.backend'), value: known(backend && t(`staff.value.${backend}`), words) },
    { name: t('administrator.diagnostics.checks.threads'), value: known(threads, words) },
    { name: t('administrator.diagnostics.checks.load'), value: known(seconds(loadMs), words) },
  ]
}

/** In units that people know, three figures. */
export function sizeInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1_000 ** step
  return `${step === 0 ? bytes : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[step]}`
}
