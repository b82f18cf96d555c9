/** The shop's own routes as the admin's pages call them, by the cookie of whoever is signed in. */
export class Fault extends Error {}

export async function call<T>(path: string, method: 'GET' | 'DELETE' = 'GET'): Promise<T> {
  const answer = await fetch(path, { method, credentials: 'include' })
  const body = (await answer.json().catch(() => ({}))) as { message?: string }
  if (!answer.ok) throw new Fault(body.message ?? '没有成功，请再试一次。')
  return body as T
}

export const messageOf = (error: unknown): string =>
  error instanceof Fault ? error.message : '暂时连不上，请过一会儿再试。'

/** `11月28日 09:30`, Beijing time. */
export const when = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  })
