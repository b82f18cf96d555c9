/**
 * What leaves in a trace. Medusa's spans hold all headers of a request (tokens, cookies, order keys), its address with
 * the query, and whole statements with their values: here passes only what is named.
 */
import type { ReadableSpan, SpanExporter } from '@medusajs/framework/opentelemetry/sdk-trace-node'
import { routeOf } from '../follow-requests'
import { withoutPersons } from '../without-persons'

const PASSES = new Set([
  ...['http.route', 'http.method', 'http.statusCode', 'http.status_code', 'x-request-id'],
  ...['query.fields', 'fetch.select', 'fetch.relations', 'workflow.transaction_id'],
  ...['action', 'type', 'step_id', 'step_uuid', 'attempts', 'async', 'invoke_status'].map(
    (name) => `workflow.step.${name}`,
  ),
  ...['db.system', 'db.name', 'error.type'],
])
const ADDRESSED = /^((?:route handler: )?[A-Z]+) (\/.*)$/s
const OPERATION = /^\s*(select|insert|update|delete|with)\b/i
const TABLE = /\b(?:from|into|update)\s+"?([a-z_]+)/i

/** Hands spans on to `exporter` without anybody in them. */
export function impersonal(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(clean), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  }
}

export function clean(span: ReadableSpan): ReadableSpan {
  const said = Object.entries(span.attributes).filter(([name]) => PASSES.has(name))
  const value = {
    name: nameOf(span.name),
    attributes: { ...Object.fromEntries(said), ...statementOf(span.attributes['db.statement']) },
    status: { ...span.status, ...(span.status.message && { message: withoutPersons(span.status.message) }) },
    // An exception's text and stack; the log has them, cleaned.
    events: [],
  }
  return Object.create(span, Object.getOwnPropertyDescriptors(value)) as ReadableSpan
}

/** A request that no route answered is named by its address. */
function nameOf(name: string): string {
  const [, method, url] = ADDRESSED.exec(name) ?? []
  return url ? `${method} ${routeOf({ originalUrl: url })}` : name
}

/** What a statement does to which table; never its text. */
function statementOf(statement: unknown): Record<string, string> {
  if (typeof statement !== 'string') return {}
  const [, operation] = OPERATION.exec(statement) ?? []
  const [, table] = TABLE.exec(statement) ?? []
  return operation ? { 'db.operation': operation.toLowerCase(), ...(table && { 'db.sql.table': table }) } : {}
}
