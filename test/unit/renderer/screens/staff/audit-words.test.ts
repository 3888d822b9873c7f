import { describe, expect, it } from 'vitest'
import { createKioskI18n } from '../../../../../src/renderer/i18n/create-i18n.ts'
import { auditFacts, momentInWords, spanOfDay } from '../../../../../src/renderer/screens/staff/audit-words.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import { auditKinds, type AuditEvent, type AuditKind } from '../../../../../src/shared/domain/audit-event.ts'
import { languages, type Language } from '../../../../../src/shared/domain/settings.ts'

const id = '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11'

/** One of each kind; a new kind without a sample does not compile. */
const samples: { readonly [Kind in AuditKind]: Extract<AuditEvent, { kind: Kind }> } = {
  'kiosk-started': { kind: 'kiosk-started', appVersion: '1.2.3', mode: 'live' },
  'kiosk-stopped': { kind: 'kiosk-stopped' },
  'submission-accepted': { kind: 'submission-accepted', id, receipt: '7K2M-Q9XD' },
  'check-overridden': {
    kind: 'check-overridden',
    id,
    subject: 'face',
    codes: ['EYES_CLOSED'],
    reason: 'medical',
    officer: 'Counter 3',
  },
  'send-began': { kind: 'send-began', id, attempt: 1 },
  'send-postponed': { kind: 'send-postponed', id, attempts: 2, lostReplies: 1, code: 'TIMEOUT' },
  answered: { kind: 'answered', id, lostReplies: 0, requestId: 'r-1' },
  held: { kind: 'held', id, attempts: 1, lostReplies: 0, code: 'FACE_NOT_FOUND' },
  withdrawn: { kind: 'withdrawn', id, by: 'customer' },
  'pictures-destroyed': {
    kind: 'pictures-destroyed',
    id,
    envelopes: [{ subject: 'card', bytes: 90_000, sha256: 'a'.repeat(64) }],
  },
  'summary-forgotten': { kind: 'summary-forgotten', id },
  'result-given-up': { kind: 'result-given-up', id },
  'pictures-overdue': { kind: 'pictures-overdue', count: 3 },
  'record-quarantined': { kind: 'record-quarantined', id },
  'record-recovered': { kind: 'record-recovered', id },
  'store-damaged': { kind: 'store-damaged', reason: 'malformed', keptAs: 'submissions.damaged' },
  'store-salvaged': {
    kind: 'store-salvaged',
    submissions: 1,
    lostSubmissions: 2,
    pictures: 3,
    lostPictures: 4,
    auditLines: 5,
  },
  'schema-migrated': { kind: 'schema-migrated', from: 1, to: 2 },
  'key-rotation-began': { kind: 'key-rotation-began', keyVersion: 2 },
  'key-rotated': { kind: 'key-rotated', keyVersion: 2, resealed: 8, left: 0 },
  'configuration-exported': { kind: 'configuration-exported' },
  'policy-changed': {
    kind: 'policy-changed',
    policy: 'last-good',
    locked: ['serviceBaseUrl', 'theme'],
    fileSha256: 'c'.repeat(64),
  },
  'configuration-imported': { kind: 'configuration-imported', names: ['theme', 'checkProfile', 'officerSignIn'] },
  'settings-changed': { kind: 'settings-changed', names: ['theme', 'isSetUp'] },
  'api-key-set': { kind: 'api-key-set' },
  'api-key-cleared': { kind: 'api-key-cleared' },
  'not-checked-by-face': { kind: 'not-checked-by-face', reason: 'injury' },
  'consent-given': {
    kind: 'consent-given',
    language: 'ta',
    recordedBy: 'staff',
    textSha256: 'b'.repeat(64),
  },
  'officer-signed-in': { kind: 'officer-signed-in', officer: 'Counter 3' },
  'officer-signed-out': { kind: 'officer-signed-out', officer: 'Counter 3', way: 'idle' },
  'officer-refused': { kind: 'officer-refused', officer: 'Counter 3', isLockedOut: true },
  'officer-pin-set': { kind: 'officer-pin-set', officer: 'Counter 3' },
  'officer-removed': { kind: 'officer-removed', officer: 'Counter 3' },
  'administrator-entered': { kind: 'administrator-entered' },
  'administrator-refused': { kind: 'administrator-refused', isLockedOut: true },
  'administrator-pin-set': { kind: 'administrator-pin-set' },
  'passphrase-set': { kind: 'passphrase-set' },
  'passphrase-entered': { kind: 'passphrase-entered' },
  'passphrase-refused': { kind: 'passphrase-refused', isLockedOut: false },
  'queue-paused': { kind: 'queue-paused', code: 'API_KEY_EXPIRED' },
  'queue-resumed': { kind: 'queue-resumed' },
  'audit-exported': { kind: 'audit-exported', lines: 12 },
  'support-bundle-saved': { kind: 'support-bundle-saved' },
}

