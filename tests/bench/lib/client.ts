/** A small JSON client for the journeys: throws with the answer's body when it is not 2xx. */
export interface JsonClient {
  post: <T>(path: string, body: unknown, headers?: Record<string, string>) => Promise<T>
  get: <T>(path: string) => Promise<T>
}

export function jsonClient(base_url: string, publishable_key: string): JsonClient {
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(base_url + path, {
      ...init,
      headers: { 'content-type': 'application/json', 'x-publishable-api-key': publishable_key, ...init.headers },
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${init.method} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as T
  }
  return {
    post: (path, body, headers) => call(path, { method: 'POST', body: JSON.stringify(body), headers }),
    get: (path) => call(path, { method: 'GET' }),
  }
}
