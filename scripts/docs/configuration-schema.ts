/** The JSON Schema of the policy file, made of the very schema that reads it, the settings' comments and their defaults. */
import { format } from 'prettier'
import { z } from 'zod'
import { variableOf } from '../../src/main/policy/environment-settings.ts'
import { policySchema } from '../../src/main/policy/policy-document.ts'
import { settingNames } from '../../src/main/storage/settings-store.ts'
import { defaultSettings } from '../../src/shared/domain/settings.ts'
import { settingComments } from './setting-comments.ts'

type Node = Record<string, unknown>

const parts: Readonly<Record<string, string>> = {
  locked: 'In force whatever was set at the kiosk; shown there as set by the organisation, and not to be changed.',
  defaults: 'In force until somebody sets something else at the kiosk.',
  apiKeyFile:
    'Absolute path of a file that holds the apiKey and nothing else. Read once, sealed, overwritten, removed.',
  resultsSecretFile: 'The same for the secret that signs results (`whsec_…`).',
}

export function configurationSchema(): Promise<string> {
  const schema = z.toJSONSchema(policySchema, { io: 'input' }) as Node
  const properties = schema['properties'] as Record<string, Node>
  for (const [name, description] of Object.entries(parts)) properties[name] = { description, ...properties[name] }
  const comments = settingComments()
  for (const part of ['locked', 'defaults']) {
    const settings = properties[part]?.['properties'] as Record<string, Node>
    for (const name of settingNames) {
      const comment = comments.get(name)
      const variable = `Environment: ${variableOf(name)}.`
      settings[name] = {
        description: comment === undefined ? variable : `${comment} ${variable}`,
        default: defaultSettings[name],
        ...settings[name],
      }
    }
  }
  const { $schema, ...rest } = schema
  const whole = {
    $schema,
    title: 'Countersign policy',
    description:
      'What an organisation sets for its kiosks. Made by `npm run docs`; docs/fleet.md says where the file lies.',
    ...rest,
  }
  return format(JSON.stringify(whole), { parser: 'json', printWidth: 120 })
}
