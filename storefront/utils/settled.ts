// When a page one goes back to is as tall as it was left, so that a place in it is the same place again: a page that has to
// fetch its lists anew is short at first, and grows above what one looks at.

/** A slow net's lists too; whoever goes on reading meanwhile is left alone. */
const PATIENCE_MS = 12_000
/** Parts that are loaded by themselves come within a few frames. */
const STILL_FRAMES = 6

/** @returns false where the reader went on before, by a finger, a wheel, a key or to another page: they are left alone. */
export function whenSettled(top: number, still: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const until = performance.now() + PATIENCE_MS
    const moves = ['wheel', 'touchstart', 'keydown'] as const
    let moved = false
    const onMove = () => (moved = true)
    moves.forEach((name) => window.addEventListener(name, onMove, { passive: true }))
    let height = -1
    let frames = 0
    const look = () => {
      const { scrollHeight } = document.documentElement
      frames = scrollHeight === height ? frames + 1 : 0
      height = scrollHeight
      const grown = frames >= STILL_FRAMES && scrollHeight >= top + window.innerHeight
      const done = grown && !document.querySelector('main [data-skeleton]')
      const gone = moved || !still()
      if (!gone && !done && performance.now() < until) return requestAnimationFrame(look)
      moves.forEach((name) => window.removeEventListener(name, onMove))
      resolve(!gone)
    }
    requestAnimationFrame(look)
  })
}
