/** `node scripts/package/make-update-keys.ts`: a new pair of keys for updates, once in the life of a product. Keeps neither. */
import { generateKeyPairSync } from 'node:crypto'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
console.log('RELEASE_UPDATE_PUBLIC_KEY, put into every build:')
console.log(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'))
console.log('\nRELEASE_UPDATE_PRIVATE_KEY, to be kept where only a release can read it:')
console.log(privateKey.export({ format: 'pem', type: 'pkcs8' }))
