// The portal's calls to the backend. A form is sent once: what was not answered may have been done.
type Sent = { method?: 'GET' | 'POST' | 'DELETE'; body?: object }

/** @param path below `/store/distribution`, as `me/links`. @throws what the shop refused, for `apiProblem` */
export const askDistribution = <T>(path: string, { method = 'GET', body }: Sent = {}): Promise<T> =>
  // Which of the server's own routes this is, types need not work out.
  ($fetch as (url: string, options: object) => Promise<T>)(`/api/d/${path}`, { method, body, retry: 0 })
