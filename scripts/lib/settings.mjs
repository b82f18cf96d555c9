// Settings from a .env file beside package.json; what the environment says already wins.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { root } from './paths.mjs'

export function loadSettings() {
  const file = join(root, '.env')
  if (existsSync(file)) loadEnvFile(file)
}
