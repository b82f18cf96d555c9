/**
 * What tests of a file begin with, made once in its beforeAll: each test's database holds it as it was then, and the
 * gateway's books do. A test takes what it has not taken yet; what does not stand ready is made.
 */
import { onTestFinished } from 'vitest'

export function madeReady<Wish extends unknown[], Made>(make: (...wish: Wish) => Promise<Made>) {
  const ready: { wish: string; made: Made }[] = []
  return {
    /** Once more for each time that a test wants the same at once. */
    async prepare(...wishes: Wish[]): Promise<void> {
      for (const wish of wishes) ready.push({ wish: JSON.stringify(wish), made: await make(...wish) })
    },
    async take(...wish: Wish): Promise<Made> {
      const at = ready.findIndex((one) => one.wish === JSON.stringify(wish))
      if (at < 0) return make(...wish)
      const [taken] = ready.splice(at, 1)
      onTestFinished(() => void ready.push(taken))
      return taken.made
    },
  }
}
