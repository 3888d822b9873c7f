import { describe, expect, it } from 'vitest'
import { consentLine } from '../../../../src/main/audit/consent-line.ts'

describe('the line of a consent', () => {
  it('tells which text it was by its SHA-256, and holds not a word of it', () => {
    // the digest of `printf '%s' 'Ya, saya setuju' | sha256sum`
    expect(consentLine({ language: 'ms', text: 'Ya, saya setuju', recordedBy: 'staff' })).toEqual({
      kind: 'consent-given',
      language: 'ms',
      recordedBy: 'staff',
      textSha256: '7d9eb920c4507ec4c11ecebd2a4d2793c4d9ef68d73af86273d2a62cba7154b6',
    })
  })

  it('another text, another digest', () => {
    const digestOf = (text: string) => JSON.stringify(consentLine({ language: 'en', text, recordedBy: 'customer' }))
    expect(digestOf('One.')).not.toBe(digestOf('Two.'))
  })
})
