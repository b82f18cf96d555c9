/** Talks to this plugin's admin routes with the signed-in person's session; a refusal becomes its Chinese message. */
export async function api<T>(
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  body?: unknown,
  key?: string,
): Promise<T> {
  const response = await fetch(`/admin${path}`, {
    method,
    credentials: 'include',
    headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string }
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请稍后再试')
  return answer
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有成功，请稍后再试')

/** What one form is sent under, however often; a tablet over plain http has no `randomUUID`. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
