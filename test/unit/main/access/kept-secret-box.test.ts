import { beforeEach, describe, expect, it } from 'vitest'
import { createKeptSecretBox } from '../../../../src/main/access/kept-secret-box.ts'
import { createPassphraseLock } from '../../../../src/main/access/passphrase-lock.ts'
import { createApiKeyStore } from '../../../../src/main/storage/api-key-store.ts'
import type { SecretBox } from '../../../../src/main/storage/ports.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { createFakeSecretBox, type FakeSecretBox } from '../../../fakes/secret-box.ts'

const PHRASE = 'four quiet herons by the pier'

let os: FakeSecretBox
let file: FakeKeyValueFile
let settings: FakeKeyValueFile
beforeEach(() => {
  os = createFakeSecretBox()
  file = createFakeKeyValueFile()
  settings = createFakeKeyValueFile()
})

/** The kiosk after a start. */
function started() {
  const lock = createPassphraseLock({
    file,
    clock: createManualClock(),
    cost: { N: 2, r: 1, p: 1 },
    onEvent: () => undefined,
  })
  const box = createKeptSecretBox(os, lock)
  return { lock, box, apiKeys: createApiKeyStore({ box, file: settings }) }
}
async function sealedIn(box: SecretBox, text: string): Promise<Uint8Array> {
  const sealed = await box.seal(text)
  if (!sealed.ok) throw new Error(sealed.error.code)
  return sealed.value
}

describe('secrets where the system keeps none', () => {
  beforeEach(() => os.setProtection('unprotected'))

  it('are refused until a passphrase is set, and then kept', async () => {
    const { box, lock, apiKeys } = started()
    expect([await box.protection(), await apiKeys.set('the-key')]).toEqual([
      'unprotected',
      failure('SECRETS_UNPROTECTED'),
    ])
    await lock.set(PHRASE)
    expect([await box.protection(), await apiKeys.set('the-key')]).toEqual(['passphrase', success(undefined)])
    expect(await apiKeys.read()).toEqual(success('the-key'))
    expect(os.sealCount()).toBe(0)
    expect(settings.text()).not.toContain(Buffer.from('the-key').toString('base64'))
  })

  it('open after a restart with the passphrase, and not before', async () => {
    const first = started()
    await first.lock.set(PHRASE)
    await first.apiKeys.set('the-key')

    const { box, lock, apiKeys } = started()
    expect(await box.protection()).toBe('passphrase-needed')
    expect(await apiKeys.read()).toEqual(failure('PASSPHRASE_NEEDED'))
    expect(await apiKeys.set('another')).toEqual(failure('PASSPHRASE_NEEDED'))
    expect(await box.seal('text')).toEqual(failure('PASSPHRASE_NEEDED'))
    await lock.enter('four quiet herons by the peer')
    expect(await apiKeys.read()).toEqual(failure('PASSPHRASE_NEEDED'))
    await lock.enter(PHRASE)
    expect([await box.protection(), await apiKeys.read()]).toEqual(['passphrase', success('the-key')])
  })

  it('open with another passphrase too, without being sealed anew', async () => {
    const first = started()
    await first.lock.set(PHRASE)
    const sealed = await sealedIn(first.box, 'text')
    await first.lock.set('another seven copper kettles')
    const { box, lock } = started()
    await lock.enter('another seven copper kettles')
    expect(await box.open(sealed)).toEqual(success({ text: 'text', shouldReseal: false }))
  })

  it('do not open once a byte of them was changed', async () => {
    const { box, lock } = started()
    await lock.set(PHRASE)
    const sealed = await sealedIn(box, 'text')
    for (const at of [sealed.length - 1, 26, 40]) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await box.open(changed), String(at)).toEqual(failure('SECRETS_LOCKED'))
    }
  })

  it('are locked, not lost, where the passphrase’s own file is missing', async () => {
    const first = started()
    await first.lock.set(PHRASE)
    const sealed = await sealedIn(first.box, 'text')
    const kept = file.get('wrappedKey')
    file.delete('wrappedKey')
    expect(await started().box.open(sealed)).toEqual(failure('SECRETS_LOCKED'))
    file.set('wrappedKey', kept)
    const { box, lock } = started()
    await lock.enter(PHRASE)
    expect(await box.open(sealed)).toEqual(success({ text: 'text', shouldReseal: false }))
  })
})

describe('secrets where the system keeps them', () => {
  it('are the system’s while there is no passphrase', async () => {
    const { box } = started()
    expect(await box.protection()).toBe('os')
    const sealed = await sealedIn(box, 'text')
    expect(await os.open(sealed)).toEqual(success({ text: 'text', shouldReseal: false }))
    expect(await box.open(sealed)).toEqual(success({ text: 'text', shouldReseal: false }))
  })

  it('that the system sealed before stay readable, and are to be sealed anew with the passphrase', async () => {
    const { box, lock } = started()
    const sealed = await sealedIn(box, 'text')
    os.setProtection('unavailable')
    await lock.set(PHRASE)
    expect(await box.open(sealed)).toEqual(failure('SECRETS_LOCKED'))
    os.setProtection('os')
    expect(await box.open(sealed)).toEqual(success({ text: 'text', shouldReseal: true }))
  })
})
