/** Runs electron-builder with the project's own configuration, and looks at what it packed. Fetches what it needs itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform, type Configuration } from 'electron-builder'
import { inProject } from '../project.ts'
import { wrongFuses } from './fuses.ts'
import { filesInAsar, filesThatRun } from './package-contents.ts'

export type PackagePlatform = 'linux' | 'windows'

const platforms = { linux: Platform.LINUX, windows: Platform.WINDOWS } as const
const programs = { linux: 'countersign', windows: 'Countersign.exe' } as const
const unpackedFolders = {
  linux: ['linux-unpacked', 'linux-arm64-unpacked'],
  windows: ['win-unpacked'],
} as const

export interface PackWish {
  readonly platform: PackagePlatform
  /** Only the folder that an installer would hold, for this machine's processor. @default false: all installers */
  readonly isFolderOnly?: boolean
  readonly config?: Configuration
}

/** @returns paths of what was made */
export function packApp({ platform, isFolderOnly, config }: PackWish): Promise<readonly string[]> {
  return build({
    projectDir: inProject('.'),
    targets: platforms[platform].createTarget(isFolderOnly ? 'dir' : null),
    publish: 'never',
    ...(config && { config }),
  })
}

/** @returns a line for each thing that is not as it must be in the folders that the installers were made from */
export async function packageFaults(platform: PackagePlatform, output: string): Promise<readonly string[]> {
  const folders = unpackedFolders[platform].map((name) => join(output, name)).filter((folder) => existsSync(folder))
  if (folders.length === 0) return [`nothing was packed into ${output}`]
  const faults = await Promise.all(folders.map((folder) => faultsIn(folder, programs[platform])))
  return faults.flat()
}

async function faultsIn(folder: string, program: string): Promise<readonly string[]> {
  const packed = filesInAsar(join(folder, 'resources', 'app.asar'))
  const built = filesThatRun()
  const isMissing = (file: string) => !existsSync(join(folder, file))
  return [
    ...built.filter((file) => !packed.includes(file)).map((file) => `${folder}: ${file} is not in the package`),
    ...packed.filter((file) => !built.includes(file)).map((file) => `${folder}: ${file} should not be in the package`),
    ...['LICENSE', 'THIRD_PARTY_NOTICES.md'].filter(isMissing).map((file) => `${folder}: ${file} is missing`),
    ...(await wrongFuses(join(folder, program))).map((name) => `${folder}: fuse ${name} is not as it must be`),
  ]
}
