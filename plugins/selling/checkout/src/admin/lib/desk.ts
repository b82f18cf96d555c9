/** An order's money as this plugin's admin routes tell it. */
import type { StaffView } from '../../types'

export type { StaffView }

export const METHOD_NAMES = { cash: '现金', transfer: '银行转账' } as const

export const yuan = (fen: number) => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`
export const moment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })

/** What a field for a moment shows and takes, in Beijing's time whatever the machine's. */
export const toField = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)
export const fromField = (value: string) => new Date(`${value}:00+08:00`).toISOString()

export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string }
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请稍后再试')
  return answer
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有成功，请稍后再试')
