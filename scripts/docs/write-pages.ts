/** `npm run docs`: writes the pages that are made from the program's own tables. */
import { writeFileSync } from 'node:fs'
import { inProject } from '../project.ts'
import { configurationSchema } from './configuration-schema.ts'
import { errorPage } from './error-page.ts'
import { resultSchema } from './result-schema.ts'

writeFileSync(inProject('docs/error-codes.md'), await errorPage())
writeFileSync(inProject('docs/configuration.schema.json'), await configurationSchema())
writeFileSync(inProject('docs/result.schema.json'), await resultSchema())
