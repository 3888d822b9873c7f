import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { updateOffers } from '../../../scripts/package/update-offers.ts'
import { believeOffer, updateKinds } from '../../../src/main/updates/update-offer.ts'

/** As electron-builder names them. */
const made = {
  'nsis-x64': 'Countersign-Setup-1.2.3.exe',
  'appimage-x64': 'Countersign-1.2.3.AppImage',
  'appimage-arm64': 'Countersign-1.2.3-arm64.AppImage',
} as const

it('a kiosk of each kind believes the offer that a release makes for it, and only that one', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const folder = await mkdtemp(join(tmpdir(), 'offers-'))
  try {
    const names = [...Object.values(made), 'Countersign-1.2.3.msi', 'countersign_1.2.3_amd64.deb']
    const paths = names.map((name) => join(folder, name))
    for (const path of paths) await writeFile(path, path)
    const offers = updateOffers(paths, '1.2.3', privateKey.export({ format: 'pem', type: 'pkcs8' }) as string)
    expect(offers.map(({ name }) => name).toSorted()).toEqual(
      updateKinds.map((kind) => `update-${kind}.json`).toSorted(),
    )

    const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    for (const kind of updateKinds) {
      const path = join(folder, made[kind])
      const sha512 = createHash('sha512').update(path).digest('base64')
      const believed = offers.flatMap(({ text }) => believeOffer(text, key, kind) ?? [])
      expect(believed).toEqual([
        { product: 'countersign', kind, version: '1.2.3', fileName: made[kind], sha512, sizeBytes: path.length },
      ])
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
