/**
 * Opens what the kiosk keeps in small files of its own: settings, keys, the passphrase; and what the organisation has set
 * over them. Part of the composition root.
 */
import { join } from 'node:path'
import type { Failure } from '../shared/errors/result.ts'
import { createKeptSecretBox } from './access/kept-secret-box.ts'
import { createPassphraseLock, passphraseCost, type PassphraseLock } from './access/passphrase-lock.ts'
import { openKeyValueFile } from './electron/key-value-file.ts'
import { createOsCipher } from './electron/os-cipher.ts'
import { createResultsSecret } from './kiosk-fleet.ts'
import { openManagedConfiguration, takeSecretFiles } from './kiosk-policy.ts'
import type { Log } from './logging/ports.ts'
import { verifyUrl } from './okayface/service-address.ts'
import { policyWarnings, type ManagedConfiguration } from './policy/managed-configuration.ts'
import { policyPaths } from './policy/policy-place.ts'
import { createApiKeyStore, keyOfService, type ApiKeyStore } from './storage/api-key-store.ts'
import { setAsideDamagedJson } from './storage/damaged-json.ts'
import type { KeyValueFile, SecretBox } from './storage/ports.ts'
import type { SealedSecret } from './storage/sealed-secret.ts'
import { createSettingsStore, type SettingsStore } from './storage/settings-store.ts'
import { systemClock } from './system-clock.ts'

export interface KioskKeeping {
  /** For what else is kept beside the settings. */
  readonly file: KeyValueFile
  readonly settings: SettingsStore
  readonly managed: ManagedConfiguration
  readonly passphrase: PassphraseLock
  readonly secretBox: SecretBox
  readonly apiKeys: ApiKeyStore
  readonly resultsSecret: SealedSecret
  /** What staff must hear of for as long as this program runs. */
  readonly troubles: readonly Failure[]
}

export interface KioskKeepingParts {
  /** The app's user-data folder. */
  readonly folder: string
  readonly onPassphrase: Parameters<typeof createPassphraseLock>[0]['onEvent']
  readonly log: Log
}

/** The rule for addresses is the same for every version. @returns SERVICE_ADDRESS_REFUSED */
export const checkServiceAddress = (baseUrl: string) => verifyUrl(baseUrl, 'v2')

export async function openKioskKeeping({ folder, onPassphrase, log }: KioskKeepingParts): Promise<KioskKeeping> {
  const open = (name: 'settings' | 'passphrase'): KeyValueFile => {
    const damaged = setAsideDamagedJson(join(folder, `${name}.json`), systemClock.nowMs())
    if (damaged !== undefined) log.error(`${name}-damaged`, { keptAs: damaged })
    return openKeyValueFile(folder, name)
  }
  const passphrase = createPassphraseLock({
    file: open('passphrase'),
    clock: systemClock,
    cost: passphraseCost,
    onEvent: onPassphrase,
  })
  const secretBox = createKeptSecretBox(createOsCipher(), passphrase)
  const file = open('settings')
  const managed = openManagedConfiguration({
    file,
    checkServiceAddress,
    environment: process.env,
    paths: policyPaths(process.platform, process.env),
    log,
  })
  const settings = createSettingsStore({ file, checkServiceAddress, managed })
  for (const name of settings.fellBack) log.warn('setting-unreadable', { name })
  const apiKeys = keyOfService(createApiKeyStore({ box: secretBox, file }), file, settings.read().serviceBaseUrl)
  const resultsSecret = createResultsSecret(secretBox, file)
  const troubles = [
    ...policyWarnings(managed),
    ...(await takeSecretFiles(
      [
        { path: managed.apiKeyFile, secret: apiKeys },
        { path: managed.resultsSecretFile, secret: resultsSecret },
      ],
      { protection: () => secretBox.protection(), log },
    )),
  ]
  return { file, settings, managed, passphrase, secretBox, apiKeys, resultsSecret, troubles }
}
