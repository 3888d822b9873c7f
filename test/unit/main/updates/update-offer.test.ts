import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  addressOn,
  believeOffer,
  isNewer,
  signOffer,
  type UpdateOffer,
} from '../../../../src/main/updates/update-offer.ts'

const keyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}
const releaser = keyPair()
const offer: UpdateOffer = {
  product: 'countersign',
  kind: 'appimage-x64',
  version: '1.2.3',
  fileName: 'Countersign-1.2.3.AppImage',
  sha512: `${'A'.repeat(86)}==`,
  sizeBytes: 120_000_000,
}
const signed = (change: object = {}) => signOffer({ ...offer, ...change }, releaser.privateKey)
const believed = (text: string) => believeOffer(text, releaser.publicKey, 'appimage-x64')

describe('an offer is believed', () => {
  it('as it was signed by the releaser', () => {
    expect(believed(signed())).toEqual(offer)
  })

  it('not when one letter of it is another', () => {
    const text = signed()
    expect(believed(text.replace('1.2.3', '1.2.4'))).toBeUndefined()
    expect(believed(text.replace('AAAA', 'AAAB'))).toBeUndefined()
  })

  it('not by anybody else’s signature', () => {
    expect(believed(signOffer(offer, keyPair().privateKey))).toBeUndefined()
  })

  it('not for another kind of kiosk, however well it is signed', () => {
    expect(believed(signed({ kind: 'appimage-arm64' }))).toBeUndefined()
    expect(believed(signed({ product: 'another' }))).toBeUndefined()
  })

  it.each([
    '../Countersign-1.2.3.AppImage',
    'https://elsewhere.example/a.AppImage',
    '.hidden.AppImage',
    'a b.AppImage',
    'a.sh',
  ])('not with %s as its file', (fileName) => {
    expect(believed(signed({ fileName }))).toBeUndefined()
  })

  it.each(['1.2', '1.2.3-beta', 'v1.2.3', '1.2.3.4', ''])('not with %j as its version', (version) => {
    expect(believed(signed({ version }))).toBeUndefined()
  })

  it.each(['', '{}', 'null', '<html>sign in</html>', '{"offer":1,"signature":2}', '{"offer":"{}","signature":""}'])(
    'not where the server says %s',
    (text) => {
      expect(believed(text)).toBeUndefined()
    },
  )
})

it.each([
  ['1.2.4', '1.2.3', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.2.3', '1.2.3', false],
  ['1.2.2', '1.2.3', false],
  ['1.2.3', '1.2.4-beta.1', false],
])('%s after %s: %s', (version, than, answer) => {
  expect(isNewer(version, than)).toBe(answer)
})

it('a file lies in the feed’s folder, with and without a slash at its end', () => {
  expect(addressOn('https://updates.example/kiosks', 'a.json')).toBe('https://updates.example/kiosks/a.json')
  expect(addressOn('https://updates.example/kiosks/', 'a.json')).toBe('https://updates.example/kiosks/a.json')
})
