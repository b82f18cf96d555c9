/** Talks to the freight routes with the signed-in person's session; a refusal becomes its Chinese message. */
export async function api<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/admin${path}`, {
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
