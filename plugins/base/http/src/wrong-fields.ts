import type { z } from '@medusajs/framework/zod'

/** What is wrong with a form or a question, by field (`lines.0.quantity`), each with the first thing said of it. */
export function wrongFields({ issues }: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys'
    const paths = unknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) fields[path.join('.') || 'body'] ??= saidOf(issue)
  }
  return fields
}

/** Words of a schema's own. The library's begin in English, and may quote Chinese. */
const OWN = /^(?!Invalid |Too ).*\p{Script=Han}/su

/** Where a schema says nothing itself, the library does. */
function saidOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return '不认识的字段'
  if (OWN.test(issue.message)) return issue.message
  if (issue.code === 'too_big' && issue.origin === 'string') return `不超过 ${issue.maximum} 字`
  if (issue.code === 'too_big' && issue.origin === 'array') return `最多 ${issue.maximum} 项`
  return '填写有误'
}
