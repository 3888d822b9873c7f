import { describe, expect, it } from 'vitest'
import { createKioskI18n } from '../../../../../src/renderer/i18n/create-i18n.ts'
import { settingLabel, settingText } from '../../../../../src/renderer/screens/staff/setting-words.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import { settingsOfOneKiosk } from '../../../../../src/shared/domain/configuration.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/domain/settings.ts'

const t = createKioskI18n('en').global.t as unknown as StaffWordsAccess['t']
const own: readonly string[] = settingsOfOneKiosk
const names = (Object.keys(defaultSettings) as (keyof Settings)[]).filter((name) => !own.includes(name))

describe('settings in words', () => {
  it.each(names)('%s has a name of its own, and its value is words', (name) => {
    expect(settingLabel(name, t)).not.toBe(name)
    expect(settingText(name, defaultSettings[name], t)).not.toMatch(/object|undefined|^$/)
  })

  it('choices, languages, limits and texts read as the settings call them', () => {
    expect(settingText('checkProfile', 'lenient', t)).toBe('Lenient')
    expect(settingText('theme', 'high-contrast', t)).toBe('High contrast')
    expect(settingText('languagesOffered', ['en', 'ms'], t)).toBe('English, Bahasa Melayu')
    expect(settingText('practiceAllowed', false, t)).toBe('No')
    expect(settingText('checkLimits', { face: { maxYawDeg: 12 }, card: { maxTiltDeg: 25 } }, t)).toBe(
      'Face: Head turned 12 °; ID card: Card tilted 25 °',
    )
    expect(settingText('consentTexts', { en: 'Yes?' }, t)).toBe('English: 4 characters')
    expect(settingText('consentTexts', {}, t)).toBe('None')
    expect(settingLabel('noSuchSetting', t)).toBe('noSuchSetting')
  })
})
