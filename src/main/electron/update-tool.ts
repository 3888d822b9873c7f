/**
 * electron-updater, told by a signed offer instead of a feed's own word: it downloads, compares the digest and runs the
 * installer of Windows. An AppImage is put in place by us, because electron-updater removes the old one first.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import {
  AppImageUpdater,
  CancellationToken,
  NsisUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { UpdateTool } from '../updates/ports.ts'
import { swapAppImage, swapBack } from '../updates/appimage-swap.ts'
import {
  addressOn,
  MAX_OFFER_BYTES,
  offerFileName,
  type UpdateKind,
  type UpdateOffer,
} from '../updates/update-offer.ts'
import { netFetch } from './net-fetch.ts'

/** @returns nothing for a checkout, MSI or deb: whatever brought those brings their successors */
export function installedKind(): UpdateKind | undefined {
  if (!app.isPackaged) return undefined
  const { platform, arch, execPath, resourcesPath, env } = process
  // NSIS leaves its uninstaller beside the program, MSI does not
  if (platform === 'win32' && arch === 'x64' && existsSync(join(dirname(execPath), `Uninstall ${app.name}.exe`)))
    return 'nsis-x64'
  // electron-builder marks deb and rpm
  const isAppImage = env['APPIMAGE'] !== undefined && !existsSync(join(resourcesPath, 'package-type'))
  if (platform === 'linux' && isAppImage && (arch === 'x64' || arch === 'arm64')) return `appimage-${arch}`
  return undefined
}

/** What the kiosk was offered and has believed already: nothing here asks a server what is new. */
class OfferProvider extends Provider<UpdateInfo> {
  readonly #info: UpdateInfo
  readonly #url: URL

  constructor(options: Readonly<Record<string, unknown>>, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime)
    this.#info = options['info'] as UpdateInfo
    this.#url = new URL(options['url'] as string)
  }

  getLatestVersion(): Promise<UpdateInfo> {
    return Promise.resolve(this.#info)
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: this.#url, info }))
  }
}

export function createUpdateTool(): UpdateTool {
  let nsis: NsisUpdater | undefined
  let downloaded: string | undefined

  return {
    async fetchOffer(feed, kind, signal) {
      const response = await netFetch(addressOn(feed, offerFileName(kind)), {
        signal,
        redirect: 'error',
        cache: 'no-store',
      })
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
      const chunks: Uint8Array[] = []
      let sizeBytes = 0
      for await (const chunk of response.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
        sizeBytes += chunk.byteLength
        if (sizeBytes > 2 * MAX_OFFER_BYTES) throw new Error('no offer is so long')
        chunks.push(chunk)
      }
      return Buffer.concat(chunks).toString('utf8')
    },

    async download(feed, offer, signal) {
      const updater = offer.kind === 'nsis-x64' ? new NsisUpdater() : new AppImageUpdater()
      updater.logger = null
      updater.autoDownload = false
      updater.autoInstallOnAppQuit = false
      updater.allowPrerelease = false
      updater.disableWebInstaller = true
      updater.disableDifferentialDownload = true
      updater.setFeedURL({
        provider: 'custom',
        updateProvider: OfferProvider,
        info: infoOf(offer),
        url: addressOn(feed, offer.fileName),
      })
      const found = await updater.checkForUpdates()
      if (!found?.isUpdateAvailable) throw new Error('the updater does not want it')
      const token = new CancellationToken()
      signal.throwIfAborted()
      signal.addEventListener('abort', () => token.cancel(), { once: true })
      downloaded = (await updater.downloadUpdate(token))[0]
      nsis = updater instanceof NsisUpdater ? updater : undefined
    },

    install(offer) {
      const appImage = process.env['APPIMAGE']
      if (offer.kind === 'nsis-x64') {
        // silent, and the kiosk is started again afterwards
        if (!nsis?.install(true, true)) return false
        app.quit()
        return true
      }
      if (appImage === undefined || downloaded === undefined) return false
      try {
        swapAppImage(appImage, downloaded)
      } catch {
        return false
      }
      return startAnew(appImage)
    },

    goBack() {
      const appImage = process.env['APPIMAGE']
      return appImage !== undefined && swapBack(appImage) && startAnew(appImage)
    },
  }
}

/** The file that stands there now; this process runs from one that is mounted and has no name any more. */
function startAnew(appImage: string): true {
  app.relaunch({ execPath: appImage, args: process.argv.slice(1) })
  app.quit()
  return true
}

function infoOf({ kind, version, fileName, sha512, sizeBytes }: UpdateOffer): UpdateInfo {
  return {
    version,
    // for everybody at this computer, so that Windows asks for an administrator
    files: [{ url: fileName, sha512, size: sizeBytes, isAdminRightsRequired: kind === 'nsis-x64' }],
    path: fileName,
    sha512,
    releaseDate: '',
  }
}
