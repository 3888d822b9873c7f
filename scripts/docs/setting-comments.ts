/** What the doc comments of the settings say, read out of their source: the published schema explains with the same words. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { inProject } from '../project.ts'

/** By the setting's name; one without a comment explains itself. */
export function settingComments(): ReadonlyMap<string, string> {
  const path = inProject('src/shared/domain/settings.ts')
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const comments = new Map<string, string>()
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== 'Settings') continue
    for (const member of statement.members) {
      const [comment] = ts.getJSDocCommentsAndTags(member)
      const text = ts.getTextOfJSDocComment(comment?.comment)
      if (member.name && text !== undefined) comments.set(member.name.getText(source), text.replaceAll(/\s+/g, ' '))
    }
  }
  return comments
}
