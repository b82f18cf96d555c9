/** Which right a request needs: the row of the table that names its route most narrowly. */
import type { Rights } from './types'

type Pattern = { methods: Set<string> | null; parts: string[]; open: boolean; right: string }

const split = (path: string) => path.split('/').slice(1)

function read(text: string, right: string): Pattern {
  const said = /^(\*|[A-Z]+(?:\|[A-Z]+)*) (\/\S+)$/.exec(text)
  if (!said) throw new Error(`staff: not a route: ${text}`)
  const parts = split(said[2])
  const open = parts.at(-1) === '**'
  return {
    methods: said[1] === '*' ? null : new Set(said[1].split('|')),
    parts: open ? parts.slice(0, -1) : parts,
    open,
    right,
  }
}

/** Express reads literal parts in any case. */
const names = (part: string, asked: string) => part.startsWith(':') || part === asked.toLowerCase()

function matches({ methods, parts, open }: Pattern, method: string, asked: string[]): boolean {
  if (methods && !methods.has(method)) return false
  if (open ? asked.length < parts.length : asked.length !== parts.length) return false
  return parts.every((part, i) => names(part, asked[i]))
}

/** Literal parts count before parameters, those before the rest of a path, a named method before any. */
const narrowness = ({ methods, parts, open }: Pattern) =>
  parts.reduce((sum, part) => sum + (part.startsWith(':') ? 10 : 100), 0) + (open ? 0 : 5) + (methods ? 1 : 0)

/** @returns the right that `method` at `path` (no query) needs, null where no row names it. */
export function rightsMatcher(table: Rights): (method: string, path: string) => string | null {
  const patterns = Object.entries(table.rights)
    .flatMap(([right, { routes }]) => routes.map((route) => read(route, right)))
    .sort((a, b) => narrowness(b) - narrowness(a))
  return (method, path) => {
    const asked = split(path.replace(/\/+$/, ''))
    return patterns.find((pattern) => matches(pattern, method === 'HEAD' ? 'GET' : method, asked))?.right ?? null
  }
}

/** Whether one of `roles` brings `right`. */
export function brings(table: Rights, roles: readonly string[], right: string): boolean {
  if (table.everybody.includes(right)) return true
  return roles.some((role) => table.roles[role]?.rights === '*' || table.roles[role]?.rights.includes(right))
}

/**
 * Which of `rows` a path begins with, the longest first.
 * @returns it, the value of its last parameter, and what of the path follows it
 */
export function pathMatcher<Row extends { path: string }>(rows: readonly Row[]) {
  const known = rows.map((row) => ({ row, parts: split(row.path) })).sort((a, b) => b.parts.length - a.parts.length)
  return (path: string): { row: Row; id: string; rest: string } | null => {
    const asked = split(path.replace(/\/+$/, ''))
    const found = known.find(({ parts }) => parts.length <= asked.length && parts.every((p, i) => names(p, asked[i])))
    if (!found) return null
    const at = found.parts.map((part) => part.startsWith(':')).lastIndexOf(true)
    return { row: found.row, id: asked[at] ?? '', rest: asked.slice(found.parts.length).join('/') }
  }
}
