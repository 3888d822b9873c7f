/** The signed offers of what was packed, to be put beside the installers on an organisation's server. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { offerFileName, signOffer, type UpdateKind } from '../../src/main/updates/update-offer.ts'

/** @returns nothing for a package that does not install itself anew: MSI, deb, and what lies around */
export function kindOfPackage(path: string): UpdateKind | undefined {
  const name = basename(path)
  if (name.endsWith('.exe')) return 'nsis-x64'
  if (!name.endsWith('.AppImage')) return undefined
  return name.includes('arm64') ? 'appimage-arm64' : 'appimage-x64'
}

export interface OfferFile {
  readonly name: string
  readonly text: string
}

/**
 * @param packages paths of what electron-builder made
 * @param privateKey Ed25519, PEM; only the releaser has it
 */
export function updateOffers(packages: readonly string[], version: string, privateKey: string): readonly OfferFile[] {
  return packages.flatMap((path) => {
    const kind = kindOfPackage(path)
    if (!kind) return []
    const bytes = readFileSync(path)
    const sha512 = createHash('sha512').update(bytes).digest('base64')
    const sizeBytes = bytes.byteLength
    const offer = { product: 'countersign', kind, version, fileName: basename(path), sha512, sizeBytes } as const
    return [{ name: offerFileName(kind), text: signOffer(offer, privateKey) }]
  })
}
