import { describe, expect, it } from 'vitest'
import { createKeyRing, type KeyRing, type KeySlots } from '../../../../src/main/storage/key-ring.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeSecretBox } from '../../../fakes/secret-box.ts'

function memorySlots() {
  const kept = new Map<number, Uint8Array>()
  const written: Uint8Array[] = []
  let isRefused = false
  const slots: KeySlots = {
    list: () => success(new Map(kept)),
    write: (version, wrapped) => {
      if (isRefused) return failure('STORE_FULL')
      kept.set(version, wrapped)
      written.push(wrapped)
      return success(undefined)
    },
  }
  return { slots, kept, written, refuse: (next: boolean) => (isRefused = next) }
}

function setup() {
  const box = createFakeSecretBox()
  const memory = memorySlots()
  const create = () => createKeyRing({ box, slots: memory.slots })
  return { box, ...memory, create }
}

async function currentOf(ring: KeyRing): Promise<Buffer> {
  const opened = await ring.open()
  if (!opened.ok) throw new Error(opened.error.code)
  return Buffer.from(opened.value.current.bytes)
}

describe('the data key', () => {
  it('is made on first use, and is the same after a restart', async () => {
    const { create, written } = setup()
    const key = await currentOf(create())
    expect(key).toHaveLength(32)
    expect(await currentOf(create())).toEqual(key)
    expect(written).toHaveLength(1)
  })

  it('is kept wrapped only', async () => {
    const { create, written } = setup()
    const key = await currentOf(create())
    const kept = Buffer.concat(written)
    expect(kept.includes(key)).toBe(false)
    expect(kept.includes(key.toString('base64'))).toBe(false)
  })

  it('is made once, even when two submissions come at once', async () => {
    const { create, written } = setup()
    const ring = create()
    const [first, second] = await Promise.all([currentOf(ring), currentOf(ring)])
    expect(first).toEqual(second)
    expect(written).toHaveLength(1)
  })

  it('is there for those who cannot wait once it is open, and not before', async () => {
    const ring = setup().create()
    expect(ring.peek()).toBeUndefined()
    const key = await currentOf(ring)
    expect(ring.peek()?.find(1)).toEqual(key)
    expect(ring.peek()?.find(2)).toBeUndefined()
  })

  it('that does not open is not replaced, and opens again when the key store is back', async () => {
    const { create, box, written } = setup()
    const key = await currentOf(create())
    const ring = create()
    box.setProtection('unavailable')
    expect(await ring.open()).toEqual(failure('SECRETS_LOCKED'))
    box.setProtection('os')
    expect(await currentOf(ring)).toEqual(key)
    box.replaceKey()
    expect(await create().open()).toEqual(failure('SECRETS_LOCKED'))
    expect(await create().renew()).toEqual(failure('SECRETS_LOCKED'))
    expect(written).toHaveLength(1)
  })

  it('waits for the passphrase where one protects it, and is not replaced meanwhile', async () => {
    const { create, box, written } = setup()
    const key = await currentOf(create())
    box.setProtection('passphrase-needed')
    const ring = create()
    expect(await ring.open()).toEqual(failure('PASSPHRASE_NEEDED'))
    box.setProtection('passphrase')
    expect(await currentOf(ring)).toEqual(key)
    expect(written).toHaveLength(1)
  })

  it('that is open stays open while the key store is locked', async () => {
    const { create, box } = setup()
    const ring = create()
    const key = await currentOf(ring)
    box.setProtection('unavailable')
    expect(await currentOf(ring)).toEqual(key)
  })

  it('is refused on an unprotected machine, also once it was open', async () => {
    const { create, box, written } = setup()
    const ring = create()
    await currentOf(ring)
    box.setProtection('unprotected')
    expect(await ring.open()).toEqual(failure('SECRETS_UNPROTECTED'))
    expect(await create().open()).toEqual(failure('SECRETS_UNPROTECTED'))
    expect(written).toHaveLength(1)
  })

  it('is not used before it is kept', async () => {
    const { create, refuse } = setup()
    refuse(true)
    const ring = create()
    expect(await ring.open()).toEqual(failure('STORE_FULL'))
    expect(ring.peek()).toBeUndefined()
    refuse(false)
    await currentOf(ring)
  })

  it('is not kept when the box that sealed it does not open it', async () => {
    const { create, box, written } = setup()
    box.open = () => Promise.resolve(failure('SECRETS_LOCKED'))
    expect(await create().open()).toEqual(failure('SECRETS_LOCKED'))
    expect(written).toEqual([])
  })

  it('is wrapped anew when the system asks for it', async () => {
    const { create, box, written } = setup()
    const key = await currentOf(create())
    box.askToReseal(true)
    expect(await currentOf(create())).toEqual(key)
    expect(written).toHaveLength(2)
    expect(await currentOf(create())).toEqual(key)
  })

  it('of a wrong length is not used', async () => {
    const { create, box, slots } = setup()
    const sealed = await box.seal('c2hvcnQ=')
    if (sealed.ok) slots.write(1, sealed.value)
    expect(await create().open()).toMatchObject({ error: { code: 'SECRETS_LOCKED' } })
  })
})

describe('a new data key', () => {
  it('seals from now on, and the one before still opens', async () => {
    const { create } = setup()
    const ring = create()
    const first = await currentOf(ring)
    const renewed = await ring.renew()
    if (!renewed.ok) throw new Error(renewed.error.code)
    expect(renewed.value.current.version).toBe(2)
    expect(Buffer.from(renewed.value.current.bytes).equals(first)).toBe(false)
    expect(renewed.value.find(1)).toEqual(first)
    const again = await create().open()
    expect(again.ok && again.value.current).toEqual(renewed.value.current)
    expect(again.ok && again.value.find(1)).toEqual(first)
  })

  it('that cannot be kept is not used, and the one before goes on', async () => {
    const { create, refuse } = setup()
    const ring = create()
    const first = await currentOf(ring)
    refuse(true)
    expect(await ring.renew()).toEqual(failure('STORE_FULL'))
    expect(await currentOf(ring)).toEqual(first)
    expect(ring.peek()?.find(2)).toBeUndefined()
  })

  it('opens although an older one does not', async () => {
    const { create, kept } = setup()
    await create().renew()
    kept.set(1, new Uint8Array(40))
    const opened = await create().open()
    expect(opened.ok && opened.value.current.version).toBe(2)
    expect(opened.ok && opened.value.find(1)).toBeUndefined()
  })
})
