// Which test files a change reaches: those that import it, at whatever remove, and those over HTTP that knock at a route
// which leans on it, and of a route the tables of all routes. What Medusa calls by itself (hooks, subscribers, jobs,
// settings, tables) reaches every test over HTTP.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { filesUnder } from './hash.mjs'
import { Problem } from './problem.mjs'

const ROOMS = ['tests', 'plugins', 'backend', 'scripts', 'storefront']
const CODE = /\.(?:ts|tsx|mjs|vue)$/
const IMPORTED = /(?:from|import)\s*\(?\s*'([^']+)'/g
/** The storefront's own names for places. */
const PLACES = [
  ['#shared/', 'storefront/shared/'],
  ['~~/', ''],
  ['~/', 'storefront/'],
  ['@/', 'storefront/'],
]
const OF_ITSELF =
  /\/(?:workflows|subscribers|jobs|links|models|migrations|loaders|providers|config)\/|\/(?:middlewares|medusa-config|env|service)\.ts$|^package(?:-lock)?\.json$/

/** Tests that ask for every route, and for every text, in tables of their own. */
const ROUTE = /\/src\/api\/(?:.+\/route|contract)\.ts$/
const OF_ALL_ROUTES = ['openapi', 'doors', 'staff-rights'].map((name) => `tests/http/${name}.http.spec.ts`)
const OF_ALL_TEXTS = 'tests/unit/storefront/english.unit.spec.ts'
/** Tests that read files by their place in the tree, and import none of them. @type {[RegExp, string][]} */
const BY_PLACE = [
  [/\/admin\/routes\/.*page\.tsx$/, 'tests/unit/platform/menu.unit.spec.ts'],
  [/\/migrations\/[^/]+\.ts$/, 'tests/unit/platform/migrations.unit.spec.ts'],
  [/^plugins\/[^/]+\/[^/]+\/package\.json$/, 'tests/unit/platform/plugins.unit.spec.ts'],
  [/^storefront\/.*\.(?:vue|json|ts)$/, 'tests/unit/storefront/words.unit.spec.ts'],
]

/** What is not committed, or where all is, what the last commit changed. @param {string} root @returns {string[]} */
export function changedFiles(root) {
  const git = (/** @type {string[]} */ ...args) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Problem('读不到改动（git）', stderr.trim())
    return stdout.split('\n').filter(Boolean)
  }
  const open = [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')]
  return open.length ? open : git('diff', '--name-only', 'HEAD~1', 'HEAD')
}

/**
 * @param {string} root
 * @param {string[]} changed paths below `root`, also of files that are gone
 * @returns {string[]} test files below `root`, in order; journeys in the browser only for changes of what is seen there
 */
export function testsReachedBy(root, changed) {
  const files = ROOMS.flatMap((room) => filesUnder(join(root, room)))
    .map((file) => relative(root, file))
    .filter((file) => CODE.test(file))
  const importers = readImporters(root, files)
  const reached = new Set(changed)
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer)

  const specs = files.filter((file) => file.endsWith('.spec.ts'))
  const overHttp = specs.filter((file) => file.startsWith('tests/http/'))
  const inBackend = [...reached].filter((file) => /^(?:backend|plugins)\//.test(file) || file.startsWith('package'))
  const wanted = new Set(specs.filter((file) => reached.has(file)))
  if (inBackend.some((file) => OF_ITSELF.test(file))) for (const spec of overHttp) wanted.add(spec)
  else {
    const doors = inBackend.flatMap((file) => doorOf(file) ?? [])
    for (const spec of overHttp) {
      const text = readFileSync(join(root, spec), 'utf8')
      if (doors.some((door) => text.includes(door))) wanted.add(spec)
    }
  }
  if (changed.some((file) => ROUTE.test(file))) for (const spec of OF_ALL_ROUTES) wanted.add(spec)
  if (inBackend.length) wanted.add(OF_ALL_TEXTS)
  for (const [place, spec] of BY_PLACE) if (changed.some((file) => place.test(file))) wanted.add(spec)
  if (changed.some((file) => file.startsWith('storefront/') || file === 'nuxt.config.ts'))
    for (const spec of specs) if (spec.startsWith('tests/e2e/')) wanted.add(spec)
  return [...wanted].filter((file) => existsSync(join(root, file))).sort()
}

/** By file, who imports it. @param {string} root @param {string[]} files */
function readImporters(root, files) {
  const known = new Set(files)
  const packages = readPackages(root)
  /** @type {Map<string, string[]>} */
  const importers = new Map()
  for (const file of files)
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(IMPORTED)) {
      const target = targetOf(root, file, name, packages, known)
      if (target) importers.set(target, [...(importers.get(target) ?? []), file])
    }
  return importers
}

/**
 * @param {string} root @param {string} from @param {string} name
 * @param {Map<string, string>} packages @param {Set<string>} known
 */
function targetOf(root, from, name, packages, known) {
  const place = PLACES.find(([begin]) => name.startsWith(begin))
  const own = /^@shanzhen\/([^/]+)\/(.+)$/.exec(name)
  const path = name.startsWith('.')
    ? relative(root, resolve(root, dirname(from), name))
    : place
      ? place[1] + name.slice(place[0].length)
      : own && packages.get(own[1]) && join(packages.get(own[1]) ?? '', 'src', own[2])
  if (!path) return null
  const spelled = [path, ...['.ts', '.tsx', '.mjs', '.vue', '/index.ts'].map((end) => path + end)]
  return [...spelled, path.replace(/\.js$/, '.ts')].find((one) => known.has(one)) ?? null
}

/** By short name, the folder of each plugin. @param {string} root */
function readPackages(root) {
  const wings = join(root, 'plugins')
  /** @type {[string, string][]} */
  const found = (existsSync(wings) ? readdirSync(wings) : []).flatMap((wing) =>
    statSync(join(wings, wing)).isDirectory()
      ? readdirSync(join(wings, wing)).map(
          (name) => /** @type {[string, string]} */ ([name, join('plugins', wing, name)]),
        )
      : [],
  )
  return new Map(found)
}

/** `plugins/trust/lots/src/api/admin/lots/[id]/route.ts` → `/lots`: the part of its address that a test spells out. */
function doorOf(/** @type {string} */ file) {
  const address = /\/src\/api\/(.+)\/route\.ts$/.exec(file)?.[1]
  const words = address?.split('/').filter((word) => !word.startsWith('[') && !['admin', 'store'].includes(word))
  return words?.length ? `/${words[0]}` : null
}
