import { existsSync, readFileSync } from 'node:fs'
import { z } from '@medusajs/framework/zod'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An empty line in .env means the same as no line. */
export const text = () => z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

export const address = () => z.preprocess((value) => (value === '' ? undefined : value), z.url().optional())

/** A key in PEM form (line ends may be written \n), or the path of a file that holds it. */
export const pem = () =>
  text().transform((value, context) => {
    if (value === undefined) return undefined
    if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n')
    if (existsSync(value)) return readFileSync(value, 'utf8')
    context.addIssue({ code: 'custom', message: '既不是 PEM 内容，也不是存在的文件 (neither PEM text nor a file)' })
    return z.NEVER
  })

/** @returns whether an address stays on this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname)
}
