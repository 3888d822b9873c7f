/** Everything that is checked without running the app: layout, lint, types, and the doors between the rooms. */
import { runScript, seconds } from './project.ts'

interface CheckStep {
  readonly name: string
  /** A file of a package, run by Node. */
  readonly script: string
  readonly args: readonly string[]
}

const tsc = (folder: string): CheckStep => ({
  name: `types of ${folder}`,
  script: 'node_modules/typescript/bin/tsc',
  args: ['--project', folder],
})

const steps: readonly CheckStep[] = [
  { name: 'layout', script: 'node_modules/prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', script: 'node_modules/eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  { name: 'doors', script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', args: ['src', '--config'] },
  tsc('src/shared'),
  tsc('src/preload'),
  tsc('src/main'),
  tsc('src/renderer/vision-worker'),
  tsc('src/renderer/vision-worker/kernels/assembly'),
  {
    name: 'types of src/renderer',
    script: 'node_modules/vue-tsc/bin/vue-tsc.js',
    args: ['--noEmit', '--project', 'src/renderer'],
  },
  {
    name: 'types of test/gallery',
    script: 'node_modules/vue-tsc/bin/vue-tsc.js',
    args: ['--noEmit', '--project', 'test/gallery'],
  },
  tsc('scripts'),
  tsc('test'),
]

export interface CheckResult {
  readonly passed: number
  readonly failed: number
}

/** Runs all steps, two at a time; one line for each, and everything a failed one said. */
export async function runChecks(): Promise<CheckResult> {
  const waiting = [...steps]
  let failed = 0
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { isOk, output, ms } = await runScript(step.script, step.args, 'keep')
      console.log(`${isOk ? 'ok    ' : 'FAILED'}  ${step.name}  (${seconds(ms)})`)
      if (isOk) continue
      failed++
      console.log(output.trimEnd())
    }
  }
  await Promise.all([work(), work()])
  return { passed: steps.length - failed, failed }
}
