import type { IncomingMessage, ServerResponse } from 'node:http'

/** Small change of an HTTP server: whole bodies, JSON, pages. */
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

/** @returns null for what is no JSON object */
export function parseJson(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function sendJson(response: ServerResponse, status: number, value: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

export function redirect(response: ServerResponse, location: string, headers: Record<string, string> = {}) {
  response.writeHead(302, { ...headers, Location: location, 'Cache-Control': 'no-store' })
  response.end()
}

const escapes = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f3f4f1;color:#1d2420;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:30rem;margin:0 auto;padding:1rem}.note{background:#fff4d6;color:#5c4300;border-radius:.5rem;padding:.5rem .75rem;font-size:.875rem}
.card{background:#fff;border-radius:.75rem;padding:1.25rem;margin:1rem 0}h1{font-size:1.125rem;margin:0 0 .5rem}
a.button{display:block;min-height:48px;border-radius:.5rem;background:#067a3d;color:#fff;font-weight:600;margin:.75rem 0 0;text-align:center;line-height:48px;text-decoration:none}
a.quiet{background:#fff;color:#1d2420;border:1px solid #c9cfca}dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0}dt{color:#5b655f}dd{margin:0;overflow-wrap:anywhere}`

export type Block = {
  title: string
  lines: [string, string][]
  links?: { to: string; words: string; quiet?: boolean }[]
}

/** Everything on it is escaped here. */
export function sendPage(response: ServerResponse, title: string, blocks: Block[], status = 200) {
  const cards = blocks.map(({ title: head, lines, links = [] }) => {
    const facts = lines.map(([name, value]) => `<dt>${escapes(name)}</dt><dd>${escapes(value)}</dd>`).join('')
    const buttons = links.map(
      ({ to, words, quiet }) => `<a class="button${quiet ? ' quiet' : ''}" href="${escapes(to)}">${escapes(words)}</a>`,
    )
    return `<div class="card"><h1>${escapes(head)}</h1><dl>${facts}</dl>${buttons.join('')}</div>`
  })
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  })
  response.end(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapes(title)}</title><style>${STYLE}</style></head>
<body><main><p class="note" role="note">微信沙箱：这里不是真正的微信。</p>${cards.join('')}</main></body></html>`)
}
