/** Where the backend keeps the file of a route's (decoded) path, whatever staff called it; null outside of its folder. */
export function staticAddress(path: string, backendUrl: string): URL | null {
  const names = path.split('/')
  if (names.some((name) => ['', '.', '..'].includes(name))) return null
  return new URL(`/static/${names.map(encodeURIComponent).join('/')}`, backendUrl)
}
