import { describe, expect, it } from 'vitest'
import { createDataKey, type KeySlot } from '../../../../src/main/storage/data-key.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeSecretBox } from '../../../fakes/secret-box.ts'

function memorySlot() {
  const written: Uint8Array[] = []
  let isRefused = false
  const slot: KeySlot = {
    read: () => success(written.at(-1)),
    write: (wrapped) => {
      if (isRefused) return failure('STORE_FULL')
      written.push(wrapped)
      return success(undefined)
    },
  }
  return { slot, written, refuse: (next: boolean) => (isRefused = next) }
}

function setup() {
  const box = createFakeSecretBox()
  const kept = memorySlot()
  const create = () => createDataKey({ box, slot: kept.slot })
  return { box, ...kept, create }
}

async function keyOf(dataKey: ReturnType<typeof createDataKey>): Promise<Buffer> {
  const opened = await dataKey.open()
  if (!opened.ok) throw new Error(opened.error.code)
  return Buffer.from(opened.value)
}

describe('the data key', () => {
  it('is made on first use, and is the same after a restart', async () => {
    const { create, written } = setup()
    const key = await keyOf(create())
    expect(key).toHaveLength(32)
    expect(await keyOf(create())).toEqual(key)
    expect(written).toHaveLength(1)
  })

  it('is kept wrapped only', async () => {
    const { create, written } = setup()
    const key = await keyOf(create())
    const kept = Buffer.concat(written)
    expect(kept.includes(key)).toBe(false)
    expect(kept.includes(key.toString('base64'))).toBe(false)
  })

  it('is made once, even when two submissions come at once', async () => {
    const { create, written } = setup()
    const dataKey = create()
    const [first, second] = await Promise.all([keyOf(dataKey), keyOf(dataKey)])
    expect(first).toEqual(second)
    expect(written).toHaveLength(1)
  })

  it('that does not open is not replaced, and opens again when the key store is back', async () => {
    const { create, box, written } = setup()
    const key = await keyOf(create())
    const dataKey = create()
    box.setProtection('unavailable')
    expect(await dataKey.open()).toEqual(failure('SECRETS_LOCKED'))
    box.setProtection('os')
    expect(await keyOf(dataKey)).toEqual(key)
    box.replaceKey()
    expect(await create().open()).toEqual(failure('SECRETS_LOCKED'))
    expect(written).toHaveLength(1)
  })

  it('that is open stays open while the key store is locked', async () => {
    const { create, box } = setup()
    const dataKey = create()
    const key = await keyOf(dataKey)
    box.setProtection('unavailable')
    expect(await keyOf(dataKey)).toEqual(key)
  })

  it('is refused on an unprotected machine, also once it was open', async () => {
    const { create, box, written } = setup()
    const dataKey = create()
    await keyOf(dataKey)
    box.setProtection('unprotected')
    expect(await dataKey.open()).toEqual(failure('SECRETS_UNPROTECTED'))
    expect(await create().open()).toEqual(failure('SECRETS_UNPROTECTED'))
    expect(written).toHaveLength(1)
  })

  it('is not used before it is kept', async () => {
    const { create, refuse } = setup()
    refuse(true)
    const dataKey = create()
    expect(await dataKey.open()).toEqual(failure('STORE_FULL'))
    refuse(false)
    await keyOf(dataKey)
  })

  it('is not kept when the box that sealed it does not open it', async () => {
    const { create, box, written } = setup()
    box.open = () => Promise.resolve(failure('SECRETS_LOCKED'))
    expect(await create().open()).toEqual(failure('SECRETS_LOCKED'))
    expect(written).toEqual([])
  })

  it('is wrapped anew when the system asks for it', async () => {
    const { create, box, written } = setup()
    const key = await keyOf(create())
    box.askToReseal(true)
    expect(await keyOf(create())).toEqual(key)
    expect(written).toHaveLength(2)
    expect(await keyOf(create())).toEqual(key)
  })

  it('of a wrong length is not used', async () => {
    const { create, box, slot } = setup()
    const sealed = await box.seal('c2hvcnQ=')
    if (sealed.ok) slot.write(sealed.value)
    expect(await create().open()).toMatchObject({ error: { code: 'SECRETS_LOCKED' } })
  })
})
