/** Figures, commands and examples in the documents are the program's own. What the program does with them is tested elsewhere. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../../scripts/project.ts'
import { verifyUrl } from '../../../src/main/okayface/service-address.ts'
import { readPolicy } from '../../../src/main/policy/policy-document.ts'
import { ANSWER_WITHIN_MS } from '../../../src/main/results/webhook-delivery.ts'
import { resultMessageSchema } from '../../../src/main/results/result-message.ts'
import { FIRST_LOOK_AFTER_MS, LOOK_EVERY_MS, SPREAD_MS } from '../../../src/main/updates/kiosk-updater.ts'
import { profileLimits } from '../../../src/shared/domain/check-limits.ts'
import { defaultSettings } from '../../../src/shared/domain/settings.ts'

const textOf = (page: string): string => readFileSync(inProject(page), 'utf8')
const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
const { face } = profileLimits('normal')
const minutes = (ms: number): number => ms / 60_000

describe('what the documents say', () => {
  it.each([
    ['README.md', `at most two at a time, ${defaultSettings.maxCallsPerMinute} calls a minute and 2,000 a day`],
    ['README.md', `turned and nodded by at most ${face.maxYawDeg} degrees`],
    ['README.md', `and ${defaultSettings.idleWarningSeconds} seconds to say otherwise`],
    [
      'docs/privacy.md',
      `older than _Days that pictures wait_ (${defaultSettings.picturesKeptDays} unless set otherwise)`,
    ],
    [
      'docs/privacy.md',
      `_Days that records stay_ after it ended (${defaultSettings.metadataKeptDays} unless set otherwise)`,
    ],
    ['docs/results.md', `_Days that records stay_, ${defaultSettings.metadataKeptDays} unless set otherwise`],
    ['docs/results.md', `2xx, within ${ANSWER_WITHIN_MS / 1_000} s`],
    ['docs/release.md', `${minutes(FIRST_LOOK_AFTER_MS)} to ${minutes(FIRST_LOOK_AFTER_MS + SPREAD_MS)} minutes after`],
  ])('%s: %s', (page, sentence) => {
    expect(textOf(page)).toContain(sentence)
  })

  it('README.md in words: two at a time, 2,000 a day, three tries, a minute, five minutes; release.md: six hours', () => {
    expect(defaultSettings).toMatchObject({
      maxInFlight: 2,
      maxCallsPerDay: 2_000,
      triesBeforeStaff: 3,
      idleSeconds: 60,
      administratorIdleMinutes: 5,
    })
    expect(face.maxPitchDeg).toBe(face.maxYawDeg)
    expect(minutes(LOOK_EVERY_MS)).toBe(6 * 60)
  })

  it('README.md: every command is there, and none is left out', () => {
    const table = textOf('README.md').split('\n## Commands\n')[1]!.split('\n## ')[0]!
    const named = [...table.matchAll(/^\| `npm (?:run )?([\w:-]+)[^|]*/gm)].flatMap(([row, first]) => [
      first!,
      ...[...row.matchAll(/, `([\w:-]+)`/g)].map(([, more]) => more!),
    ])
    expect(named.toSorted()).toEqual(Object.keys(scripts).toSorted())
  })

  it('docs/fleet.md: every figure that is sent, and no other', () => {
    const names = (page: string): string[] => [
      ...new Set([...textOf(page).matchAll(/[|(] ?[`'](countersign\.[\w.]+)[`']/g)].map(([, name]) => name!)),
    ]
    expect(names('docs/fleet.md').length).toBeGreaterThan(5)
    expect(names('docs/fleet.md').toSorted()).toEqual(names('src/main/telemetry/kiosk-meter.ts').toSorted())
  })

  it('docs/fleet.md: a policy that the kiosk takes', () => {
    const [, example] = /```json\n([\s\S]+?)```/.exec(textOf('docs/fleet.md'))!
    expect(readPolicy(example!, (address) => verifyUrl(address, 'v2'))).toMatchObject({ ok: true })
  })

  it('docs/results.md: a result as the kiosk hands it over', () => {
    const [, example] = /```json\n([\s\S]+?)```/.exec(textOf('docs/results.md'))!
    expect(resultMessageSchema.safeParse(JSON.parse(example!))).toMatchObject({ success: true })
  })
})
