import { describe, expect, it } from 'vitest'
import { createKioskI18n } from '../../../../../src/renderer/i18n/create-i18n.ts'
import {
  kioskSections,
  pageSections,
  sizeInWords,
  type DiagnosticWords,
  type FactSection,
} from '../../../../../src/renderer/screens/staff/diagnostic-facts.ts'
import type { KioskDiagnostics } from '../../../../../src/shared/domain/diagnostics.ts'
import { languages, type Language } from '../../../../../src/shared/domain/settings.ts'

function wordsIn(language: Language): DiagnosticWords {
  const { t } = createKioskI18n(language).global
  return { t: (key, ...[values]) => t(key, values ?? {}), language }
}
const english = wordsIn('en')

/** Nothing is known but what must be. */
const unknown: KioskDiagnostics = {
  takenAtMs: 0,
  mode: 'live',
  versions: { app: '1.2.3', node: '24.1.0', system: 'linux x64' },
  models: [{ name: 'iris.onnx' }],
  storage: {},
  network: { reach: { at: 'not-asked' }, way: 'unknown', clock: 'unknown' },
  secrets: { protection: 'os', apiKey: 'unset' },
  troubles: [],
}
const factsOf = (sections: readonly FactSection[], name: string) =>
  sections.find((section) => section.name === name)?.facts.map((fact) => [fact.value, fact.isBad ?? false])

describe('the diagnostics in words', () => {
  it.each(languages)('say in %s of everything unknown that it is unknown', (language) => {
    const words = wordsIn(language)
    const said = words.t('administrator.unknown')
    const sections = kioskSections(unknown, words)
    expect(factsOf(sections, 'versions')?.map(([value]) => value)).toEqual([
      '1.2.3',
      said,
      said,
      '24.1.0',
      'linux x64',
      said,
    ])
    expect(factsOf(sections, 'storage')?.filter(([value]) => value === said)).toHaveLength(8)
    expect(JSON.stringify([sections, pageSections({ checks: {}, cameras: [{ subject: 'card' }] }, words)])).not.toMatch(
      /undefined|NaN|\[object|\{\w+\}/,
    )
  })

  it('mark what is not in order, and nothing else', () => {
    const bad = kioskSections(
      {
        ...unknown,
        models: [
          { name: 'a', sha256: 'f'.repeat(64), isAsBuilt: false },
          { name: 'b', sha256: 'f'.repeat(64), isAsBuilt: true },
          { name: 'c' },
        ],
        storage: {
          problem: 'STORE_FULL',
          counts: { waiting: 1, sending: 0, held: 0, answered: 0, withdrawn: 0, unreadable: 2 },
          lastExamination: { atMs: 0, isAuditWhole: true, examined: 5, unreadable: 2 },
        },
        network: { reach: { at: 'failed', code: 'NETWORK_UNREACHABLE' }, way: 'proxy', clock: 'wrong' },
        secrets: { protection: 'os', apiKey: 'unreadable' },
      },
      english,
    )
    expect(factsOf(bad, 'models')?.map(([, isBad]) => isBad)).toEqual([true, false, true])
    expect(factsOf(bad, 'storage')?.map(([, isBad]) => isBad)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ])
    expect(factsOf(bad, 'network')?.map(([, isBad]) => isBad)).toEqual([true, false, false, true])
    expect(factsOf(bad, 'secrets')?.map(([, isBad]) => isBad)).toEqual([false, true])
    expect(
      kioskSections({ ...unknown, models: [] }, english)
        .flatMap(({ facts }) => facts)
        .some((fact) => fact.isBad),
    ).toBe(false)
  })

  it('tell a camera that was measured from one that was not', () => {
    const sections = pageSections(
      {
        checks: { backend: 'webgpu', threads: 1, loadMs: 840 },
        cameras: [
          { subject: 'card', code: 'CAMERA_BUSY' },
          {
            subject: 'face',
            label: 'HD',
            replaces: 'SD',
            size: { widthPx: 640, heightPx: 480 },
            framesPerSecond: 29.97,
            lookMs: 60.6,
          },
        ],
      },
      english,
    )
    expect(factsOf(sections, 'card')?.map(([value]) => value)).toEqual([
      'Unknown',
      'Another program is using the camera. (CAMERA_BUSY)',
      'Unknown',
      'Unknown',
      'Unknown',
    ])
    expect(factsOf(sections, 'face')).toEqual([
      ['HD, in place of SD', true],
      ['In order', false],
      ['640 × 480', false],
      ['30.0', false],
      ['61 ms', false],
    ])
    expect(factsOf(sections, 'checks')?.map(([value]) => value)).toEqual([
      'In order',
      'The graphics card (WebGPU)',
      '1',
      '0.8 s',
    ])
  })

  it('tell the log’s own words of a trouble', () => {
    const troubles = [
      { at: '2026-11-03T14:02:00.000Z', level: 'warn', event: 'held', facts: { code: 'TIMEOUT', tries: 2 } },
    ] as const
    expect(factsOf(kioskSections({ ...unknown, troubles }, english), 'troubles')).toEqual([
      ['held, code TIMEOUT, tries 2', false],
    ])
  })
})

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.00 kB'],
  [84_300_000, '84.3 MB'],
  [480_000_000_000, '480 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
