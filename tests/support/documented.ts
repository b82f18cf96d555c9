/** Holds real answers against the shop's OpenAPI document, to the last field: what it does not name is wrong as well. */
import { Ajv2020, type AnySchema } from 'ajv/dist/2020'
import formats from 'ajv-formats'
import type { Policy } from './doors'

type Content = Record<string, { schema?: AnySchema & Record<string, unknown>; example?: unknown }>
type Operation = {
  operationId: string
  summary: string
  'x-who': Policy | undefined
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content; headers?: Record<string, object> }>
}
export type Document = {
  openapi: string
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}
type Answer = { status: number; data: unknown }

/** No field beside the named ones, in any object that names some. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in inside && !('additionalProperties' in inside)
    ? { ...inside, additionalProperties: false }
    : inside
}

export function answerChecker(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'shop', components: closed(document.components) })
  const wrong: string[] = []
  const check = (method: 'get' | 'post' | 'delete', path: string, wanted: number, { status, data }: Answer): void => {
    if (status !== wanted) wrong.push(`${method} ${path} → ${status}, not ${wanted}: ${JSON.stringify(data)}`)
    const responses = document.paths[path]?.[method]?.responses
    const said = responses?.[status] ?? responses?.default
    const schema = said?.content?.['application/json']?.schema
    if (!schema) return void wrong.push(`${method} ${path} → ${status}: not documented`)
    const here = JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"shop#/')) as AnySchema
    if (ajv.validate(here, data)) return
    for (const { instancePath, message, params } of ajv.errors ?? [])
      wrong.push(`${method} ${path} → ${status}: ${instancePath} ${message} ${JSON.stringify(params)}`)
  }
  return { check, wrong }
}
