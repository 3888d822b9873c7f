import { describe, expect, it } from 'vitest'
import { createApiKeyStore, forgetKeyOfOtherService, keyOfService } from '../../../../src/main/storage/api-key-store.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createFakeSecretBox } from '../../../fakes/secret-box.ts'

const KEY = 'S3cret-Key_0123456789'

function setup() {
  const box = createFakeSecretBox()
  const file = createFakeKeyValueFile()
  return { box, file, store: createApiKeyStore({ box, file }) }
}

describe('the apiKey', () => {
  it('is missing until it is set', async () => {
    const { store } = setup()
    expect(await store.state()).toBe('unset')
    expect(await store.read()).toEqual(failure('MISSING_API_KEY'))
  })

  it('comes back as it was set, without the blanks around it, also after a restart', async () => {
    const { store, box, file } = setup()
    expect(await store.set(`  ${KEY}\n`)).toEqual(success(undefined))
    expect(await store.state()).toBe('set')
    expect(await createApiKeyStore({ box, file }).read()).toEqual(success(KEY))
  })

  it('is nowhere in the file in the clear', async () => {
    const { store, file } = setup()
    await store.set(KEY)
    expect(file.text()).not.toContain(KEY)
    expect(file.text()).not.toContain(Buffer.from(KEY).toString('base64').slice(0, 20))
  })

  it.each([
    ['nothing', ''],
    ['blanks', '  \t '],
    ['a line break within', 'abc\ndef'],
    ['a control character', 'abc\u0007'],
    ['a control character of the second block', 'a\u0085b'],
    ['more than 512 characters', 'x'.repeat(513)],
  ])('%s is no key, and the old one stands', async (_, text) => {
    const { store } = setup()
    await store.set(KEY)
    expect(await store.set(text)).toMatchObject({ error: { code: 'SETTINGS_INVALID' } })
    expect(await store.read()).toEqual(success(KEY))
  })

  it('of 512 characters is a key', async () => {
    expect(await setup().store.set('x'.repeat(512))).toEqual(success(undefined))
  })

  it.each([
    ['unprotected', 'SECRETS_UNPROTECTED'],
    ['unavailable', 'SECRETS_LOCKED'],
    ['passphrase-needed', 'PASSPHRASE_NEEDED'],
  ] as const)('is refused where secrets are %s', async (protection, code) => {
    const { store, box, file } = setup()
    box.setProtection(protection)
    expect(await store.set(KEY)).toEqual(failure(code))
    expect(file.text()).toBe('')
  })

  it('that does not open is said to be unreadable, and is kept', async () => {
    const { store, box, file } = setup()
    await store.set(KEY)
    const before = file.text()
    box.replaceKey()
    expect(await store.state()).toBe('unreadable')
    expect(await store.read()).toEqual(failure('SECRETS_LOCKED'))
    expect(file.text()).toBe(before)
  })

  it('that somebody wrote into the file by hand is not used', async () => {
    const file = createFakeKeyValueFile({ apiKeySealed: { key: KEY } })
    expect(await createApiKeyStore({ box: createFakeSecretBox(), file }).state()).toBe('unreadable')
  })

  it('is sealed anew when the system asks for it', async () => {
    const { store, box, file } = setup()
    await store.set(KEY)
    const before = file.text()
    box.askToReseal(true)
    expect(await store.read()).toEqual(success(KEY))
    expect(file.text()).not.toBe(before)
    expect(await store.read()).toEqual(success(KEY))
  })

  it('does not come back where it was cleared, as for another service, while it was being sealed anew', async () => {
    const { store, box } = setup()
    await store.set(KEY)
    box.askToReseal(true)
    const reading = store.read()
    store.clear()
    await reading
    expect(await store.state()).toBe('unset')
  })

  it('is gone once it was cleared', async () => {
    const { store, file } = setup()
    await store.set(KEY)
    expect(store.clear()).toEqual(success(undefined))
    expect(await store.state()).toBe('unset')
    expect(file.text()).toBe('')
  })

  it('a disk that refuses is said', async () => {
    const { store, file } = setup()
    file.refuseWrites(true)
    expect(await store.set(KEY)).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(store.clear()).toMatchObject({ error: { code: 'STORE_FAILED' } })
  })
})

describe('the key belongs to the service it was given for', () => {
  const here = { serviceBaseUrl: 'https://here.test' }
  const allowed = () => success(undefined)
  async function keptKey() {
    const store = createApiKeyStore({ box: createFakeSecretBox(), file: createFakeKeyValueFile() })
    expect(await store.set(KEY)).toEqual(success(undefined))
    return store
  }

  it('another address forgets it before anything can be sent there', async () => {
    const store = await keptKey()
    expect(forgetKeyOfOtherService(here, { serviceBaseUrl: 'https://there.test' }, store, allowed)).toEqual(
      success(undefined),
    )
    expect(await store.state()).toBe('unset')
  })

  it('any other change keeps it', async () => {
    const store = await keptKey()
    for (const change of [{}, { language: 'ms' as const }, here]) forgetKeyOfOtherService(here, change, store, allowed)
    expect(await store.state()).toBe('set')
  })

  it('an address that will be refused costs no key', async () => {
    const store = await keptKey()
    const refused = () => failure('SERVICE_ADDRESS_REFUSED')
    forgetKeyOfOtherService(here, { serviceBaseUrl: 'http://there.test' }, store, refused)
    expect(await store.state()).toBe('set')
  })

  it('a key that cannot be forgotten stops the change', () => {
    const refusing = { clear: () => failure('STORE_FAILED') }
    expect(forgetKeyOfOtherService(here, { serviceBaseUrl: 'https://there.test' }, refusing, allowed)).toEqual(
      failure('STORE_FAILED'),
    )
  })
})

describe('the key when the kiosk starts', () => {
  it('is kept for the service that it was given for, and forgotten where a policy names another', async () => {
    const { file, box } = setup()
    const first = keyOfService(createApiKeyStore({ box, file }), file, 'https://one.example.test')
    await first.set(KEY)
    expect(await keyOfService(first, file, 'https://one.example.test').read()).toEqual(success(KEY))
    expect(await keyOfService(first, file, 'https://two.example.test').read()).toEqual(failure('MISSING_API_KEY'))
    expect(await keyOfService(first, file, 'https://one.example.test').read()).toEqual(failure('MISSING_API_KEY'))
  })

  it('is not handed out to another service where the disk does not let it be forgotten', async () => {
    const { file, box } = setup()
    await keyOfService(createApiKeyStore({ box, file }), file, 'https://one.example.test').set(KEY)
    file.refuseWrites(true)
    const moved = keyOfService(createApiKeyStore({ box, file }), file, 'https://two.example.test')
    expect(await moved.read()).toMatchObject({ error: { code: 'MISSING_API_KEY' } })
    expect(await moved.state()).toBe('unreadable')
  })
})
