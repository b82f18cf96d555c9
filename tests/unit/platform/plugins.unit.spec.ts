/** A new plugin is written into every list that names them all (ARCHITECTURE.md, Adding to it). */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const plugins = globSync('plugins/*/*/package.json', { cwd: root }).map((file) => {
  const [, wing, folder] = file.replaceAll('\\', '/').split('/')
  return { wing, folder, name: (JSON.parse(read(file)) as { name: string }).name }
})
type Plugin = (typeof plugins)[number]
/** What Medusa loads by itself; the others are only imported. */
const LOADED = ['modules', 'api', 'jobs', 'subscribers', 'links', 'admin']
const isLoaded = ({ wing, folder }: Plugin) =>
  LOADED.some((part) => existsSync(join(root, 'plugins', wing, folder, 'src', part)))

const LISTS: [file: string, how: string, row: (plugin: Plugin) => string, which?: (plugin: Plugin) => boolean][] = [
  ['backend/package.json', 'name it under `dependencies`', ({ name }) => `"${name}": `],
  ['backend/src/config/plugins.ts', 'say there that it runs', ({ name }) => `resolve: '${name}'`, isLoaded],
  ['package-lock.json', 'run `npm install` once', ({ wing, folder }) => `"resolved": "plugins/${wing}/${folder}"`],
  ['README.md', 'give it a row among the plugins', ({ wing, folder }) => `| \`${wing}\` | \`${folder}\` | `],
]

it.each(LISTS)('are all in %s', (file, how, row, which = () => true) => {
  const text = read(file)
  const missing = plugins.filter((plugin) => which(plugin) && !text.includes(row(plugin)))
  expect(plugins.length).toBeGreaterThan(30)
  expect(
    missing.map(({ wing, folder }) => `plugins/${wing}/${folder}`),
    `not in ${file}: ${how}`,
  ).toEqual([])
})
