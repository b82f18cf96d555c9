import type { z } from '@medusajs/framework/zod'

/** What is wrong with a form or a question, by field (`lines.0.quantity`), each with the first thing said of it. */
export function wrongFields({ issues }: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys'
    const paths = unknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) fields[path.join('.') || 'body'] ??= unknown ? '不认识的字段' : issue.message
  }
  return fields
}
