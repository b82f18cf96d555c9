// How long a token goes on: its cookie is kept exactly that long.

/** Seconds a token still lives, as it says itself; 0 for one that cannot be read. */
export function lifeOf(token: string, now = Date.now()): number {
  try {
    const said = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number }
    return Math.max(0, Math.floor((said.exp ?? 0) - now / 1000))
  } catch {
    return 0
  }
}
