import { describe, expect, it } from 'vitest'
import { takeSecretFile } from '../../../../src/main/policy/take-secret-file.ts'
import { createApiKeyStore } from '../../../../src/main/storage/api-key-store.ts'
import type { SecretProtection } from '../../../../src/shared/domain/health.ts'
import { success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createFakeSecretBox } from '../../../fakes/secret-box.ts'

function setup(text: string | undefined, remains?: string) {
  const box = createFakeSecretBox()
  const file = createFakeKeyValueFile()
  const secret = createApiKeyStore({ box, file })
  const disk = { text }
  const files = {
    read: async () =>
      disk.text === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'text', text: disk.text } as const),
    erase: async () => {
      if (remains !== undefined) return remains
      disk.text = undefined
      return undefined
    },
  }
  const take = () => takeSecretFile('/key', { files, protection: () => box.protection(), secret })
  return { box, file, secret, disk, take }
}

describe('a key that comes in a file', () => {
  it('is sealed, opens again, and is gone from the file', async () => {
    const { secret, file, disk, take } = setup('sk-1\n')
    expect(await take()).toEqual({ kind: 'taken' })
    expect(await secret.read()).toEqual(success('sk-1'))
    expect(file.text()).not.toContain('sk-1')
    expect(disk.text).toBeUndefined()
    expect(await take()).toEqual({ kind: 'absent' })
  })

  it.each<SecretProtection>(['unprotected', 'unavailable', 'passphrase', 'passphrase-needed'])(
    'is neither taken nor erased where the system does not protect it: %s',
    async (protection) => {
      const { box, secret, disk, take } = setup('sk-1')
      box.setProtection(protection)
      expect(await take()).toMatchObject({ kind: 'trouble', wasTaken: false })
      expect(disk.text).toBe('sk-1')
      box.setProtection('os')
      expect(await secret.read()).toMatchObject({ error: { code: 'MISSING_API_KEY' } })
    },
  )

  it('that cannot be erased is told of, and works', async () => {
    const { secret, take } = setup('sk-1', 'EROFS')
    expect(await take()).toMatchObject({
      kind: 'trouble',
      wasTaken: true,
      failure: { code: 'SECRET_FILE_LEFT', note: 'sealed, but not erased: EROFS' },
    })
    expect(await secret.read()).toEqual(success('sk-1'))
  })

  it('that is none stays where it is, and so does the key of before', async () => {
    const { secret, disk, take } = setup('   \n')
    await secret.set('sk-0')
    expect(await take()).toMatchObject({ kind: 'trouble', failure: { code: 'SECRET_FILE_LEFT' } })
    expect(disk.text).toBe('   \n')
    expect(await secret.read()).toEqual(success('sk-0'))
  })

  it('that a disk refuses to keep is not erased', async () => {
    const { file, disk, take } = setup('sk-1')
    file.refuseWrites(true)
    expect(await take()).toMatchObject({ kind: 'trouble', wasTaken: false })
    expect(disk.text).toBe('sk-1')
  })
})
