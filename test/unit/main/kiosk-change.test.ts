import { describe, expect, it } from 'vitest'
import { createKioskChange } from '../../../src/main/kiosk-change.ts'
import { createModeSwitch } from '../../../src/main/practice/mode-switch.ts'
import { createSettingsStore } from '../../../src/main/storage/settings-store.ts'
import type { AuditEvent } from '../../../src/shared/domain/audit-event.ts'
import type { Settings } from '../../../src/shared/domain/settings.ts'
import { failure, success, type Result } from '../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../fakes/key-value-file.ts'

async function kiosk({
  opens = true,
  clears = success(undefined),
}: { opens?: boolean; clears?: Result<undefined> } = {}) {
  const diary: string[] = []
  const lines: AuditEvent[] = []
  const checkServiceAddress = (url: string) =>
    url.startsWith('https:') ? success(url) : failure('SERVICE_ADDRESS_REFUSED')
  const settings = createSettingsStore({ file: createFakeKeyValueFile(), checkServiceAddress })
  settings.change({ mode: 'practice', isSetUp: true, serviceBaseUrl: 'https://one.example' })
  const worlds = createModeSwitch(async (mode) => {
    if (mode === 'live' && !opens) throw new Error('cannot open')
    diary.push(`open ${mode}`)
    return {
      leave: async () => undefined,
      audit: { append: (line: AuditEvent) => (lines.push(line), success(undefined)) },
    }
  })
  await worlds.enter('practice')
  const change = createKioskChange({
    settings,
    worlds,
    apiKeys: { clear: () => (diary.push('key forgotten'), clears) },
    checkServiceAddress,
    onChanged: async (changed: Partial<Settings>) => void diary.push(`told of ${Object.keys(changed).join(', ')}`),
  })
  return { change, settings, diary, lines }
}

describe('a change of the settings', () => {
  it('opens the other mode, is written down by its names alone, and then told', async () => {
    const { change, diary, lines } = await kiosk()
    const changed = await change({ mode: 'live', kioskId: 'till-7' })
    expect(changed).toMatchObject({ ok: true, value: { mode: 'live', kioskId: 'till-7' } })
    expect(diary).toEqual(['open practice', 'open live', 'told of mode, kioskId'])
    expect(lines).toEqual([{ kind: 'settings-changed', names: ['kioskId', 'mode'] }])
  })

  it('whose mode does not open leaves every setting as it was, and is told to nobody', async () => {
    const { change, settings, diary, lines } = await kiosk({ opens: false })
    const before = settings.read()
    expect(await change({ mode: 'live', kioskId: 'till-7', idleSeconds: 120 })).toEqual(
      failure('STORE_FAILED', { note: 'live mode could not be opened' }),
    )
    expect(settings.read()).toEqual(before)
    expect(diary).toEqual(['open practice', 'open practice'])
    expect(lines).toEqual([])
  })

  it('to another service forgets the key first; where that is refused nothing is changed', async () => {
    const { change, settings, diary } = await kiosk({ clears: failure('STORE_FAILED') })
    expect(await change({ serviceBaseUrl: 'https://two.example' })).toEqual(failure('STORE_FAILED'))
    expect(settings.read().serviceBaseUrl).toBe('https://one.example')
    expect(diary).toEqual(['open practice', 'key forgotten'])
  })

  it('that practice does not allow costs no key', async () => {
    const { change, diary } = await kiosk()
    expect(await change({ serviceBaseUrl: 'https://two.example', practiceAllowed: false })).toEqual(
      failure('PRACTICE_NOT_ALLOWED'),
    )
    expect(diary).toEqual(['open practice'])
  })
})
