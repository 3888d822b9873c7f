/**
 * What a feed offers: one signed line for each kind of kiosk. An offer is believed for its Ed25519 signature [RFC 8032],
 * not for the server that gave it; the file is then believed for the digest in it. Knows neither network nor disk.
 */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { readJson } from '../../shared/domain/json-text.ts'

/** What can install itself anew: the installer and the processor that it is for. */
export const updateKinds = ['nsis-x64', 'appimage-x64', 'appimage-arm64'] as const
export type UpdateKind = (typeof updateKinds)[number]

export interface UpdateOffer {
  readonly product: 'countersign'
  /** Signed too, or the installer of one kind could be offered to another. */
  readonly kind: UpdateKind
  /** `1.2.3`; numbers only, so that newer is never a matter of opinion. */
  readonly version: string
  /** Beside the offer on the feed. */
  readonly fileName: string
  /** Base64. */
  readonly sha512: string
  readonly sizeBytes: number
}

export const MAX_OFFER_BYTES = 8_192

const offerShape: z.ZodType<UpdateOffer> = z.object({
  product: z.literal('countersign'),
  kind: z.enum(updateKinds),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  fileName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\.(exe|AppImage)$/),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  sizeBytes: z.number().int().positive(),
})

/** The offer as text within text: what was signed is compared byte for byte, however the outer one is written. */
const signedShape = z.object({ offer: z.string().max(MAX_OFFER_BYTES), signature: z.string().max(128) })

export const offerFileName = (kind: UpdateKind): string => `update-${kind}.json`

/** Where a file of the feed is, with or without a slash at the feed's end. @throws where the feed is no address */
export function addressOn(feed: string, fileName: string): string {
  return new URL(fileName, feed.endsWith('/') ? feed : `${feed}/`).href
}

/** @param privateKey Ed25519, PEM (PKCS #8) */
export function signOffer(offer: UpdateOffer, privateKey: string): string {
  const text = JSON.stringify(offer)
  const signature = sign(null, Buffer.from(text), createPrivateKey(privateKey)).toString('base64')
  return `${JSON.stringify({ offer: text, signature }, undefined, 2)}\n`
}

/**
 * @param publicKey Ed25519, base64 of its DER (SPKI)
 * @returns nothing where it is not whole, not signed by that key, or for another kind of kiosk
 */
export function believeOffer(text: string, publicKey: string, kind: UpdateKind): UpdateOffer | undefined {
  const signed = signedShape.safeParse(readJson(text))
  if (!signed.success) return undefined
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(signed.data.offer), key, Buffer.from(signed.data.signature, 'base64'))) return undefined
  const offer = offerShape.safeParse(readJson(signed.data.offer))
  return offer.success && offer.data.kind === kind ? offer.data : undefined
}

/** Both as `1.2.3`; what follows a hyphen is not looked at. */
export function isNewer(version: string, than: string): boolean {
  const numbers = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number)
  const [ours, theirs] = [numbers(than), numbers(version)]
  const at = [0, 1, 2].find((place) => theirs[place] !== ours[place])
  return at !== undefined && (theirs[at] ?? 0) > (ours[at] ?? 0)
}
