/** axe-core on an open page, whatever its content policy. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  impact: string
  nodes: { target: string[] }[]
}

/** The serious and critical accessibility faults of what the page, or the part `within`, shows now. */
export async function seriousFaults(page: Page, within = 'html'): Promise<{ id: string; targets: string[][] }[]> {
  // A colour in mid-transition is nobody's colour.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity)
    const longest = new Promise((resolve) => setTimeout(resolve, 2000))
    await Promise.race([longest, Promise.allSettled(ending.map(({ finished }) => finished))])
  })
  await page.evaluate(AXE)
  const findings = await page.evaluate(async (part) => {
    const { axe } = window as unknown as { axe: { run: (part: string) => Promise<{ violations: Finding[] }> } }
    return (await axe.run(part)).violations.map(({ id, impact, nodes }) => ({
      ...{ id, impact },
      targets: nodes.map(({ target }) => target),
    }))
  }, within)
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, targets }) => ({ id, targets }))
}
