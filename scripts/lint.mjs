// `npm run lint`: format, rules, types of every part, unused code, both languages complete. Every check runs even if one
// before it failed; the last line counts them.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { localeGaps, unknownMessages } from './lib/locale-keys.mjs'
import { nodeBinary, pluginsDir, root } from './lib/paths.mjs'

/** @param {string} name a program of node_modules @param {string[]} args @param {string} [cwd] */
function program(name, args, cwd = root) {
  return () => {
    const file = join(root, 'node_modules', '.bin', name)
    const path = `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH}`
    const run = spawnSync(nodeBinary, [file, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
      maxBuffer: 2 ** 26,
    })
    return run.status === 0 ? '' : run.stdout + run.stderr || `ended with ${run.status ?? run.signal}`
  }
}

const projects = [
  'backend',
  'scripts',
  'tests',
  ...readdirSync(pluginsDir).flatMap((plugin) =>
    [`plugins/${plugin}`, `plugins/${plugin}/src/admin`, `plugins/${plugin}/sandbox`].filter(hasSources),
  ),
]

/** @param {string} project a folder with a tsconfig.json of its own */
function hasSources(project) {
  if (!existsSync(join(root, project, 'tsconfig.json'))) return false
  return readdirSync(join(root, project), { recursive: true }).some((file) => /\.(tsx?|mjs)$/.test(String(file)))
}

/** @type {[string, () => string][]} */
const checks = [
  ['format', program('prettier', ['--check', '.'])],
  ['rules', program('eslint', ['.', '--max-warnings', '0'])],
  ...projects.map(
    (project) =>
      /** @type {[string, () => string]} */ ([`types ${project}`, program('tsc', ['--noEmit', '-p', project])]),
  ),
  ['prepare storefront', program('nuxt', ['prepare'])],
  ['types storefront', program('vue-tsc', ['--noEmit', '-p', '.nuxt/tsconfig.app.json'])],
  ['types storefront server', program('vue-tsc', ['--noEmit', '-p', '.nuxt/tsconfig.server.json'])],
  ['unused', program('knip', ['--no-progress', '--no-config-hints'])],
  ['languages', () => localeGaps(join(root, 'storefront', 'locales')).join('\n')],
  ['message ids', () => unknownMessages(join(root, 'storefront')).join('\n')],
]

let failed = 0
for (const [name, check] of checks) {
  const from = performance.now()
  const complaint = check()
  if (complaint) failed += 1
  console.log(`${complaint ? '✗' : '✓'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`)
  if (complaint) console.log(complaint)
}
console.log(`lint: ${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
