import type { IncomingMessage, ServerResponse } from 'node:http'

/** Small change of an HTTP server: whole bodies, JSON, forms, pages. */
const MAX_BODY_BYTES = 256 * 1024

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new Error('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function parseJson(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return { ...value }
}

export const pick = (source: unknown, key: string): unknown =>
  typeof source === 'object' && source !== null ? Reflect.get(source, key) : undefined

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const whole = (value: unknown): number => (Number.isInteger(value) ? Number(value) : NaN)

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
  response.end(value === null ? undefined : JSON.stringify(value))
}

export function sendPage(response: ServerResponse, html: string, status = 200) {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  })
  response.end(html)
}

export function redirect(response: ServerResponse, location: string) {
  response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' })
  response.end()
}