function wordsIn(language: Language): StaffWordsAccess['t'] {
  const { t } = createKioskI18n(language).global
  return (key, ...[values]) => t(key, values ?? {})
}
const factsIn = (language: Language, event: AuditEvent) =>
  auditFacts(event, wordsIn(language)).map(({ name, value }) => `${name}: ${value}`)

describe('a line of the audit log', () => {
  it.each(languages)('of every kind has a name and its facts in %s', (language) => {
    for (const kind of auditKinds) {
      expect(wordsIn(language)(`administrator.audit.event.${kind}`)).toMatch(/\S/)
      const toldApart = new Set(['kind', 'id', 'receipt'])
      const told = Object.entries(samples[kind]).filter(([name, value]) => !toldApart.has(name) && value !== 0)
      const expected = told.filter(([, value]) => value !== false).length
      const facts = factsIn(language, samples[kind])
      expect(
        facts.filter((fact) => !fact.endsWith(': 0')),
        kind,
      ).toHaveLength(expected)
      expect(facts.join(), kind).not.toMatch(/undefined|\[object|\{/)
    }
  })

  it('says codes, reasons and settings as the rest of the kiosk does', () => {
    expect(factsIn('en', samples['queue-paused'])).toEqual(['Reason: The apiKey has expired. (API_KEY_EXPIRED)'])
    expect(factsIn('en', samples['not-checked-by-face'])).toEqual(['Reason: Injury or bandage'])
    expect(factsIn('en', samples['settings-changed'])).toEqual(['Which: Appearance, isSetUp'])
    expect(factsIn('en', samples['policy-changed'])).toEqual([
      'Policy: Cannot be used; the last one that was right stays in force',
      'Settings locked by it: Service address, Appearance',
      `Policy file: SHA-256 ${'c'.repeat(16)}…`,
    ])
    expect(factsIn('en', { kind: 'policy-changed', policy: 'none', locked: [] })).toEqual(['Policy: No policy file'])
    expect(factsIn('en', samples['kiosk-started'])).toEqual(['Version: 1.2.3', 'Mode: Live'])
  })

  it('proves by a digest which picture was destroyed', () => {
    expect(factsIn('en', samples['pictures-destroyed'])).toEqual([
      `Destroyed: ID card: 90 kB, SHA-256 ${'a'.repeat(16)}…`,
    ])
  })

  it('that was tampered with is shown as it stands, and breaks nothing', () => {
    const odd = { kind: 'held', code: 'toString', by: 7, reason: 'constructor', names: 'all', envelopes: null, more: 1 }
    expect(factsIn('en', odd as unknown as AuditEvent)).toEqual(['Reason: toString', 'Who: 7', 'Reason: constructor'])
  })

  it('may state a time beyond every calendar', () => {
    expect(momentInWords(1e300, 'en')).toBe('1e+300')
    expect(momentInWords(Number.NaN, 'en')).toBe('NaN')
  })
})

describe('a day to look at', () => {
  it('reaches from its first moment to the first of the next, here', () => {
    expect(spanOfDay('2026-12-31')).toEqual({
      fromMs: new Date(2026, 11, 31).getTime(),
      toMs: new Date(2027, 0, 1).getTime(),
    })
  })

  it('that was not chosen is no day', () => {
    expect(spanOfDay('')).toBeUndefined()
    expect(spanOfDay('soon')).toBeUndefined()
  })
})
