import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from '@medusajs/framework/zod'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An empty line in .env means the same as no line. */
export const text = () => z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

/** One of these, or unset. */
export const choice = <const T extends string>(...names: T[]) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(names).optional())

export const address = () => z.preprocess((value) => (value === '' ? undefined : value), z.url().optional())

/** undefined where there is none: what listens there stays closed. */
export const port = () =>
  z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(1).max(65_535).optional())

/** A key in PEM form (line ends may be written \n), or the path of a file that holds it. */
export const pem = () =>
  text().transform((value, context) => {
    if (value === undefined) return undefined
    if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n')
    if (existsSync(value)) return readFileSync(value, 'utf8')
    context.addIssue({ code: 'custom', message: '既不是 PEM 内容，也不是存在的文件 (neither PEM text nor a file)' })
    return z.NEVER
  })

/** A JSON object; what it holds is checked by whoever reads it. */
export const json = () =>
  text().transform((value, context) => {
    if (value === undefined) return undefined
    try {
      return JSON.parse(value) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: '不是 JSON (not JSON)' })
      return z.NEVER
    }
  })

const PROXY_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Addresses and networks (`10.0.0.0/8`) whose word on whom they speak for is believed; unset: this machine alone. */
export const proxies = () =>
  text().transform((value, context) => {
    const list = (value ?? 'loopback').split(/[\s,]+/).filter(Boolean)
    for (const one of list.filter((name) => !PROXY_RANGES.has(name) && !isNetwork(name)))
      context.addIssue({ code: 'custom', message: `${one} 不是 IP 地址或网段 (neither an address nor a network)` })
    return list
  })

function isNetwork(name: string): boolean {
  const [address = '', bits, ...rest] = name.split('/')
  const version = isIP(address)
  if (!version || rest.length) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

/** @returns whether an address stays on this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname)
}
