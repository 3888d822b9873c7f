/** Whether the models that the page loads are those that were built: reads the files as they lie on the disk. Loads none. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ModelFact } from '../../shared/domain/diagnostics.ts'

/** @param folder with the models and the manifest that their build wrote; nothing of it needs to read */
export async function readModelFacts(folder: string): Promise<readonly ModelFact[]> {
  const listed = await readManifest(join(folder, 'manifest.json'))
  return Promise.all(
    listed.map(async ({ file, sha256: built }) => {
      const name = basename(file)
      const sha256 = await digestOf(join(folder, name))
      if (sha256 === undefined) return { name }
      return { name, sha256, isAsBuilt: sha256 === built }
    }),
  )
}

interface ListedModel {
  readonly file: string
  readonly sha256: string
}

async function readManifest(path: string): Promise<readonly ListedModel[]> {
  try {
    const manifest = JSON.parse(await readFile(path, 'utf8')) as { readonly models?: unknown }
    return Array.isArray(manifest.models) ? manifest.models.filter(isListed) : []
  } catch {
    // without it there is no word of what was built
    return []
  }
}

function isListed(model: unknown): model is ListedModel {
  if (typeof model !== 'object' || model === null || !('file' in model) || !('sha256' in model)) return false
  return typeof model.file === 'string' && typeof model.sha256 === 'string'
}

async function digestOf(path: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  } catch {
    return undefined
  }
}
