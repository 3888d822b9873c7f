import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { projectFolder } from '../../scripts/project.ts'

it('the demo plays a whole visit without a display, and shows what it did', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-demo-'))
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.ts', folder], { cwd: projectFolder })
  expect(stdout).toMatch(/Answer: ".+", \d+\.\d s after "start"\./)
  expect(stdout).toContain(folder)
  const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png'))
  expect(pictures.length).toBeGreaterThanOrEqual(6)
  await rm(folder, { recursive: true, force: true })
})
