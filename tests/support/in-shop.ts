/** Work done inside a running shop's backend, by a process of its own: what its clock alone would bring about much later. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { medusa } from '../../scripts/lib/backend.mjs'
import type { ShopUnderTest } from './e2e-shop'

/** Runs a script as `medusa exec` does. @throws with what it said, where it failed */
async function inShop({ run_in }: ShopUnderTest, script: string, told: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [medusa, 'exec', join(import.meta.dirname, script)], {
    cwd: run_in.folder,
    env: { ...process.env, ...run_in.env, METRICS_PORT: '', ...told },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => (said += String(some)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}\n${said}`)
}

/** The night's job of commissions, so many days from now. */
export const releaseInDays = (shop: ShopUnderTest, days: number): Promise<void> =>
  inShop(shop, 'release-in-days.mjs', { IN_DAYS: String(days) })
