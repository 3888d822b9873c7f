/** A folder laid out as Electron's own distribution, whose programs are nothing but their fuses. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** What @electron/fuses looks for in a program [Electron, docs/tutorial/fuses.md]. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron 45 is delivered: run as node, node options, inspect and the rights of file: pages are on. */
const DELIVERED = '101100011'

export async function writeElectronDistribution(folder: string): Promise<void> {
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, DELIVERED.length]), Buffer.from(DELIVERED)])
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'))
  await writeFile(join(folder, 'electron'), wire, { mode: 0o755 })
  await writeFile(join(folder, 'electron.exe'), windowsProgram(wire))
  for (const locale of ['en-US', 'fr', 'ta']) await writeFile(join(folder, 'locales', `${locale}.pak`), '')
  await writeFile(join(folder, 'version'), '45.4.1')
  await writeFile(join(folder, 'LICENSE'), 'of Electron')
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'of Chromium')
}

/** With a version to be read and a place for resources: the packager writes the asar's digest there. */
function windowsProgram(wire: Buffer): Buffer {
  const program = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(wire)
  return Buffer.from(program.generate())
}
