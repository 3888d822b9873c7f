import { describe, expect, it } from 'vitest'
import { createSessionSecretBox } from '../../../../src/main/practice/session-secret-box.ts'

describe("practice mode's own cipher", () => {
  it('opens what it sealed', async () => {
    const box = createSessionSecretBox()
    const sealed = await box.seal('rehearsal')
    expect(sealed.ok && (await box.open(sealed.value))).toEqual({
      ok: true,
      value: { text: 'rehearsal', shouldReseal: false },
    })
  })

  it('does not open what an earlier run sealed', async () => {
    const sealed = await createSessionSecretBox().seal('rehearsal')
    expect(sealed.ok && (await createSessionSecretBox().open(sealed.value))).toEqual({
      ok: false,
      error: { code: 'SECRETS_LOCKED' },
    })
  })

  it('does not open what is damaged or cut short', async () => {
    const box = createSessionSecretBox()
    const sealed = await box.seal('rehearsal')
    if (!sealed.ok) throw new Error(sealed.error.code)
    const flipped = sealed.value.map((byte, at) => (at === 14 ? byte ^ 1 : byte))
    for (const broken of [flipped, sealed.value.slice(0, 5), new Uint8Array()]) {
      expect(await box.open(broken)).toMatchObject({ ok: false, error: { code: 'SECRETS_LOCKED' } })
    }
  })
})
