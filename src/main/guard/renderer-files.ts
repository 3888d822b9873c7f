/** Answers app:// requests from the folder of the built renderer, and from nowhere else. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { APP_HOST } from './app-origin.ts'
import { securityHeaders } from './response-headers.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/**
 * @param folder absolute path of the built renderer
 * @returns 200 with the file; 404 for another host, a path outside the folder, an unknown kind or a missing file; 405 for any verb but GET
 */
export async function answerRendererRequest(folder: string, method: string, url: string): Promise<Response> {
  if (method !== 'GET') return refuse(405)
  const path = filePath(folder, url)
  const type = path && mediaTypes[extname(path)]
  if (!path || !type) return refuse(404)
  try {
    return new Response(await readFile(path), { headers: { ...securityHeaders, 'Content-Type': type } })
  } catch {
    // missing, a folder, unreadable: to the page they are all the same
    return refuse(404)
  }
}

function filePath(folder: string, url: string): string | undefined {
  const { host, pathname } = new URL(url)
  if (host !== APP_HOST) return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0')) return undefined
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  return path.startsWith(folder + sep) ? path : undefined
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}
