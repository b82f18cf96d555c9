/** Every route the backend answers: Medusa's own, its draft orders', and those of each room of this shop, read off the tree. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]
export type Route = { method: Method; path: string }

const packageFolder = (name: string) => dirname(createRequire(join(ROOT, 'backend/x')).resolve(`${name}/package.json`))

function ownFolders(): string[] {
  const plugins = readdirSync(join(ROOT, 'plugins'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'api' && entry.parentPath.endsWith('/src'))
    .map((entry) => join(entry.parentPath, entry.name))
  return [join(ROOT, 'backend/src/api'), ...plugins.filter((folder) => !folder.includes('node_modules'))]
}

const folders = (): string[] =>
  [
    join(packageFolder('@medusajs/medusa'), 'dist/api'),
    join(packageFolder('@medusajs/draft-order'), '.medusa/server/src/api'),
    ...ownFolders(),
  ].filter(existsSync)

/** `/store/orders/[id]/route.ts` → `/store/orders/:id`, once per method it exports. */
export const allRoutes = (): Route[] => routesIn(folders())
/** Those of the shop's own rooms. */
export const ownRoutes = (): Route[] => routesIn(ownFolders())

function routesIn(rooms: string[]): Route[] {
  const found = rooms.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /^route\.(?:ts|js)$/.test(entry.name))
      .flatMap((entry) => {
        const source = readFileSync(join(entry.parentPath, entry.name), 'utf8')
        const path = `/${relative(folder, entry.parentPath)}`.replace(/\[(\w+)\]/g, ':$1')
        return METHODS.filter((method) => exportsOf(source).has(method)).map((method) => ({ method, path }))
      }),
  )
  const unique = new Map(found.map((route) => [`${route.method} ${route.path}`, route]))
  return [...unique.values()].toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
}

/** Both a compiled file's `exports.GET =` and a source's `export async function GET` or `export const GET`. */
function exportsOf(source: string): Set<string> {
  const names = source.matchAll(/exports\.([A-Z]+)\b|export\s+(?:async\s+)?(?:function|const)\s+([A-Z]+)\b/g)
  const listed = source.matchAll(/export\s*\{([^}]*)\}/g)
  return new Set([
    ...[...names].map((match) => match[1] ?? match[2] ?? ''),
    ...[...listed].flatMap((match) =>
      (match[1] ?? '').split(',').map(
        (name) =>
          name
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? '',
      ),
    ),
  ])
}
